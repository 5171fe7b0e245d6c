import Foundation
import GRDB
import GRDBSQLite

/// The file to which SQLite appends each commit until it starts again at the file's beginning.
struct WriteAheadLog {
  /// Room for about a thousand casts with their acknowledgements, in bytes.
  static let reservedBytes = 16 << 20
  private static let pieceBytes = 1 << 20

  let path: String

  init(of database: String) { path = database + "-wal" }

  /// Lengthens the log with zeros, which SQLite takes for the end of what was committed.
  ///
  /// A commit that overwrites has its own bytes to bring to the disk; one that appends has the file's new length and
  /// the place of its new blocks as well, which takes about twice as long. Where that would leave less than as much
  /// again of the disk, it does nothing: the room is for what people do next.
  ///
  /// - Parameter free: Bytes that the disk has left; asked for where nobody says it.
  func reserve(free: Int? = nil) {
    guard free ?? Self.free(beside: path) >= 2 * Self.reservedBytes else { return }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let zeros = [UInt8](repeating: 0, count: Self.pieceBytes)
    var length = Int(lseek(descriptor, 0, SEEK_END))
    while length >= 0, length < Self.reservedBytes {
      let written = pwrite(descriptor, zeros, min(Self.pieceBytes, Self.reservedBytes - length), off_t(length))
      guard written > 0 else { break }
      length += written
    }
    _ = fsync(descriptor)
  }

  /// Bytes that this user may still write where the log is.
  private static func free(beside path: String) -> Int {
    var status = statvfs()
    guard statvfs(URL(fileURLWithPath: path).deletingLastPathComponent().path, &status) == 0 else { return 0 }
    return Int(clamping: UInt64(status.f_bavail) &* UInt64(status.f_frsize))
  }

  /// Writes what the log holds once more, at the same places, and waits for the disk.
  ///
  /// After a sync that failed, the kernel has dropped what it could not write: it is read as if it were there, and a
  /// later sync succeeds without writing it, in another process too. Only what is written again is on the disk. As the
  /// same bytes go to the same places, a cut anywhere does no harm. Where there is no log, nothing is done.
  ///
  /// The descriptor is the log's own: SQLite holds its locks on the database.
  func writeAnew() throws(DiskFault) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return }
    guard descriptor >= 0 else { throw DiskFault(errno: errno) }
    defer { close(descriptor) }
    var live = LiveLog(descriptor)
    while let piece = try live.next() { try Self.write(piece.bytes, at: piece.offset, to: descriptor) }
    guard fsync(descriptor) == 0 else { throw DiskFault(errno: errno) }
  }

  private static func write(_ bytes: ArraySlice<UInt8>, at offset: Int, to descriptor: Int32) throws(DiskFault) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written, off_t(offset + written))
      }
      guard count > 0 else { throw DiskFault(errno: count == 0 ? ENOSPC : errno) }
      written += count
    }
  }
}

/// The part of a log that SQLite may recover: its header, and the frames after it that carry the header's salt.
///
/// - Source: SQLite, "Database File Format", section 4.1: a header of 32 bytes with the page size at 8 and the salt at
///   16; each frame has 24 bytes with the salt at 8, then one page.
private struct LiveLog {
  private static let headerBytes = 32
  private static let frameHeaderBytes = 24
  private static let saltBytes = 8
  private static let pageBytes = 512...65_536
  /// How much is read at once.
  private static let pieceBytes = 1 << 20

  private let descriptor: Int32
  private var offset = 0
  private var salt: ArraySlice<UInt8> = []
  private var frameBytes = 0

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next piece of it; nil at its end.
  mutating func next() throws(DiskFault) -> (offset: Int, bytes: ArraySlice<UInt8>)? {
    let start = offset
    let bytes = offset == 0 ? try header() : try frames()
    guard !bytes.isEmpty else { return nil }
    offset += bytes.count
    return (start, bytes)
  }

  private mutating func header() throws(DiskFault) -> ArraySlice<UInt8> {
    let bytes = try read(Self.headerBytes)
    guard bytes.count == Self.headerBytes else { return [] }
    let page = bytes[8..<12].reduce(0) { $0 << 8 | Int($1) }
    guard Self.pageBytes.contains(page) else { return [] }
    salt = bytes[16..<24]
    frameBytes = Self.frameHeaderBytes + page
    return bytes
  }

  private func frames() throws(DiskFault) -> ArraySlice<UInt8> {
    let bytes = try read(max(1, Self.pieceBytes / frameBytes) * frameBytes)
    var end = 0
    while end + frameBytes <= bytes.count, bytes[(end + 8)..<(end + 8 + Self.saltBytes)] == salt { end += frameBytes }
    return bytes[..<end]
  }

  private func read(_ count: Int) throws(DiskFault) -> ArraySlice<UInt8> {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
      }
      guard got >= 0 else { throw DiskFault(errno: errno) }
      if got == 0 { break }
      filled += got
    }
    return bytes[..<filled]
  }
}

/// How long the write-ahead log is, counted by SQLite after each commit.
///
/// SQLite's own checkpoints keep their errors to themselves, so the store makes them when this says that they are due.
final class LogLength {
  /// Pages of committed frames in the log.
  private(set) var pages = 0

  /// Counts the commits of `db` from now on, in place of SQLite's automatic checkpoints. The connection must not
  /// outlive this value.
  func watch(_ db: Database) {
    sqlite3_wal_hook(
      db.sqliteConnection,
      { context, _, _, pages in
        if let context { Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue().pages = Int(pages) }
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// The log was emptied.
  func reset() { pages = 0 }
}
