import Hummingbird
import NIOCore

/// The event loops of this process: one group for all servers and clients.
enum EventLoops {
  static var shared: any EventLoopGroup { EventLoopGroupProvider.singleton.eventLoopGroup }
}
