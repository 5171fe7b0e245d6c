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

  /// Ids of the open cases in an answer of `cases`.
  static func openCases(_ json: String) -> [String] {
    let rows = object(json)?["cases"] as? [[String: Any]] ?? []
    return rows.filter { $0["state"] as? String == "open" }.compactMap { $0["id"] as? String }
  }

  private static func object(_ json: String) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(json.utf8))) as? [String: Any]
  }
}
