import ElectionRecord
import Foundation

/// Takes the files of an export one after the other, each piece by piece, and remembers their digests.
final class ExportSink {
  private let write: (String, [UInt8]) throws(CommandFailure) -> Void
  private let close: () throws(CommandFailure) -> Void
  private var current: (name: String, digest: RunningDigest)?
  /// SHA-256 of each file that is finished.
  private(set) var digests: [String: Digest32] = [:]

  /// - Parameters:
  ///   - write: Appends bytes to the named file.
  ///   - close: Makes everything written durable.
  init(
    write: @escaping (String, [UInt8]) throws(CommandFailure) -> Void,
    close: @escaping () throws(CommandFailure) -> Void
  ) {
    self.write = write
    self.close = close
  }

  func append(_ bytes: [UInt8], to name: String) throws(CommandFailure) {
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

  func finish() throws(CommandFailure) {
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

  func append(to name: String, _ piece: [UInt8]) throws(CommandFailure) {
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

/// The files of an export in a folder of their own.
///
/// Ownership: one file is open at a time; it is synchronised and closed when the next one begins.
final class ExportFolder {
  private let path: String
  private var name: String?
  private var file: FileHandle?

  /// Makes the folder, or takes an empty one.
  ///
  /// - Parameter subfolder: A folder in it that files will be put into.
  init(path: String, subfolder: String?) throws(CommandFailure) {
    self.path = path
    let manager = FileManager.default
    if let contents = try? manager.contentsOfDirectory(atPath: path), !contents.isEmpty { throw .folderNotEmpty(path) }
    do {
      let deepest = subfolder.map { path + "/" + $0 } ?? path
      try manager.createDirectory(atPath: deepest, withIntermediateDirectories: true)
    } catch {
      throw .folderNotWritable(path)
    }
  }

  func append(to name: String, _ piece: [UInt8]) throws(CommandFailure) {
    do {
      if self.name != name { try begin(name) }
      try file?.write(contentsOf: Data(piece))
    } catch {
      throw .folderNotWritable(path)
    }
  }

  private func begin(_ name: String) throws {
    try endFile()
    let place = path + "/" + name
    guard FileManager.default.createFile(atPath: place, contents: nil), let handle = FileHandle(forWritingAtPath: place)
    else { throw CommandFailure.folderNotWritable(path) }
    file = handle
    self.name = name
  }

  private func endFile() throws {
    try file?.synchronize()
    try file?.close()
    file = nil
    name = nil
  }

  func finish() throws(CommandFailure) {
    do {
      try endFile()
    } catch {
      throw .folderNotWritable(path)
    }
  }
}
