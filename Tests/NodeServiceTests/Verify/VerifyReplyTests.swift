import ElectionRecord
import ElectionReports
import Foundation
import Testing

@testable import NodeService

/// What an observer is told at the end of a verification.
@Suite struct VerifyReplyTests {
  private let fixture: ExportFixture

  init() throws { fixture = try ExportFixture() }

  @Test func theFirstLineSaysAgainstWhichKey() throws {
    let hall = try SegmentRule.key(of: fixture.small.hall.keys.publicKey, election: "small")
    #expect(fixture.verify(key: hall).reply(.zh).text.hasPrefix("核验通过"))
    let alone = fixture.verify()
    #expect(alone.reply(.zh).text.hasPrefix("没有给 --key，只按导出内容自带的公钥核验"))
    #expect(alone.reply(.en).text.hasPrefix("Verified without --key, against the export's own key only"))
  }

  /// A slip in --poll says nothing about what was signed.
  @Test func aPollThatIsNoneIsASlip() throws {
    let reply = ExportVerifier.verify(folder: fixture.folder, poll: PollID("runoff")).reply(.zh)
    #expect(reply.exitStatus == 2 && reply.json.contains("noSuchPoll"), "\(reply.json)")
    #expect(reply.text.contains("main") && !reply.text.contains("不是当时签署的"))
  }

  /// Nothing is said of a laptop that sent nothing, and the reader is told so.
  @Test func whatIsNotThereIsListed() throws {
    let small = try SmallElection(siteIDs: ["R1", "S1"])
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    try small.sync("R1")
    let folder = NSTemporaryDirectory() + "absent-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try ExportFixture.export(small, to: folder)
    let verification = ExportVerifier.verify(folder: folder)
    let device = small.node("S1").device
    #expect(verification.absent == [.init(site: "S1", device: device)] && verification.isVerified)
    #expect(verification.reply(.zh).text.contains("S1  \(device)  没有日志"))
    #expect(verification.reply(.en).text.contains("S1  \(device)  no journal here"))
    #expect(verification.reply(.en).json.contains(#""absent":[{"device":"\#(device)","site":"S1"}]"#))
    #expect(fixture.verify().absent.isEmpty)
  }

  @Test func aDeclarationOfAnotherReportIsSaid() throws {
    var verification = fixture.verify()
    let digest = try #require(verification.report.map { ReportJSON.digest($0) })
    verification.declared = digest
    #expect(verification.reply(.zh).text.contains("与宣布的相同"))
    let other = Digest32(sha256: [1])
    verification.declared = other
    let text = verification.reply(.zh).text
    #expect(text.contains("与宣布的不同") && text.contains(other.hex) && text.contains("correct declaration"))
    #expect(verification.reply(.en).text.contains("Not the same as was declared"))
  }

  @Test(arguments: [
    SignedNoteError.withoutSignatures, .notSignedByKnownKey, .malformedSignature(line: 2), .notUTF8,
    .signatureInvalid(name: "n", keyID: 1), .foreignOrigin(found: "x"), .tooLarge(bytes: 2, limit: 1),
  ])
  func aBrokenNoteIsToldInWords(error: SignedNoteError) {
    let message = ExportProblem(file: "f", kind: .noteInvalid(error)).message
    #expect(!message.zh.contains(/[a-z]{3}/), "\(message.zh)")
    #expect(!message.en.contains(/[a-z][A-Z]/), "\(message.en)")
  }
}
