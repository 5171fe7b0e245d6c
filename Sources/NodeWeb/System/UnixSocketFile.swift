import CoreFoundation
import Glibc

/// The file of a listening Unix socket: who owns it, and when it may be removed.
///
/// A socket's file outlives its process. It is removed only when nobody listens on it, and at the end only when it is
/// still the one that was made here.
struct UnixSocketFile: Sendable {
  let path: String

  /// Makes room for a new socket.
  ///
  /// - Throws: ``ServerError``: somebody listens there, or what lies there is no socket.
  func prepare() throws(ServerError) {
    guard let address = UnixAddress(path: path) else { throw .pathTooLong(path) }
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw errno == EACCES ? .notPermitted(path) : .system("\(path): \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & S_IFMT == S_IFSOCK else { throw .pathTaken(path) }
    switch Self.connectionError(address) {
    case ECONNREFUSED: unlink(path)
    case ENOENT: return
    case EACCES, EPERM: throw .notPermitted(path)
    default: throw .socketInUse(path)
    }
  }

  /// Lets only the owner use the socket.
  func restrict() {
    chmod(path, 0o600)
  }

  /// The file's identity, to recognize it again.
  var inode: UInt64? {
    var status = stat()
    return lstat(path, &status) == 0 ? UInt64(status.st_ino) : nil
  }

  /// Removes the file, if it is still the one with this `inode`.
  func remove(inode: UInt64) {
    if self.inode == inode { unlink(path) }
  }

  /// The error of connecting to `address`; 0 when somebody answers.
  private static func connectionError(_ address: UnixAddress) -> CInt {
    // Not blocking: a listener whose queue is full is alive too.
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return address.withPointer { connect(descriptor, $0, $1) } == 0 ? 0 : errno
  }
}

/// The address of a Unix domain socket, as the system wants it.
struct UnixAddress {
  /// `sun_path` has 108 bytes, the last of which is the terminating zero.
  static let pathBytesMax = 107

  private var address = sockaddr_un()
  private let length: socklen_t

  /// Nil when the path is empty or too long. A leading `@` means Linux's abstract namespace, as systemd writes it.
  init?(path: String) {
    var bytes = Array(path.utf8)
    guard !bytes.isEmpty, bytes.count <= Self.pathBytesMax else { return nil }
    let isAbstract = bytes[0] == UInt8(ascii: "@")
    if isAbstract { bytes[0] = 0 }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let header = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
    length = socklen_t(header + bytes.count + (isAbstract ? 0 : 1))
  }

  /// Calls `body` with the address in the form that `connect` and `sendto` take.
  func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
    }
  }
}
