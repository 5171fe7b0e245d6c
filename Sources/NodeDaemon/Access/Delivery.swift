import ElectionRecord
import Foundation
import JournalStore
import NodeService
import NodeWeb

/// Takes what a daemon left in its outbox to the caller's place, by the caller's own hands.
///
/// Ownership: the place is begun before the daemon is asked, so that one that cannot be written is refused before
/// anything is done; what is left in the outbox goes with the value.
final class Delivery {
  let name = OutboxName(random: Randomness.bytes(8))
  private let outbox: Outbox
  private let target: Target

  private enum Target {
    case file(WholeFile, String)
    case folder(WholeFolder, String)
    case answer
  }

  /// - Throws: ``Refusal`` when the place is taken or cannot be written.
  init(to place: CallersPlace, from data: String) throws(Refusal) {
    outbox = Outbox(data: data)
    switch place {
    case .file(let path): target = .file(try Self.begin(path), path)
    case .folder(let path): target = .folder(try Self.beginFolder(path), path)
    case .answer: target = .answer
    }
  }

  /// Leaves bytes for the daemon to take.
  ///
  /// - Throws: ``Refusal`` when the disk of the data directory does not take them.
  convenience init(bringing bytes: Data, to data: String) throws(Refusal) {
    try self.init(to: .answer, from: data)
    try outbox.put(bytes, name)
  }

  private static func begin(_ path: String) throws(Refusal) -> WholeFile {
    do throws(StoreError) {
      return try WholeFile(path, isPrivate: true)
    } catch {
      throw .notWritten(path, error)
    }
  }

  private static func beginFolder(_ path: String) throws(Refusal) -> WholeFolder {
    do throws(StoreError) {
      return try WholeFolder(path)
    } catch {
      throw .folderNotWritten(path, error)
    }
  }

  deinit {
    if case .file(let file, _) = target { file.abandon() }
    outbox.remove(name)
  }

  /// Copies, brings it to the disk, reads it back, and gives it its name last.
  ///
  /// - Returns: The answer, with what belongs to it.
  /// - Throws: ``Refusal``; nothing has the name then.
  func take(with reply: CommandReply) throws(Refusal) -> CommandReply {
    let source = outbox.path(name)
    switch target {
    // A daemon of an earlier version has put it into the answer itself.
    case .answer: return FileManager.default.contents(atPath: source).map(reply.carrying) ?? reply
    case .file(let file, let path):
      try moving(path, isFolder: false) { () throws(StoreError) in
        try file.append(contentsOf: source)
        try file.finish()
      }
    case .folder(let folder, let path):
      try moving(path, isFolder: true) { () throws(StoreError) in
        try folder.copy(contentsOf: source)
        try folder.finish()
      }
    }
    return reply
  }

  private func moving(_ path: String, isFolder: Bool, _ work: () throws(StoreError) -> Void) throws(Refusal) {
    // A daemon of an earlier version knows no outbox, and says done all the same.
    do throws(StoreError) {
      try work()
    } catch .notFound {
      throw Refusal(daemon: .malformed)
    } catch {
      throw isFolder ? .folderNotWritten(path, error) : .notWritten(path, error)
    }
  }
}
