import Glibc
import Hummingbird
import NIOCore

/// How many files and sockets this process may have open.
package enum OpenFileLimit {
  /// Raises the limit as far as the system lets it, up to `count`. Every connection takes one, and the usual 1024 are
  /// too few for a hall with a thousand sites.
  ///
  /// - Returns: the limit afterwards.
  @discardableResult
  package static func raise(to count: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
    let wanted = min(rlim_t(count), limit.rlim_max)
    if limit.rlim_cur < wanted {
      limit.rlim_cur = wanted
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    return Int(clamping: limit.rlim_cur)
  }
}

/// The event loops of this process: one group for all servers and clients.
enum EventLoops {
  static var shared: any EventLoopGroup { EventLoopGroupProvider.singleton.eventLoopGroup }
}
