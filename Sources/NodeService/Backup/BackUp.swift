package import ElectionRecord
package import ElectionReports
import Foundation
import JournalStore

/// 备份: the hall's whole data directory as it is committed, its keys too, in a new folder for its owner alone.
package struct BackUp: WritingCommand {
  package static let keys = ["backUp"]

  /// New.
  let folder: String?
  private var outbox: OutboxName?

  package init(folder: String) { self.folder = folder }

  private init(leavingIn outbox: OutboxName) { (folder, self.outbox) = (nil, outbox) }

  package var isRepeatable: Bool { false }
  package var place: CallersPlace? { folder.map(CallersPlace.folder) }

  /// The same for a daemon, which leaves it there.
  package func leaving(in outbox: OutboxName) -> BackUp { BackUp(leavingIn: outbox) }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    guard node.isHall else { throw .backupAtSite }
    guard let roll = context.roll, let data = context.data else { throw StoreError.notFound.refusal }
    _ = try context.writing(folder, outbox) { (path) throws(Refusal) in
      do throws(StoreError) {
        try Self.copy(
          data, node.store, node.isEncrypted ? nil : roll, BackupNote(madeAt: node.clock.now(), entries: node.entries),
          to: path)
        return CommandAnswer(["outcome": "done"], [])
      } catch {
        throw .folderNotWritten(path, error)
      }
    }
    return CommandAnswer(
      node.held, [context.say("已备份：各日志共 \(node.entries) 条。", "Backed up: \(node.entries) entries of all journals.")])
  }

  /// What is another process's business, or copied as a database.
  private static let leftOut = ["lock", "socket", "address", "outbox", BackupNote.file]

  private static func copy(
    _ data: String, _ store: JournalStore, _ roll: RollStore?, _ note: BackupNote, to path: String
  ) throws(StoreError) {
    let target = try WholeFolder(path)
    guard chmod(target.part, 0o700) == 0 else { throw StoreError.ofSystemCall() }
    for name in DataDirectory.names(in: data).subtracting(leftOut).sorted() {
      guard !DataDirectory.isDatabase(name), !name.hasSuffix(WholeFile.partSuffix), isFile("\(data)/\(name)") else {
        continue
      }
      let file = try target.file(name, isPrivate: true)
      try file.append(contentsOf: "\(data)/\(name)")
      try file.finish()
    }
    try store.copy(to: "\(target.part)/\(DataDirectory.databaseName)")
    // An encrypted one is among the files.
    try roll?.copy(to: "\(target.part)/\(DataDirectory.rollName)")
    try note.write(to: target.file(BackupNote.file, isPrivate: true))
    try target.finish()
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

/// A backup, read back.
package enum BackupFolder {
  /// Opens the node in it, with all that is checked at every opening, and holds it against the answer that made it. Its
  /// mark keeps it from writing anything.
  ///
  /// - Parameter passphrase: Of an encrypted one.
  /// - Returns: The members of the answer.
  /// - Throws: ``Refusal`` with `backupUnsound`; what opening throws.
  package static func check(
    _ path: String, unlocking passphrase: String?, against reply: CommandReply, clock: any NodeClock
  ) throws -> [String: JSONValue] {
    let found = try NodeDirectory.open(path, unlocking: passphrase, clock: clock).node.held
    guard CanonicalJSON.text(.object(found)) == reply.json else { throw Refusal.backupUnsound(path) }
    return found
  }

  /// Whether one broken disk takes both.
  package static func isOnOneDisk(_ a: String, _ b: String) -> Bool {
    var one = stat()
    var other = stat()
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev
  }
}

extension Node {
  /// What a backup of this moment has to hold.
  fileprivate var held: [String: JSONValue] {
    ["outcome": "done", "entries": .integer(Int(entries)), "digest": .string(frontier.digest.hex)]
  }
}

extension Refusal {
  fileprivate static let backupAtSite = Refusal(
    "backupAtSite", .usage,
    zh: "投票点的电脑不做备份：用副本恢复会使日志分叉。它的记录靠同步或 U 盘（export）送到会场；换电脑时登记一台新的。",
    en:
      "A site's laptop has no backup: restoring a copy would fork its journal. What it holds goes to the hall by "
      + "synchronising or by stick (export); a laptop is replaced by enrolling a new one.")

  fileprivate static func backupUnsound(_ path: String) -> Refusal {
    Refusal(
      "backupUnsound", .failed, zh: "\(path) 读回的内容与会场主机的不一样，没有保留。磁盘可能坏了，请换一块再备份。",
      en:
        "What was read back of \(path) is not what the hall holds, and was not kept. The disk may be broken: take another."
    )
  }
}
