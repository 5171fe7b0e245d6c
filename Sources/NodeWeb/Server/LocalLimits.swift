/// The bounds of the servers that only this machine's own user reaches.
package struct LocalLimits: Equatable, Sendable {
  /// Longest command, bytes. Long data travels as a path, not as a body.
  package var commandBodyBytesMax = 16 << 20
  /// Longest answer to a command, bytes.
  package var commandReplyBytesMax = 64 << 20
  /// Commands that are answered at once.
  package var commandsMax = 16
  /// Connections to the loopback port, which every user of the machine can make. One more takes the oldest's place.
  package var loopbackConnectionsMax = 16
  /// Requests at the loopback port that are answered at once: each asks the node, which a cast waits for too.
  package var loopbackRequestsMax = 2
  /// Without a request, a kept connection is closed after so many seconds.
  package var idleSecondsMax = 60
  /// From a request's head to the end of its body, seconds.
  package var bodySecondsMax = 30
  /// For the client to take its answer, seconds.
  package var replySecondsMax = 60
  /// After an answer that leaves a body unread, how long the rest is discarded, seconds.
  package var lingerSecondsMax = 2
  /// Longest head, bytes.
  package var headerListBytesMax = 16 << 10

  /// The defaults.
  package init() {}
}
