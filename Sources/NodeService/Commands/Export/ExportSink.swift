import ElectionRecord
import Foundation
import JournalStore

/// Takes the files of an export one after the other, each piece by piece, and remembers their digests.
final class ExportSink {
  private let write: (String, [UInt8]) throws(Refusal) -> Void
  private let close: () throws(Refusal) -> Void
  private var current: (name: String, digest: RunningDigest)?
  /// SHA-256 of each file that is finished.
  private(set) var digests: [String: Digest32] = [:]

  /// - Parameters:
  ///   - write: Appends bytes to the named file.
  ///   - close: Makes everything written durable.
  init(
    write: @escaping (String, [UInt8]) throws(Refusal) -> Void,
    close: @escaping () throws(Refusal) -> Void
  ) {
    (self.write, self.close) = (write, close)
  }

  func append(_ bytes: [UInt8], to name: String) throws(Refusal) {
    if current?.name != name { finishFile() }
    var digest = current?.digest ?? RunningDigest()
    digest.append(bytes)
    current = (name, digest)
    try write(name, bytes)
  }

  /// Ends the current file.
  func finishFile() {
    if let current { digests[current.name] = current.digest.finish() }
    current = nil
  }

  func finish() throws(Refusal) {
    finishFile()
    try close()
  }
}

/// The files of a small export, for one answer.
final class ExportMemory {
  /// The most bytes of one answer.
  static let bytesMax = 24 << 20

  private(set) var files: [NamedFile] = []
  private var name: String?
  private var bytes = Data()
  private var total = 0

  func append(to name: String, _ piece: [UInt8]) throws(Refusal) {
    if self.name != name { finishFile() }
    self.name = name
    total += piece.count
    guard total <= Self.bytesMax else { throw .tooLargeForReply(limitBytes: Self.bytesMax) }
    bytes += piece
  }

  func finishFile() {
    if let name { files.append(NamedFile(name: name, bytes: bytes)) }
    name = nil
    bytes = Data()
  }
}

/// The files of an export in a folder of their own, which has its name once all of them are whole.
///
/// Ownership: one file is open at a time; it is on the disk and read back before the next one begins.
final class ExportFolder {
  private let path: String
  private let folder: WholeFolder
  private let secret: [String]
  private var name: String?
  private var file: DiskFile?

  /// Begins a folder that is new, or takes the place of an empty one.
  ///
  /// - Parameters:
  ///   - subfolder: A folder in it that files will be put into.
  ///   - secret: Files that only their owner may read.
  init(path: String, subfolder: String?, secret: [String] = []) throws(Refusal) {
    (self.path, self.secret) = (path, secret)
    do throws(StoreError) {
      folder = try WholeFolder(path)
      if let subfolder { try FolderSync.make("\(folder.part)/\(subfolder)") }
    } catch {
      throw .folderNotWritten(path, error)
    }
  }

  func append(to name: String, _ piece: [UInt8]) throws(Refusal) {
    try writing { () throws(StoreError) in
      if self.name != name { try begin(name) }
      try file?.append(piece)
    }
  }

  private func begin(_ name: String) throws(StoreError) {
    try file?.finish()
    file = try folder.file(name, isPrivate: secret.contains(name))
    self.name = name
  }

  func finish() throws(Refusal) {
    try writing { () throws(StoreError) in
      try file?.finish()
      file = nil
      try folder.finish()
    }
  }

  private func writing(_ work: () throws(StoreError) -> Void) throws(Refusal) {
    do throws(StoreError) {
      try work()
    } catch {
      throw .folderNotWritten(path, error)
    }
  }
}
