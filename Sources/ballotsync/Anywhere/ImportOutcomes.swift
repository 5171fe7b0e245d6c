import ElectionRecord
import ElectionReports
import Foundation
import NodeService
import SyncProtocol

/// What became of each of several files.
struct ImportOutcomes {
  let language: Language
  private var lines: [String] = []
  private var members: [String] = []
  private var exitStatus: Int32 = 0
  private var taken = 0
  /// Files that are sealed to other laptops, and the status of the last one.
  private var others: (count: Int, status: Int32) = (0, 0)

  init(language: Language) { self.language = language }

  /// - Parameter reply: The node's answer to a file that it was given.
  mutating func add(_ file: String, _ kind: CarriedKind, _ reply: CommandReply?) {
    let name = URL(fileURLWithPath: file).lastPathComponent
    let text = reply?.text.trimmingCharacters(in: .whitespacesAndNewlines) ?? kind.text.text(language)
    lines.append("\(name)  \(text)")
    let head = "\"file\":\(CanonicalJSON.text(.string(name))),\"kind\":\"\(kind.rawValue)\""
    members.append("{\"answer\":\(reply?.json ?? "null"),\(head)}")
    guard let reply else { return }
    if reply.exitStatus == 0 { taken += 1 }
    if reply.isForOthers {
      others = (others.count + 1, reply.exitStatus)
    } else {
      exitStatus = max(exitStatus, reply.exitStatus)
    }
  }

  var reply: CommandReply {
    // Where nothing was for this laptop, that is what went wrong.
    let exitStatus = taken == 0 ? max(self.exitStatus, others.status) : self.exitStatus
    let isNothing = taken == 0 && exitStatus == 0
    let outcome = exitStatus == 0 && !isNothing ? "done" : "failed"
    let last =
      isNothing
      ? BilingualText(zh: "这里没有可以导入的文件。", en: "Nothing here can be imported.")
      : BilingualText(zh: "导入 \(taken) 个文件。\(forOthers.zh)", en: "Files imported: \(taken).\(forOthers.en)")
    return CommandReply(
      json: "{\"files\":[\(members.joined(separator: ","))],\"outcome\":\"\(outcome)\"}",
      text: (lines + [last.text(language)]).map { $0 + "\n" }.joined(),
      exitStatus: isNothing ? ExitStatus.failed.rawValue : exitStatus, isError: outcome == "failed")
  }

  private var forOthers: BilingualText {
    others.count == 0
      ? BilingualText(zh: "", en: "")
      : BilingualText(zh: "另有 \(others.count) 个不是发给这台电脑的。", en: " Sealed to other laptops: \(others.count).")
  }
}

extension CommandReply {
  /// Whether a file was refused because it is sealed to other laptops.
  fileprivate var isForOthers: Bool { reason == StickError.notARecipient(recipients: []).refusal.code }
}
