package import ElectionRecord
package import Foundation
package import JournalStore

/// A file that has its name only once it is whole, on the disk and read back, so that no death, full disk or power cut
/// leaves a part of it under that name.
///
/// Ownership: until then it stands beside its place, with ``partSuffix``, locked by the process that writes it; what a
/// dead process left there, the next one replaces.
package final class WholeFile {
  /// Ends the name of what is not finished. Whatever has such a name was written by this program and may be deleted.
  package static let partSuffix = ".ballotsync-part"

  private let path: String
  private let part: String
  private let file: DiskFile
  private var isFinished = false

  /// Begins the file beside its place.
  ///
  /// - Parameter isPrivate: Whether only its owner may read it.
  /// - Throws: ``StoreError/inUse`` while another process writes it; ``StoreError/diskFull``,
  ///   ``StoreError/notWritable``.
  package init(_ path: String, isPrivate: Bool = false) throws(StoreError) {
    self.path = path
    part = path + Self.partSuffix
    try DiskFile.takeAway(dead: part)
    file = try DiskFile(part, isPrivate: isPrivate)
  }

  /// Writes the next bytes.
  ///
  /// - Throws: ``StoreError/diskFull``, ``StoreError/notWritable``.
  package func append(_ bytes: some ContiguousBytes & Collection<UInt8>) throws(StoreError) { try file.append(bytes) }

  /// Gives the file its name, in place of what had it.
  ///
  /// - Throws: ``StoreError/diskFull``, ``StoreError/notWritable``.
  package func finish() throws(StoreError) {
    try file.finish()
    try Self.rename(part, to: path)
    isFinished = true
  }

  /// Takes the unfinished file away.
  package func abandon() {
    // Once it has its name, the other one may be another process's.
    if !isFinished { unlink(part) }
    isFinished = true
  }

  /// Writes a whole file.
  ///
  /// - Throws: ``StoreError/diskFull``, ``StoreError/notWritable``; nothing unfinished is left then.
  package static func write(
    _ bytes: some ContiguousBytes & Collection<UInt8>, to path: String, isPrivate: Bool = false
  ) throws(StoreError) {
    try making(path, isPrivate: isPrivate) { (file) throws(StoreError) in try file.append(bytes) }
  }

  /// Copies a file, which nobody but its owner may read then.
  ///
  /// - Throws: ``StoreError/notFound`` when it cannot be read.
  package static func copy(_ source: String, toPrivate path: String) throws(StoreError) {
    try making(path, isPrivate: true) { (file) throws(StoreError) in try file.append(contentsOf: source) }
  }

  /// Writes the whole of another file, piece by piece.
  ///
  /// - Throws: ``StoreError/notFound`` when that cannot be read, ``StoreError/diskFull``, ``StoreError/notWritable``.
  package func append(contentsOf source: String) throws(StoreError) { try file.append(contentsOf: source) }

  private static func making(
    _ path: String, isPrivate: Bool, _ fill: (WholeFile) throws(StoreError) -> Void
  ) throws(StoreError) {
    let file = try WholeFile(path, isPrivate: isPrivate)
    do throws(StoreError) {
      try fill(file)
      try file.finish()
    } catch {
      file.abandon()
      throw error
    }
  }

  /// Renames what is whole, within its folder, and brings the new name to the disk.
  ///
  /// - Throws: ``StoreError/diskFull``, ``StoreError/notWritable``; it has the old name then, so that a repeat finds
  ///   the new one free, unless a file had that already.
  package static func rename(_ part: String, to path: String) throws(StoreError) {
    let replaces = isFile(path)
    guard Foundation.rename(part, path) == 0 else { throw StoreError.ofSystemCall() }
    do throws(StoreError) {
      try FolderSync.names(in: FolderSync.parent(of: path))
    } catch {
      if !replaces { _ = Foundation.rename(path, part) }
      throw error
    }
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
  }
}

/// A file being written, which is on the disk and read back before it is closed.
final class DiskFile {
  private static let pieceBytes = 1 << 20

  private let descriptor: Int32
  private var digest = RunningDigest()

  /// Makes a new file, which is locked until it is closed.
  ///
  /// - Throws: ``StoreError/inUse`` where another process made it a moment ago.
  init(_ path: String, isPrivate: Bool = false) throws(StoreError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw errno == EEXIST ? .inUse : StoreError.ofSystemCall() }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse }
  }

  /// Takes away what a dead process left unfinished.
  ///
  /// - Throws: ``StoreError/inUse`` while its process lives.
  static func takeAway(dead path: String) throws(StoreError) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    // What cannot be opened is no file of a living process that may write here.
    guard descriptor < 0 || flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse }
    try? FileManager.default.removeItem(atPath: path)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func append(_ bytes: some ContiguousBytes & Collection<UInt8>) throws(StoreError) {
    digest.append(bytes)
    let isWritten = bytes.withUnsafeBytes { buffer in
      var start = 0
      while start < buffer.count {
        let count = write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
        guard count > 0 || errno == EINTR else { return false }
        start += max(0, count)
      }
      return true
    }
    guard isWritten else { throw Self.failure() }
  }

  func append(contentsOf source: String) throws(StoreError) {
    guard let handle = FileHandle(forReadingAtPath: source) else { throw .notFound }
    while let piece = try Self.next(of: handle), !piece.isEmpty { try append(piece) }
  }

  private static func next(of handle: FileHandle) throws(StoreError) -> Data? {
    do {
      return try handle.read(upToCount: pieceBytes)
    } catch {
      throw .notFound
    }
  }

  /// Brings the file to the disk, and compares what is there with what was written.
  func finish() throws(StoreError) {
    guard fsync(descriptor) == 0 else { throw Self.failure() }
    // From the disk, where the system follows the advice, and not from the memory that was written a moment ago.
    _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    guard try readBack() == digest.finish() else { throw Self.unsound }
  }

  /// The medium did not keep what was written.
  private static let unsound = StoreError.damaged(place: "what was read back")

  private static func failure() -> StoreError { errno == EIO ? unsound : StoreError.ofSystemCall() }

  private func readBack() throws(StoreError) -> Digest32 {
    var found = RunningDigest()
    var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
    var offset = 0
    while true {
      let count = pread(descriptor, &piece, piece.count, off_t(offset))
      guard count >= 0 else { throw Self.failure() }
      guard count > 0 else { return found.finish() }
      found.append(piece[..<count])
      offset += count
    }
  }
}

extension Refusal {
  /// Why a file could not be written where people wanted it.
  package static func notWritten(_ path: String, _ error: StoreError) -> Refusal {
    switch error {
    case .diskFull:
      Refusal(
        "placeFull", .failed, zh: "\(path) 写不下：磁盘或 U 盘已满。请腾出空间或换一个 U 盘，再试一次。",
        en: "\(path) does not fit: the disk or stick is full. Make room or take another stick, then try again.")
    case .damaged:
      Refusal(
        "notReadBack", .failed, zh: "\(path) 写入后读回的内容不对，U 盘可能坏了，文件没有写成。请换一个 U 盘再试。",
        en:
          "What was read back of \(path) is not what was written: the stick may be broken, and there is no file. Take "
          + "another stick and try again.")
    case .inUse:
      Refusal(
        "placeInUse", .failed, zh: "另一个命令正在写 \(path)，这次没有写。请等它结束，或换一个文件名。",
        en: "Another command is writing \(path); nothing was written by this one. Wait for it, or choose another name.")
    default: isReadOnly(path) ? placeReadOnly(path) : fileNotWritable(path)
    }
  }

  /// Whether the disk on which `path` would lie takes no writing at all.
  static func isReadOnly(_ path: String) -> Bool {
    var status = statvfs()
    let folder = URL(filePath: path).deletingLastPathComponent().path
    // ST_RDONLY (POSIX.1-2017, sys/statvfs.h).
    return statvfs(folder, &status) == 0 && status.f_flag & 1 != 0
  }

  static func placeReadOnly(_ path: String) -> Refusal {
    Refusal(
      "placeReadOnly", .failed, zh: "\(path) 写不了：磁盘或 U 盘是只读的（写保护）。请打开写保护开关或换一个 U 盘，再试一次。",
      en:
        "\(path) cannot be written: the disk or stick is read-only (write-protected). Unlock it or take another, then try "
        + "again.")
  }
}
