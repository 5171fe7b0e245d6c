import ElectionRecord
import Foundation
import JournalStore
import NodeService
import NodeWeb
import Testing

@testable import NodeDaemon

/// The hall's desk: what a stranger gets for a one-time code.
@Suite struct EnrolmentDeskTests {
  private let test: TestHall

  init() throws { test = try TestHall() }

  @Test func theCertificateNamesTheDeviceAndIsTheOneEnrolled() throws {
    let hall = try test.hall()
    let opened = try test.laptop(at: hall)
    let certificate = try PeerIdentity(
      pem: NodeDirectory.read(NodeDirectory.File.tlsCertificate, in: opened.directory))
    #expect(certificate.device == opened.node.device.description)
    #expect(certificate.role == .site)
    let enrolment = try #require(hall.node.register.hall.enrolment(of: opened.node.device))
    #expect(enrolment.certificate == Digest32(hex: certificate.fingerprint))
    #expect(enrolment.site == TestHall.site)
    // Both ends trust the same authority.
    #expect(
      try NodeDirectory.read(NodeDirectory.File.authorityCertificate, in: opened.directory)
        == NodeDirectory.read(NodeDirectory.File.authorityCertificate, in: hall.directory))
  }

  @Test func theSameRequestIsAnsweredAgainAndAnotherLaptopIsNot() throws {
    let hall = try test.hall()
    let desk = try EnrolmentDesk(hall)
    let random = Randomness.bytes(InvitationCode.idBytes + InvitationCode.secretBytes)
    let code = try hall.node.invite(TestHall.site, random: random)
    let first = try JoinFlow(path: test.folder + "/first", code: code).request()
    let second = try JoinFlow(path: test.folder + "/second", code: code).request()
    for _ in 0..<2 { #expect(throws: Never.self) { try desk.admit(first, at: hall.node) } }
    #expect(throws: JoinError.codeUsed) { try desk.admit(second, at: hall.node) }
    #expect(hall.node.register.hall.devices(of: TestHall.site).count == 1)
  }

  @Test(arguments: [[], [1], [UInt8](repeating: 0, count: 4096)])
  func whatIsNoRequestIsAWrongCode(_ request: [UInt8]) throws {
    let hall = try test.hall()
    let entries = hall.node.entries
    #expect(throws: JoinError.wrongCode) { try EnrolmentDesk(hall).admit(request, at: hall.node) }
    #expect(hall.node.entries == entries)
  }

  /// No lawful roll is too long for the laptops that join, by any way.
  @Test func theLongestRollFitsIntoEveryAnswer() {
    #expect(Int(RollLimits.standard.fileBytesMax) + (100 << 20) <= JoinAnswer.bytesMax)
    #expect(PeerLimits().enrolReplyBytesMax == JoinAnswer.bytesMax)
    #expect(LocalLimits().commandReplyBytesMax >= JoinAnswer.bytesMax / 3 * 4 + (1 << 20))
    #expect(ClientLimits.local.replyBytesMax == LocalLimits().commandReplyBytesMax)
  }

  /// A laptop without the whole roll is no site.
  @Test func withoutTheRollNobodyIsEnrolled() throws {
    let hall = try test.hall()
    let request = try test.newcomer(at: hall).request()
    try FileManager.default.removeItem(atPath: hall.directory.file(NodeDirectory.File.roll))
    #expect(throws: NodeDirectoryError.damaged(file: NodeDirectory.File.roll)) {
      try EnrolmentDesk(hall).admit(request, at: hall.node)
    }
    #expect(hall.node.register.hall.devices(of: TestHall.site).isEmpty)
  }

  /// What the network is told: never why a code is wrong.
  @Test func theNetworkLearnsNothingOfACode() async throws {
    let hall = try test.hallActor()
    #expect(await hall.admit([]) == .refused(.unauthorized))
    let code = try await hall.invite(TestHall.site)
    let first = try JoinFlow(path: test.folder + "/first", code: code).request()
    let second = try JoinFlow(path: test.folder + "/second", code: code).request()
    guard case .ok = await hall.admit(first) else {
      Issue.record("the first laptop was not enrolled")
      return
    }
    #expect(await hall.admit(second) == .refused(.unauthorized))
  }
}
