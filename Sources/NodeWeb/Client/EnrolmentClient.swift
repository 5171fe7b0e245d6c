import NIOSSL

/// Asks a hall for enrolment before its authority is known.
///
/// **TLS verifies nothing here.** The body and its answer are sealed and authenticated end to end with the one-time
/// code, by another layer; whoever sits in between learns nothing and changes nothing unnoticed. TLS only keeps the
/// exchange from the eyes of the network. Nothing but enrolment may ever travel this way.
package enum EnrolmentClient {
  /// Sends one enrolment and returns the answer, unverified.
  ///
  /// - Parameters:
  ///   - body: sealed by the caller, at most 64 KiB.
  ///   - address: the hall's.
  ///   - limits: normally ``ClientLimits/enrolment``.
  ///   - head: what a long answer has to begin with: whoever answers here may be anybody.
  /// - Throws: ``PeerError``.
  package static func enrol(
    _ body: [UInt8], at address: PeerAddress, limits: ClientLimits = .enrolment, head: ReplyHead
  ) async throws(PeerError) -> [UInt8] {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv13
    configuration.certificateVerification = .none
    let transport = HTTPTransport(tls: configuration, limits: limits)
    let answer: Result<[UInt8], PeerError>
    do {
      answer = .success(try await transport.post(body, to: "https://\(address)\(PeerPath.enrol)", head: head))
    } catch {
      answer = .failure(error)
    }
    await transport.shutdown()
    return try answer.get()
  }
}
