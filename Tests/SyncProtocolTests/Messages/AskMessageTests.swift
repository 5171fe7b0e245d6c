import ElectionRecord
import SyncProtocol
import Testing

@Suite struct AskMessageTests {
  private static let election: UInt64 = 0x0102_0304_0506_0708
  private static let marked = AskReply.Marked(
    site: SiteID("R1"), entry: EntryID(device: DeviceID(rawValue: 0x0123_4567_89ab_cdef), sequence: 70_000))

  private static let replies: [AskReply] =
    [.given, .refused(.alreadyMarked, marked: marked, right: nil)]
    + ReasonCode.allCases.map { .refused($0, marked: nil, right: SiteID("县学街")) }

  @Test(arguments: [RollNumber(1), 13, 10_000_000, .max]) func aRequestSurvivesItsTravel(_ voter: RollNumber) throws {
    for poll in [UInt8(0), 15, .max] {
      let request = AskRequest(election: Self.election, poll: poll, voter: voter)
      #expect(try AskRequest(decoding: request.encoded(), election: Self.election) == request)
    }
  }

  @Test func aReplySurvivesItsTravel() throws {
    for reply in Self.replies {
      #expect(try AskReply(decoding: reply.encoded(election: Self.election), election: Self.election) == reply)
    }
  }

  @Test func theBytesAreAsDocumented() {
    let request = AskRequest(election: Self.election, poll: 1, voter: 17)
    #expect(request.encoded().hex == "0801" + "12080102030405060708" + "1801" + "2011")
    #expect(AskReply.given.encoded(election: Self.election).hex == "080112080102030405060708")
  }

  @Test func aTruncatedOneIsRefusedOrAsksForNobody() throws {
    let bytes = AskRequest(election: Self.election, poll: 1, voter: 70_000).encoded()
    for size in 0..<bytes.count {
      guard let read = try? AskRequest(decoding: Array(bytes.prefix(size)), election: Self.election) else { continue }
      #expect(read.voter == 0, "cut at \(size)")
    }
  }

  @Test func whatIsNotForThisProgramIsNamed() {
    let bytes = AskRequest(election: Self.election, poll: 0, voter: 17).encoded()
    var newer = bytes
    newer[1] = 2
    let answers: [([UInt8], SyncError)] = [
      ([], .malformed(at: 0)), ([0xff], .malformed(at: 1)), (newer, .futureVersion(found: 2)),
      ([UInt8](repeating: 0, count: AskRequest.bytesMax + 1), .tooLarge),
      (AskReply.given.encoded(election: 9), .foreignElection),
    ]
    for (bytes, expected) in answers {
      #expect(throws: expected) { try AskRequest(decoding: bytes, election: Self.election) }
      #expect(throws: expected) { try AskReply(decoding: bytes, election: Self.election) }
    }
  }

  @Test func anUnknownReasonIsMalformed() {
    var writer = WireWriter()
    writer.raw(AskReply.given.encoded(election: Self.election))
    writer.field(3, "unheardOf")
    #expect(throws: SyncError.self) { try AskReply(decoding: writer.bytes, election: Self.election) }
  }
}
