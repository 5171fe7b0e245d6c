package import ElectionRecord
package import Foundation
import JournalStore

/// Where a command's file or folder belongs: in the caller's place, as the caller sees it.
package enum CallersPlace: Equatable, Sendable {
  /// A new file.
  case file(String)
  /// A new folder.
  case folder(String)
  /// None: it comes with the answer.
  case answer
}

/// A command that writes what is too large for its answer.
///
/// A daemon has a working directory, permissions, a `/tmp` and a `/home` of its own, so it writes nothing where a
/// caller says: it leaves it in its ``Outbox``, and the caller takes it from there to its place.
package protocol WritingCommand: NodeCommand {
  /// Nil where everything is in the answer.
  var place: CallersPlace? { get }

  /// The same for a daemon.
  func leaving(in outbox: OutboxName) -> Self
}

/// Under which name a daemon leaves what one command wrote: drawn by the caller, sixteen hexadecimal digits.
package struct OutboxName: Codable, Equatable, Sendable {
  package let text: String

  /// - Parameter random: Eight random bytes.
  package init(random: [UInt8]) {
    precondition(random.count == 8, "the name of what is left in an outbox is eight random bytes")
    text = Hex.text(random)
  }

  package init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
    // It is a file's name in the data directory.
    guard Hex.bytes(text)?.count == 8 else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "an outbox's name"))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// The folder of a data directory in which a daemon leaves files for its callers, who own the directory too or are
/// root.
///
/// Ownership: the caller deletes what it has taken; what a dead one left goes when the next daemon starts, or
/// an hour later with what the next caller asks for.
package struct Outbox: Sendable {
  /// How long something lies there for its caller, in seconds.
  private static let keptSeconds = 3600

  private let folder: String

  /// - Parameter data: The data directory.
  package init(data: String) { folder = data + "/outbox" }

  /// Where a file or folder of that name lies.
  package func path(_ name: OutboxName) -> String { "\(folder)/\(name.text)" }

  /// Takes one away.
  package func remove(_ name: OutboxName) {
    for path in [path(name), path(name) + WholeFile.partSuffix] { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Takes all of them away.
  package func empty() { try? FileManager.default.removeItem(atPath: folder) }

  /// Leaves a file for the daemon.
  ///
  /// - Throws: ``Refusal`` where the disk of the data directory does not take it.
  package func put(_ bytes: Data, _ name: OutboxName) throws(Refusal) {
    try make()
    do {
      try WholeFile.write(bytes, to: path(name), isPrivate: true)
    } catch {
      throw .outboxFailed(isFull: error == .diskFull, isBringing: true)
    }
  }

  /// What the caller is told of an error that names a file in here.
  static func refusal(of error: Refusal) -> Refusal {
    let isFull = error.code == Refusal.notWritten("", .diskFull).code
    let ofTheDisk = [
      Refusal.fileNotWritable(""), .folderNotWritable(""), .placeReadOnly(""), .notWritten("", .damaged(place: "")),
    ]
    guard isFull || ofTheDisk.contains(where: { $0.code == error.code }) else { return error }
    return .outboxFailed(isFull: isFull)
  }

  fileprivate func make() throws(Refusal) {
    do throws(StoreError) {
      try FolderSync.make(folder, mode: 0o700)
    } catch {
      throw .outboxFailed(isFull: error == .diskFull)
    }
    removeForgotten()
  }

  /// What a caller left that died long ago: a living one takes its file within minutes.
  private func removeForgotten() {
    for name in DataDirectory.names(in: folder) {
      var status = stat()
      guard stat("\(folder)/\(name)", &status) == 0, time(nil) - status.st_mtim.tv_sec > Self.keptSeconds else {
        continue
      }
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }
}

extension CommandContext {
  /// What the caller left for this daemon.
  ///
  /// - Throws: ``Refusal`` where nothing is, or elsewhere than at a daemon.
  func brought(_ name: OutboxName) throws(Refusal) -> Data {
    guard let path = outbox?.path(name), let bytes = FileManager.default.contents(atPath: path) else {
      throw .placeOfAnother
    }
    return bytes
  }

  /// Writes to where this process may: the caller's own place, or the outbox of the daemon.
  ///
  /// - Throws: What `work` throws; ``Refusal`` for a place of the caller's at a daemon, and for an outbox elsewhere.
  func writing(
    _ place: String?, _ name: OutboxName?, _ work: (String) throws(Refusal) -> CommandAnswer
  ) throws(Refusal) -> CommandAnswer {
    switch (outbox, place, name) {
    case (nil, let place?, nil): return try work(place)
    case (let outbox?, nil, let name?):
      try outbox.make()
      do throws(Refusal) {
        return try work(outbox.path(name))
      } catch {
        outbox.remove(name)
        throw Outbox.refusal(of: error)
      }
    default: throw .placeOfAnother
    }
  }
}

extension Refusal {
  /// A daemon would write where nobody looks.
  static let placeOfAnother = Refusal(
    "placeOfAnother", .failed, zh: "守护程序看到的目录与你看到的不同，没有写出。请用与守护程序同一版本的 ballotsync 命令。",
    en: "The daemon sees other folders than you do, and wrote nothing. Use the ballotsync command of the daemon's "
      + "version.")

  /// What goes through a daemon lies in its data directory in between.
  ///
  /// - Parameter isBringing: Whether the caller brings something, and does not take it away.
  fileprivate static func outboxFailed(isFull: Bool, isBringing: Bool = false) -> Refusal {
    let reason = isFull ? "写不下" : "写不了（可能坏了，或成了只读）"
    let cause = isFull ? "takes no more" : "cannot be written: it fails, or became read-only"
    let first = isFull ? ("请腾出空间；或", "Free some space; or ") : ("请", "")
    let way = isBringing ? ("直接读入", "reads the file itself") : ("直接写到 U 盘", "writes to the stick itself")
    let stop = isFull ? "stop" : "Stop"
    return Refusal(
      isFull ? "outboxFull" : "outboxFailing", .failed,
      zh: "数据目录所在的磁盘\(reason)，没有办理。\(first.0)停止守护程序（ballotsync serve），再用同一命令\(way.0)。",
      en:
        "The disk of the data directory \(cause); nothing was done. \(first.1)\(stop) the daemon (ballotsync serve) and "
        + "give the same command, which then \(way.1).")
  }
}
