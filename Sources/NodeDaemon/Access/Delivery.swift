import ElectionRecord
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
  }

  /// - Throws: ``Refusal`` when the place is taken or cannot be written.
  init(to place: CallersPlace, from data: String) throws(Refusal) {
    outbox = Outbox(data: data)
    switch place {
    case .file(let path): target = .file(try Self.begin(path), path)
    case .folder(let path): target = .folder(try Self.beginFolder(path), path)
    }
  }

  private static func begin(_ path: String) throws(Refusal) -> WholeFile {
    do throws(StoreError) {
      return try WholeFile(path, isPrivate: true)
    } catch {
      throw .fileNotWritable(path)
    }
  }

  private static func beginFolder(_ path: String) throws(Refusal) -> WholeFolder {
    do throws(StoreError) {
      return try WholeFolder(path)
    } catch {
      throw error == .exists ? .folderNotEmpty(path) : .folderNotWritable(path)
    }
  }

  deinit {
    if case .file(let file, _) = target { file.abandon() }
    outbox.remove(name)
  }

  /// Copies, brings it to the disk, reads it back, and gives it its name last.
  ///
  /// - Throws: ``Refusal``; nothing has the name then.
  func take() throws(Refusal) {
    let source = outbox.path(name)
    switch target {
    case .file(let file, let path):
      try moving(.fileNotWritable(path)) { () throws(StoreError) in
        try file.append(contentsOf: source)
        try file.finish()
      }
    case .folder(let folder, let path):
      try moving(.folderNotWritable(path)) { () throws(StoreError) in
        try folder.copy(contentsOf: source)
        try folder.finish()
      }
    }
  }

  private func moving(_ refusal: Refusal, _ work: () throws(StoreError) -> Void) throws(Refusal) {
    // A daemon of an earlier version knows no outbox, and says done all the same.
    try wrapping({ $0 == .notFound ? Refusal(daemon: .malformed) : refusal }, work)
  }
}
