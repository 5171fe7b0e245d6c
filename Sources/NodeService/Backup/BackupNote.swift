import ElectionRecord
import Foundation
import JournalStore

/// What marks a data directory as a copy of the hall's: nothing is recorded in it before two officers took it up.
package struct BackupNote: Codable, Equatable, Sendable {
  /// Its file in the directory.
  static let file = "backup.json"

  /// The hall's clock when the copy was made, seconds since 1970 UTC.
  package let madeAt: Int64
  /// Entries of all journals in it.
  package let entries: UInt64

  /// Nil where the directory is no copy.
  static func read(in folder: String) -> BackupNote? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(file)") else { return nil }
    // Whatever stands in it, somebody made this a copy.
    return (try? JSONDecoder().decode(BackupNote.self, from: data)) ?? BackupNote(madeAt: 0, entries: 0)
  }

  func write(to file: DiskFile) throws(StoreError) {
    try file.append(Array(NodeDirectory.canonical(self).utf8))
    try file.finish()
  }

  /// - Throws: ``StoreError`` where the disk does not take it; the directory is a copy as before then.
  static func remove(in folder: String) throws(StoreError) {
    guard unlink("\(folder)/\(file)") == 0 || errno == ENOENT else { throw StoreError.ofSystemCall() }
    try FolderSync.names(in: folder)
  }
}
