package import Crypto
package import ElectionRecord
import JournalStore
package import SyncProtocol

/// A certificate that the hall's authority issued.
package struct IssuedCertificate: Sendable {
  package let pem: String
  /// SHA-256 of the certificate.
  package let fingerprint: Digest32

  package init(pem: String, fingerprint: Digest32) {
    (self.pem, self.fingerprint) = (pem, fingerprint)
  }
}

/// Randomness that an enrolment takes from outside.
package struct EnrolmentRandomness: Sendable {
  package let salt: [UInt8]
  package let fileID: StickFileID
  package let contentKey: SymmetricKey

  /// - Parameter salt: Sixteen random bytes.
  package init(salt: [UInt8], fileID: StickFileID, contentKey: SymmetricKey) {
    (self.salt, self.fileID, self.contentKey) = (salt, fileID, contentKey)
  }
}

/// Enrolment at the hall: invitations and the devices that use them.
extension Node {
  /// Makes a one-time code for a device of `site`.
  ///
  /// - Parameter random: ``InvitationCode/idBytes`` + ``InvitationCode/secretBytes`` random bytes.
  /// - Throws: ``NodeError/onlyAtHall``; as ``checkVacancy(of:)``.
  package func invite(_ site: SiteID, random: [UInt8]) throws(NodeError) -> String {
    try requireHall()
    try checkVacancy(of: site)
    let invitation = InvitationCode.invitation(site: site, random: random)
    try stored { () throws(StoreError) in try store.add(invitation) }
    return InvitationCode.text(of: invitation)
  }

  /// Answers a laptop's request: enrols its keys and seals the election's files to it.
  ///
  /// The same request may come again, because its answer was lost, until the device has recorded something: from then
  /// on, or after a revocation, nobody is answered with its code.
  ///
  /// - Parameters:
  ///   - roll: The roll's file.
  ///   - hallAddresses: Where the laptop finds the hall, each as `host:port`.
  ///   - issue: Signs a certificate request for a device.
  /// - Throws: ``JoinError/wrongCode``, ``JoinError/codeUsed``, ``JoinError/keysUsed``; as ``enrol(_:)``; what `issue`
  ///   throws.
  package func admit(
    _ request: [UInt8], roll: [UInt8], authorityCertificatePEM: String, hallAddresses: [String] = [],
    randomness: EnrolmentRandomness,
    issue: ([UInt8], DeviceID) throws -> IssuedCertificate
  ) throws -> [UInt8] {
    try requireHall()
    let invitation = try stored { () throws(StoreError) in
      try store.invitation((try? JoinRequest.invitationID(of: request)) ?? "")
    }
    guard let invitation else { throw JoinError.wrongCode }
    let join = try JoinRequest(opening: request, secret: invitation.secret)
    let device = DeviceID(publicKey: join.publicKey)
    try check(join, of: device, against: invitation)
    let certificate = try issue(join.certificateRequest, device)
    try enrol(
      Enrolment(
        publicKey: join.publicKey, sealingKey: join.sealingKey, site: invitation.site,
        certificate: certificate.fingerprint))
    try stored { () throws(StoreError) in try store.use(invitation, for: device) }
    let recipient = StickRecipient(
      device: device, publicKey: try Curve25519.KeyAgreement.PublicKey(rawRepresentation: join.sealingKey))
    let electionJSON = Array(NodeDirectory.canonical(election).utf8)
    let package = try EnrolmentPackage.sealed(
      electionJSON: electionJSON, roll: roll, personKey: personKey,
      segments: try segments(bytesMax: JoinAnswer.bytesMax - roll.count - electionJSON.count),
      electionID: election.id, electionDigest: electionDigest, sender: self.device, recipient: recipient,
      fileID: randomness.fileID, contentKey: randomness.contentKey)
    let answer = JoinAnswer(
      site: invitation.site, authority: keys.publicKey, electionDigest: electionDigest,
      certificatePEM: certificate.pem, authorityCertificatePEM: authorityCertificatePEM, package: package,
      hallAddresses: hallAddresses)
    return try answer.sealed(secret: invitation.secret, salt: randomness.salt)
  }

  /// Checks that an answer is due: the device is new, or has had no use of its enrolment yet.
  private func check(_ join: JoinRequest, of device: DeviceID, against invitation: Invitation) throws(JoinError) {
    guard invitation.device == nil || invitation.device == device else { throw .codeUsed }
    guard register.hall.revocations[device] == nil else { throw .keysUsed }
    guard let enrolment = register.hall.enrolment(of: device) else { return }
    guard enrolment.site == invitation.site else { throw .keysUsed }
    // Who knows the code may name a device that is not his: only its own sealing key opens the answer's package.
    guard enrolment.sealingKey == join.sealingKey, store.size(of: device) == 0 else { throw .codeUsed }
  }

  /// What is held here, as segments, the hall's journal first: as much as there is room for. A sync brings the rest.
  func segments(bytesMax: Int) throws(NodeError) -> [JournalSegment] {
    let requests = SyncPlanner.requests(
      local: frontier, remote: WireFrontier(journals: [:]), first: halls)
    // The last one may be longer than the room by a run, and the sealing takes some.
    return try load(requests, bytesMax: bytesMax - 8 * EntryRun.bytesMax)
  }

  /// Takes the journals that came with the enrolment.
  ///
  /// - Throws: ``NodeError/carriedFileRefused(_:)``; none of them is taken then.
  package func takeEnrolment(_ segments: [JournalSegment]) throws(NodeError) {
    try merge(segments, mode: .atomic)
  }
}
