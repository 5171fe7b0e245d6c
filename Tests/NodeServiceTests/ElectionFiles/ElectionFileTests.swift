import ElectionRecord
import Foundation
import NodeService
import Testing

@Suite struct ElectionFileTests {
  @Test func houbeianIsReadAsItIsWritten() throws {
    let election = try ElectionFile.load(ElectionFolder.configured + "/houbeian")
    #expect(election.id == "houbeian")
    #expect(election.mode == .voters)
    #expect(election.policy == .assigned)
    #expect(election.electorate == 2722)
    #expect(election.sites.map(\.id.rawValue) == ["R1", "R2", "R3", "R4", "R5", "R6", "S1", "H1"])
    #expect(election.sites.map(\.stage) == [1, 1, 1, 1, 1, 1, 2, 3])
    #expect(election.sites.compactMap(\.papers).reduce(0, +) == 2722)
    #expect(election.contests.map(\.seats) == [1, 1, 5])
    #expect(election.contests.last?.candidates.count == 6)
    #expect(election.candidateNumbers.count == 10)
    #expect(election.profile.majority == Threshold(base: .returned, numerator: 1, denominator: 2))
    #expect(election.polls.map(\.id) == [.main])
  }

  @Test func lianxingIsReadAsItIsWritten() throws {
    let election = try ElectionFile.load(ElectionFolder.configured + "/lianxing")
    #expect(election.mode == .representatives)
    #expect(election.electorate == 3916)
    #expect(election.sites.map(\.areas.count) == [30])
    #expect(election.contests.map(\.seats) == [1, 3])
  }

  @Test func whatIsLeftOutHasItsDefault() throws {
    let election = try ElectionFolder.load(ElectionFolder.election)
    #expect(election.policy == .assigned)
    #expect(election.roll == "roll.csv")
    #expect(election.profile.proxyLimit == 3)
    #expect(election.profile.quorum == Threshold(base: .registered, numerator: 1, denominator: 2))
    #expect(election.profile.majority == Threshold(base: .returned, numerator: 1, denominator: 2))
    #expect(election.polls.map(\.id) == [.main])
  }

  @Test(arguments: ["h\n1\n2\n3\n", "h\n1\n2\n3"])
  func theElectorateIsTheRollsUnlessItIsStated(roll: String) throws {
    let folder = try ElectionFolder()
    try folder.write(ElectionFolder.election.replacing("electorate: 30\n", with: ""))
    #expect(throws: ElectionFileError(file: "roll.csv", line: nil, kind: .notFound)) {
      try ElectionFile.load(folder.path)
    }
    try folder.write(roll, as: "roll.csv")
    #expect(try ElectionFile.load(folder.path).electorate == 3)
  }

  @Test func theDigestIsOfTheMeaningAndNotOfTheText() throws {
    let text = ElectionFolder.election
    let digest = try ElectionFolder.load(text).canonicalDigest
    let same = [
      "# a comment\n" + text, text.replacing("id: test\n", with: "") + "id: test\n", "\u{FEFF}" + text,
      text.replacing("2010-03-13", with: "2010-03-12"), text.replacing("\n", with: "\r\n"),
    ]
    for text in same { #expect(try ElectionFolder.load(text).canonicalDigest == digest) }
    let others = [
      text.replacing("seats: 1", with: "seats: 2"), text.replacing("voter: 4", with: "voter: 5"),
      text.replacing("东村", with: "北村"), text + "policy: shared\n",
    ]
    for text in others { #expect(try ElectionFolder.load(text).canonicalDigest != digest) }
  }

  /// A roll of a million is bound to this value; it may not change under elections that are defined already.
  @Test func theDigestIsStable() throws {
    let election = try ElectionFile.load(ElectionFolder.configured + "/houbeian")
    let again = try JSONDecoder().decode(Election.self, from: JSONEncoder().encode(election))
    #expect(again.canonicalDigest == election.canonicalDigest)
    let hex = try ElectionFolder.load(ElectionFolder.election).canonicalDigest.hex
    #expect(hex == Self.digest)
  }

  /// Also from Python: json.dumps(…, sort_keys=True, ensure_ascii=False, separators=(",", ":")), then SHA-256.
  private static let digest = "b89721f491af1a0fb75435347ca719313781bd109cd7424863b4e7b68531a795"
}
