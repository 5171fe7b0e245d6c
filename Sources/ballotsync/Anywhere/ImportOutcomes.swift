import ElectionRecord
import ElectionReports
import Foundation
import NodeService

/// What became of each of several files.
struct ImportOutcomes {
  let language: Language
  private var lines: [String] = []
  private var members: [String] = []
  private var exitStatus: Int32 = 0
  private var taken = 0

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
    exitStatus = max(exitStatus, reply.exitStatus)
  }

  var reply: CommandReply {
    let isNothing = taken == 0 && exitStatus == 0
    let outcome = exitStatus == 0 && !isNothing ? "done" : "failed"
    let last =
      isNothing
      ? BilingualText(zh: "这里没有可以导入的文件。", en: "Nothing here can be imported.")
      : BilingualText(zh: "导入 \(taken) 个文件。", en: "Files imported: \(taken).")
    return CommandReply(
      json: "{\"files\":[\(members.joined(separator: ","))],\"outcome\":\"\(outcome)\"}",
      text: (lines + [last.text(language)]).map { $0 + "\n" }.joined(),
      exitStatus: isNothing ? ExitStatus.failed.rawValue : exitStatus, isError: outcome == "failed")
  }
}
