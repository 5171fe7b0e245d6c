/// How long a client waits, and how much it takes.
public struct ClientLimits: Equatable, Sendable {
  /// For the connection and the TLS handshake, seconds.
  public var connectSecondsMax = 5
  /// Without a byte from the other end, seconds.
  public var readSecondsMax = 30
  /// For one request with its answer, seconds; an answer that stops half-way is given up after the read limit.
  public var requestSecondsMax = 90
  /// An unused connection is kept so long, seconds; shorter than the server keeps it.
  public var keepSecondsMax = 120
  /// Longest answer that is taken, bytes.
  public var replyBytesMax = 8 << 20

  /// The defaults, for peers.
  public init() {}

  /// For enrolment, where the other end has not proven itself yet: small and short.
  public static var enrolment: ClientLimits {
    var limits = ClientLimits()
    limits.readSecondsMax = 10
    limits.requestSecondsMax = 20
    limits.replyBytesMax = 64 << 10
    return limits
  }

  /// For one question while a voter waits: a client is shut down only when its connecting has ended, so that is shorter
  /// than the three seconds in which the hall has to answer.
  public static var atTheTable: ClientLimits {
    var limits = ClientLimits()
    limits.connectSecondsMax = 2
    return limits
  }

  /// For commands to a daemon on this machine: reconciling a large election takes its time.
  public static var local: ClientLimits {
    var limits = ClientLimits()
    limits.connectSecondsMax = 2
    limits.readSecondsMax = 600
    limits.requestSecondsMax = 600
    limits.replyBytesMax = 64 << 20
    return limits
  }
}
