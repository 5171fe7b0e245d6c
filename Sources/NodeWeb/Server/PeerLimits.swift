/// The bounds within which peers may use a ``PeerServer``.
///
/// They keep two promises: the server's memory is bounded whatever anybody sends, and a slow or flooding peer cannot
/// take what another one needs.
package struct PeerLimits: Equatable, Sendable {
  /// Longest body of an exchange, bytes.
  package var exchangeBodyBytesMax = 4 << 20
  /// Longest answer to an exchange, bytes.
  package var exchangeReplyBytesMax = 8 << 20
  /// Longest body of a request for a voter's right, bytes.
  package var askBodyBytesMax = 1 << 10
  /// Longest body of an enrolment, bytes.
  package var enrolBodyBytesMax = 64 << 10
  /// Bodies of all devices together that are being read or worked on, bytes. Beyond it a device is told to come back.
  package var bodyBytesInFlightMax = 64 << 20
  /// Bodies of all enrolments together, bytes: room of their own, so that strangers take none of the devices'.
  package var enrolBodyBytesInFlightMax = 4 << 20
  /// Connections in all. The process needs as many open files and some more.
  package var connectionsMax = 2048
  /// Connections that have shown no certificate yet. The rest is for devices.
  package var strangersMax = 512
  /// Connections from one address that have shown no certificate yet.
  package var strangersPerAddressMax = 256
  /// Connections of one device. One is enough; the rest covers those it lost and the server has not missed yet.
  package var connectionsPerDeviceMax = 4
  /// Exchanges and questions of one device that are in flight at once; one more is told to come back.
  package var requestsPerPeerMax = 2
  /// Enrolments from one address that are in flight at once. One more takes the place of the one whose body has been
  /// coming for longest.
  package var enrolmentsPerAddressMax = 4
  /// From the connection to the end of its first request's head, seconds.
  package var firstRequestSecondsMax = 10
  /// Without a request, a kept connection is closed after so many seconds. Longer than a client keeps it, so that a
  /// request never meets a connection that is just being closed.
  package var idleSecondsMax = 150
  /// From a request's head to the end of its body, seconds.
  package var bodySecondsMax = 60
  /// How far a body may be behind ``bodyBytesPerSecondMin``, seconds.
  package var bodyGraceSeconds = 10
  /// The slowest pace at which a body may come, bytes a second; what is slower loses its connection.
  package var bodyBytesPerSecondMin = 4 << 10
  /// For a peer to take its answer, seconds.
  package var replySecondsMax = 60
  /// After an answer that leaves a body unread, how long the rest is discarded, seconds.
  package var lingerSecondsMax = 2
  /// After the stop, how long running requests may take to end, seconds.
  package var stopSecondsMax = 5
  /// How long a silent peer can delay the closing of its own connection, seconds.
  package var closeSecondsMax = 1
  /// What a peer that has to come back is told, seconds.
  package var retryAfterSeconds = 1
  /// Longest single header field, bytes. Ours have under 40.
  package var headerFieldBytesMax = 1 << 10
  /// Longest head, bytes.
  package var headerListBytesMax = 4 << 10
  /// Most header fields.
  package var headerFieldCountMax = 32

  /// The defaults, for a hall of up to a thousand sites.
  package init() {}
}
