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
