/// How long a client waits, and how much it takes.
package struct ClientLimits: Equatable, Sendable {
  /// For the connection and the TLS handshake, seconds.
  package var connectSecondsMax = 5
  /// Without a byte from the other end, seconds.
  package var readSecondsMax = 30
  /// For one request with its answer, seconds; an answer that stops half-way is given up after the read limit.
  package var requestSecondsMax = 90
  /// An unused connection is kept so long, seconds; shorter than the server keeps it.
  package var keepSecondsMax = 120
  /// Longest answer that is taken, bytes.
  package var replyBytesMax = 8 << 20

  /// The defaults, for peers.
  package init() {}

  /// For enrolment, where the other end has not proven itself yet: small and short.
  package static var enrolment: ClientLimits {
    var limits = ClientLimits()
    limits.readSecondsMax = 10
    limits.requestSecondsMax = 20
    limits.replyBytesMax = 64 << 10
    return limits
  }

  /// For one question while a voter waits: a client is shut down only when its connecting has ended, so that is shorter
  /// than the three seconds in which the hall has to answer.
  package static var atTheTable: ClientLimits {
    var limits = ClientLimits()
    limits.connectSecondsMax = 2
    return limits
  }

  /// For commands to a daemon on this machine: reconciling a large election takes its time.
  package static var local: ClientLimits {
    var limits = ClientLimits()
    limits.connectSecondsMax = 2
    limits.readSecondsMax = 600
    limits.requestSecondsMax = 600
    limits.replyBytesMax = 64 << 20
    return limits
  }
}
