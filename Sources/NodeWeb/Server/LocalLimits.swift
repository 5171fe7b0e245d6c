/// The bounds of the servers that only this machine's own user reaches.
public struct LocalLimits: Equatable, Sendable {
  /// Longest command, bytes. Long data travels as a path, not as a body.
  public var commandBodyBytesMax = 16 << 20
  /// Longest answer to a command, bytes.
  public var commandReplyBytesMax = 64 << 20
  /// Commands that are answered at once.
  public var commandsMax = 16
  /// Connections to the loopback port, which every user of the machine can make. One more takes the oldest's place.
  public var loopbackConnectionsMax = 16
  /// Requests at the loopback port that are answered at once: each asks the node, which a cast waits for too.
  public var loopbackRequestsMax = 2
  /// Without a request, a kept connection is closed after so many seconds.
  public var idleSecondsMax = 60
  /// From a request's head to the end of its body, seconds.
  public var bodySecondsMax = 30
  /// For the client to take its answer, seconds.
  public var replySecondsMax = 60
  /// After an answer that leaves a body unread, how long the rest is discarded, seconds.
  public var lingerSecondsMax = 2
  /// Longest head, bytes.
  public var headerListBytesMax = 16 << 10

  /// The defaults.
  public init() {}
}
