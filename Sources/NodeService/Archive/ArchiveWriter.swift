import ElectionRecord
import Foundation
import JournalStore

/// Writes an archive member by member.
///
/// Ownership: the file is on the disk and read back by ``finish()``, and gets its name last.
final class ArchiveWriter {
  private let path: String
  private let whole: WholeFile
  private(set) var members: [ArchiveManifest.Member] = []

  init(path: String) throws(Refusal) {
    self.path = path
    if FileManager.default.fileExists(atPath: path) { throw .fileExists(path) }
    do throws(StoreError) {
      whole = try WholeFile(path, isPrivate: true)
    } catch {
      throw .notWritten(path, error)
    }
  }

  /// Adds a member of known content.
  func add(_ bytes: [UInt8], as name: String) throws(Refusal) {
    try write(TarFormat.header(name: name, size: UInt64(bytes.count)))
    try write(bytes)
    try write([UInt8](repeating: 0, count: TarFormat.padding(UInt64(bytes.count))))
    members.append(.init(name: name, sha256: Digest32(sha256: bytes).hex))
  }

  /// Adds a file, piece by piece.
  func add(file: String, as name: String) throws(Refusal) {
    let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? UInt64) ?? 0
    guard let source = FileHandle(forReadingAtPath: file), size <= TarFormat.memberBytesMax else {
      throw .fileNotWritable(path)
    }
    defer { try? source.close() }
    try write(TarFormat.header(name: name, size: size))
    var digest = RunningDigest()
    var copied: UInt64 = 0
    while let piece = try? source.read(upToCount: 1 << 20), !piece.isEmpty {
      digest.append(piece)
      copied += UInt64(piece.count)
      try write(Array(piece))
    }
    guard copied == size else { throw .fileNotWritable(path) }
    try write([UInt8](repeating: 0, count: TarFormat.padding(size)))
    members.append(.init(name: name, sha256: digest.finish().hex))
  }

  /// Adds every file of a folder and of its folders, in the order of their names.
  func add(contentsOf folder: String) throws(Refusal) {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    for path in names.sorted() {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder) else {
        throw .fileNotWritable(self.path)
      }
      if !isFolder.boolValue { try add(file: "\(folder)/\(path)", as: path) }
    }
  }

  func finish() throws(Refusal) {
    try write(TarFormat.trailer)
    do {
      try whole.finish()
    } catch {
      throw .fileNotWritable(path)
    }
  }

  /// Takes the unfinished file away.
  func abandon() { whole.abandon() }

  private func write(_ bytes: [UInt8]) throws(Refusal) {
    do {
      try whole.append(bytes)
    } catch {
      throw .fileNotWritable(path)
    }
  }
}
