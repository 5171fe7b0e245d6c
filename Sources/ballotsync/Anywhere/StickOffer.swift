import ElectionRecord
import ElectionReports
import Foundation
import NodeService
import SyncProtocol

/// What the sticks hold that are plugged in, for a clerk who does not know a file's name.
enum StickOffer {
  /// Where systems put sticks: each of these, and the folders in them, two deep (`/media/clerk/STICK`).
  private static let roots = ["/media", "/run/media", "/mnt"]
  private static let depthMax = 2
  /// A stick with more files is named without them.
  private static let filesMax = 200

  /// Nothing is imported: what may be is listed with the command for it.
  static func reply(_ language: Language, roots: [String] = roots) -> CommandReply {
    let found = roots.flatMap { files(below: $0, depth: depthMax) }
    guard !found.isEmpty else { return nothing.reply(language) }
    let lines = found.map { "  ballotsync import \(quoted($0))" }
    let head = language == .zh ? "U 盘上可以导入的文件：" : "To be imported from what is plugged in:"
    return CommandReply(
      json: CanonicalJSON.text(.object(["files": .array(found.map { .string($0) }), "outcome": "offered"])),
      text: ([head] + lines).map { $0 + "\n" }.joined())
  }

  /// The refusal of a file that is not there, with those that lie beside its place.
  static func beside(_ path: String, _ refusal: Refusal) -> Refusal {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let names = files(in: folder).map { URL(fileURLWithPath: $0).lastPathComponent }
    guard !names.isEmpty else { return refusal }
    return Refusal(
      refusal.code, refusal.exitStatus,
      zh: refusal.message.zh + "那里可以导入的有：" + names.joined(separator: "、"),
      en: refusal.message.en + " To be imported from there: " + names.joined(separator: ", "))
  }

  private static func files(below folder: String, depth: Int) -> [String] {
    let own = files(in: folder)
    guard depth > 0, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return own }
    let folders = names.filter { !$0.hasPrefix(".") }.sorted().map { "\(folder)/\($0)" }
      .filter(CarriedFile.isFolder)
    return own + folders.flatMap { files(below: $0, depth: depth - 1) }
  }

  private static func files(in folder: String) -> [String] {
    guard let all = try? CarriedKind.files([folder]), all.count <= filesMax else { return [] }
    return all.filter { (try? CarriedKind(of: $0)) == .stick }
  }

  /// A path that a shell reads as one word.
  private static func quoted(_ path: String) -> String {
    path.contains { " '\"$`\\*?[]()&;<>|".contains($0) }
      ? "'" + path.replacingOccurrences(of: "'", with: "'\\''") + "'" : path
  }

  private static let nothing = Refusal(
    "nothingOffered", .failed, zh: "没有找到 U 盘上可以导入的文件。请插好 U 盘，或写出文件或目录：ballotsync import /media/usb",
    en: "No file to import was found on a stick. Plug it in, or name a file or folder: ballotsync import /media/usb")
}
