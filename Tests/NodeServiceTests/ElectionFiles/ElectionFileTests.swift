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
    #expect(election.type == .general)
    #expect(election.pollingDay == CalendarDay("2010-03-16"))
    #expect(election.sites.map { $0.days?.count } == [2, 2, 2, 2, 2, 2, 1, 1])
    #expect(election.procedure?.id == "national")
  }

  @Test func lianxingIsReadAsItIsWritten() throws {
    let election = try ElectionFile.load(ElectionFolder.configured + "/lianxing")
    #expect(election.mode == .representatives)
    #expect(election.electorate == 3916)
    #expect(election.sites.map(\.areas.count) == [30])
    #expect(election.contests.map(\.seats) == [1, 3])
  }

  /// Halls of these elections exist: their definitions keep their digests, whatever the rules' file is called.
  @Test(
    arguments: [
      ("houbeian", "aeadb55038811255f501790f04cabe094cf09de83c9c8ef0be3717b77ae3f53e"),
      ("lianxing", "289219b1642bb9b0e8f0952a36eded705052ee0c88b4cc91454e162829038d39"),
    ])
  func theSeedElectionsKeepTheirDigests(name: String, digest: String) throws {
    #expect(try ElectionFile.load("\(ElectionFolder.configured)/\(name)").canonicalDigest.hex == digest)
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

  @Test(arguments: [
    "h\n1\n2\n3\n", "h\n1\n2\n3", "\n名册\nnumber,name\n1,甲\n\n2,乙\n,,\n3,丙\n合计,3\n", "\u{FEFF}number\r\n1\r\n2\r\n3\r\n",
  ])
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
      text.replacing("source: seed", with: "source: synthetic"), text.replacing("\n", with: "\r\n"),
    ]
    for text in same { #expect(try ElectionFolder.load(text).canonicalDigest == digest) }
    let others = [
      text.replacing("seats: 1", with: "seats: 2"), text.replacing("voter: 4", with: "voter: 5"),
      text.replacing("东村", with: "北村"), text + "policy: shared\n", text + "pollingDay: 2010-03-14\n",
      text.replacing("2010-03-13", with: "2010-03-12"), text + "type: general\n",
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

  /// Elections that were set up before days, types and rules were kept still open with the digest that their halls and
  /// sites state.
  @Test func anOlderElectionKeepsItsDigest() throws {
    let election = try JSONDecoder().decode(Election.self, from: Data(Self.older.utf8))
    #expect(election.sites.map(\.days) == [nil, nil])
    #expect(election.type == nil && election.pollingDay == nil && election.procedure == nil)
    #expect(election.canonicalDigest.hex == "b89721f491af1a0fb75435347ca719313781bd109cd7424863b4e7b68531a795")
    #expect(Digest32(sha256: Array(Self.older.utf8)) == election.canonicalDigest)
  }

  private static let older =
    #"{"contests":[{"candidates":[{"name":"方学全","voter":3},{"name":"吴逸芸","voter":4}],"id":"chair","#
    + #""office":{"en":"Chair","zh":"主任"},"seats":1}],"electorate":30,"format":1,"id":"test","mode":"voters","#
    + #""name":{"en":"Test","zh":"测试"},"policy":"assigned","polls":[{"id":"main","name":{"en":"Main poll","zh":"正式选举"}}],"#
    + #""profile":{"majority":{"base":"returned","moreThan":"1/2"},"proxyLimit":3,"#
    + #""quorum":{"base":"registered","moreThan":"1/2"}},"roll":"roll.csv","sites":[{"areas":["东村"],"id":"R1","#
    + #""kind":"mobileBox","name":{"en":"Box","zh":"箱"},"papers":20,"stage":1},{"areas":["西村"],"id":"H1","#
    + #""kind":"hall","name":{"en":"Hall","zh":"会场"},"papers":10,"stage":2}]}"#

  /// Also from Python: json.dumps(…, sort_keys=True, ensure_ascii=False, separators=(",", ":")), then SHA-256.
  private static let digest = "dd45ec1fa13ecc5ade1049857e1b114a6f2a0de6687c66c17d6c74f249127eca"
}
