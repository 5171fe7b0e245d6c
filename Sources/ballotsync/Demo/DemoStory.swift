import ElectionRecord
import ElectionReports
import Foundation

/// What the demonstration tells while it runs: to standard output, or to standard error when that carries JSON.
final class DemoStory: Sendable {
  private let language: Language
  private let handle: FileHandle
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  init(language: Language, json: Bool) {
    self.language = language
    handle = json ? .standardError : .standardOutput
    start = clock.now
  }

  func say(_ zh: String, _ en: String, count: Int? = nil) {
    let seconds = (clock.now - start).components.seconds
    let stamp = String(repeating: " ", count: max(0, 3 - "\(seconds)".count)) + "\(seconds) s  "
    let suffix = count.map { language == .zh ? "（\($0) 个）" : " (\($0))" } ?? ""
    Terminal.write(stamp + (language == .zh ? zh : en) + suffix + "\n", to: handle)
  }

  /// What a verb answered, set off.
  func lines(_ text: String) {
    let set = text.split(separator: "\n", omittingEmptySubsequences: false).map { "       \($0)\n" }.joined()
    Terminal.write(set, to: handle)
  }

  /// One voter tried a second site.
  func attempt(_ site: SiteID, outcome: String, reason: ReasonCode?) {
    let why = reason.map { Wording.name($0).text(language) } ?? ""
    let what = outcome == "provisional" ? ("只能投待核票", "an envelope only") : ("不予发票", "refused")
    say("  有选民在 \(site) 再次领票：\(what.0)（\(why)）", "  a voter tries again at \(site): \(what.1) (\(why))")
  }
}

/// Reads single members of the program's own JSON answers.
enum DemoJSON {
  static func text(_ json: String, _ key: String) -> String? { object(json)?[key] as? String }

  /// Whole numbers by their keys; 0 for one that is not there.
  static func numbers(_ json: String, _ keys: [String]) -> [Int] {
    let members = object(json) ?? [:]
    return keys.map { members[$0] as? Int ?? 0 }
  }

  /// Each office of an answer on the nomination, with how many were put forward and how many stand.
  static func offices(_ json: String) -> [(name: String, nominees: Int, formal: Int)] {
    let rows = object(json)?["offices"] as? [[String: Any]] ?? []
    return rows.map { row in
      (
        row["contest"] as? String ?? "", (row["preliminary"] as? [Any])?.count ?? 0,
        (row["formal"] as? [Any])?.count ?? 0
      )
    }
  }

  /// Findings of a report that nobody has explained.
  static func unexplained(_ json: String) -> [(code: String, site: String?, contest: String?)] {
    let rows = object(json)?["findings"] as? [[String: Any]] ?? []
    return rows.filter { $0["explained"] as? Bool == false }
      .map { ($0["code"] as? String ?? "", $0["site"] as? String, $0["contest"] as? String) }
  }

  /// Ids of the open cases in an answer of `cases`.
  static func openCases(_ json: String) -> [String] {
    let rows = object(json)?["cases"] as? [[String: Any]] ?? []
    return rows.filter { $0["state"] as? String == "open" }.compactMap { $0["id"] as? String }
  }

  private static func object(_ json: String) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(json.utf8))) as? [String: Any]
  }
}
