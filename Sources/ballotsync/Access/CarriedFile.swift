import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// Files that people carry: read whole within a limit, written so that a reader never sees a part.
enum CarriedFile {
  /// Files that a page brought along, by name: they lie nowhere on this machine.
  @TaskLocal static var brought: [String: Data] = [:]

  /// Reads a file.
  ///
  /// - Throws: ``Refusal`` when it is not there, not readable to its end or larger than `bytesMax`; a larger one is not
  ///   read.
  static func read(_ path: String, bytesMax: Int) throws -> Data {
    if let data = brought[path] {
      guard data.count <= bytesMax else { throw tooLarge(path, bytesMax: bytesMax) }
      return data
    }
    let handle = try open(path)
    defer { try? handle.close() }
    var progress = ProgressLine()
    defer { progress.end() }
    var data = Data()
    do {
      let size = try handle.seekToEnd()
      guard size <= UInt64(bytesMax) else { throw tooLarge(path, bytesMax: bytesMax) }
      try handle.seek(toOffset: 0)
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        data += piece
        // It may grow while it is read.
        guard data.count <= bytesMax else { throw tooLarge(path, bytesMax: bytesMax) }
        progress.show(URL(fileURLWithPath: path).lastPathComponent, UInt64(data.count), of: size)
      }
    } catch let failure as Refusal {
      throw failure
    } catch {
      throw Refusal.fileUnreadable(path)
    }
    return data
  }

  /// Reads the first bytes of a file, or all that there are.
  static func start(_ path: String, count: Int) throws -> Data {
    let handle = try open(path)
    defer { try? handle.close() }
    do {
      return try handle.read(upToCount: count) ?? Data()
    } catch let failure as Refusal {
      throw failure
    } catch {
      throw Refusal.fileUnreadable(path)
    }
  }

  private static func open(_ path: String) throws -> FileHandle {
    if Self.isSpecial(path) { throw Refusal.notAFile(path) }
    guard let handle = FileHandle(forReadingAtPath: path) else { throw Refusal.fileNotFound(path) }
    return handle
  }

  private static func tooLarge(_ path: String, bytesMax: Int) -> Refusal {
    .fileTooLarge(path, limitBytes: bytesMax).ending(.failed)
  }

  /// The largest text file, in bytes.
  static let textBytesMax = 4 << 20

  /// Reads a text in UTF-8.
  static func text(_ path: String) throws -> String {
    guard let text = String(data: try read(path, bytesMax: textBytesMax), encoding: .utf8) else {
      throw Refusal.fileInvalid(
        zh: "\(path) 不是 UTF-8 文本。请另存为 UTF-8 后再试。", en: "\(path) is not UTF-8 text. Save it as UTF-8.")
    }
    return text
  }

  /// Reads a file as bytes.
  static func bytes(_ path: String, bytesMax: Int) throws -> [UInt8] { Array(try read(path, bytesMax: bytesMax)) }

  /// Writes a file, brings it to the disk, reads it back and gives it its name last.
  ///
  /// - Parameter isPrivate: Whether nobody else may read it (mode 0600): keys, and whatever names voters.
  /// - Throws: ``Refusal``; what stood under that name is untouched then.
  static func write(_ data: Data, to path: String, isPrivate: Bool = false) throws {
    try checkTarget(path)
    do {
      try WholeFile.write(data, to: path, isPrivate: isPrivate)
    } catch {
      throw Refusal.notWritten(path, error)
    }
  }

  /// Writes a file as ``write(_:to:isPrivate:)`` does; what another one wrote under that name stays, unless people
  /// insist.
  ///
  /// - Parameters:
  ///   - isReplacing: Whether they insist.
  ///   - isOwn: Whether a file that begins with these bytes is an earlier one of the same kind and writer.
  static func write(
    _ data: Data, to path: String, isPrivate: Bool = false, isReplacing: Bool, isOwn: ([UInt8]) -> Bool
  ) throws {
    try checkTarget(path)
    if mode(path) != nil, !isReplacing {
      guard isOwn(Array(try start(path, count: startBytes))) else { throw taken(path) }
    }
    try write(data, to: path, isPrivate: isPrivate)
  }

  /// How much of a file shows what it is and whose.
  private static let startBytes = 64 << 10

  private static func taken(_ path: String) -> Refusal {
    Refusal(
      "fileOfAnother", .failed,
      zh: "\(path) 已有一个文件，不是这台设备的同一种文件，没有写入。请换一个文件名；确实要替换，加 --replace。",
      en: "\(path) is there and is no earlier file of this device; nothing was written. Choose another name, or add "
        + "--replace to replace it.")
  }

  /// Keeps other commands from making a file of that name, until it is abandoned.
  static func claim(_ path: String) throws -> WholeFile {
    do {
      return try WholeFile(path + ".claim")
    } catch {
      throw Refusal.notWritten(path, error)
    }
  }

  /// Gives a whole file the name that it was made for.
  ///
  /// - Throws: ``Refusal``; the file has its old name then.
  static func rename(_ part: String, to path: String) throws {
    do {
      try WholeFile.rename(part, to: path)
    } catch {
      throw Refusal.fileNotWritable(path)
    }
  }

  /// Whether something stands under that name that is no file. A pipe would be waited for, and a device replaced.
  private static func isSpecial(_ path: String) -> Bool {
    mode(path).map { $0 & S_IFMT != S_IFREG } ?? false
  }

  /// Whether a folder has that name.
  static func isFolder(_ path: String) -> Bool { mode(path).map { $0 & S_IFMT == S_IFDIR } ?? false }

  /// Kind and permissions of what stands under that name; nil where nothing does.
  static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode : nil
  }

  /// Nothing of a node is overwritten: neither its keys nor its journal.
  static func checkTarget(_ path: String) throws {
    let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
    if isSpecial(path) { throw Refusal.notAFile(path) }
    if FileManager.default.fileExists(atPath: "\(folder)/\(NodeDirectory.File.signingKey)") {
      throw Refusal(
        "inDataDirectory", .failed, zh: "\(folder) 是数据目录，未写入。请写到 U 盘或别的目录。",
        en: "\(folder) is a data directory; nothing was written. Write to a stick or another folder.")
    }
  }
}
