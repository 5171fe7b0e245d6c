import ElectionRecord
import Testing

/// A batch stands when two tellers find the same in every figure.
@Suite struct BatchStateTests {
  /// Keyings of one batch, each as a session and the votes of 甲, and what the batch comes to.
  @Test(
    arguments: [
      ([], .untallied, nil), ([("A", 6)], .talliedOnce, nil), ([("A", 6), ("A2", 6)], .talliedOnce, nil),
      ([("A", 6), ("B", 6)], .accepted, 1), ([("A", 6), ("B", 5)], .disagreed, nil),
      ([("A", 6), ("B", 5), ("C", 5)], .accepted, 2), ([("A", 6), ("B", 5), ("C", 4)], .disagreed, nil),
      // A teller who tallied again supports the last one only.
      ([("A", 6), ("A2", 5), ("B", 6)], .disagreed, nil), ([("A", 6), ("A2", 5), ("A", 6), ("B", 5)], .disagreed, nil),
      ([("A", 6), ("A2", 5), ("A", 6), ("B", 6)], .accepted, 1),
      ([("A", 6), ("B", 6), ("A2", 5)], .disagreed, nil), ([("A", 6), ("B", 6), ("A2", 5), ("B", 5)], .accepted, 3),
      // Two pairs that contradict each other: neither stands until one of the four sees it otherwise.
      ([("A", 6), ("B", 6), ("C", 5), ("D", 5)], .disagreed, nil),
      ([("A", 6), ("B", 6), ("C", 5), ("D", 5), ("A2", 5)], .accepted, 3),
    ] as [([(String, Int)], BatchStatus, Int?)])
  func twoTellersMustAgree(keyings: [(String, Int)], status: BatchStatus, accepted: Int?) throws {
    var hall = CountFixture()
    try hall.batch("P", "R1", papers: 10)
    for (index, (session, votes)) in keyings.enumerated() {
      try hall.record(.tally(Self.tally(index + 1, session, votes)))
    }
    let batch = try #require(hall.register.counting.batch("P"))
    #expect(batch.status == status)
    #expect(batch.accepted?.keying == accepted)
    let findings = hall.box.report().findings.filter { $0.code != .papersOverIssued }
    #expect(findings.map(\.code) == (status == .accepted ? [] : [.tallyUnsettled]))
    #expect(findings.allSatisfy { $0.count == 1 && $0.site == nil })
  }

  /// Whatever was keyed before: a batch stands by the last keyings of its tellers and by nothing else, and once all of
  /// them find the same, it stands.
  @Test(arguments: 0..<60) func onlyTheLastKeyingOfATellerCounts(seed: UInt64) throws {
    var draw = SeededGenerator(seed: seed)
    var hall = CountFixture()
    try hall.batch("P", "R1", papers: 10)
    var last: [String: Int] = [:]
    for keying in 1...(2 + draw.below(8)) {
      let (session, votes) = (draw.pick(["A", "A2", "B", "C", "D"]), draw.pick([5, 6]))
      try hall.record(.tally(Self.tally(keying, session, votes)))
      last[session == "A2" ? "A" : session] = votes
      let support = [5, 6].map { votes in last.values.count { $0 == votes } }
      let stands = support[0] == support[1] || (support.max() ?? 0) < 2 ? nil : support[0] > support[1] ? 5 : 6
      #expect(hall.register.counting.batch("P")?.accepted?.contests[0].votes[0].votes == stands)
    }
    for session in ["A", "B", "C", "D"] {
      let keying = (hall.register.counting.batch("P")?.keyings.count ?? 0) + 1
      try hall.record(.tally(Self.tally(keying, session, 5)))
    }
    #expect(hall.register.counting.batch("P")?.status == .accepted)
  }

  private static func tally(_ keying: Int, _ session: String, _ votes: Int, doubtful: Int = 0) -> BatchTally {
    let valid = 10 - doubtful
    return BatchTally(
      batch: "P", keying: keying, session: session, valid: valid, invalid: 0, doubtful: doubtful,
      contests: [.chair(votes, 1, of: valid), .members([5, 4, 3], of: valid)])
  }

  @Test func tallyingInAnotherOrderIsTheSame() {
    var first = Self.tally(1, "A", 6)
    let second = Self.tally(2, "B", 6)
    first.contests.reverse()
    first.contests[1].votes.reverse()
    first.contests[1].writeIns = [NamedVotes("己", 0)]
    #expect(first.agrees(with: second) && second.agrees(with: first))
    first.contests[0].undervotes += 1
    #expect(!first.agrees(with: second) && !second.agrees(with: first))
  }

  @Test func aBatchWaitsForTheCommitteeAndIsTalliedAgain() throws {
    var hall = CountFixture()
    try hall.batch("P", "R1", papers: 10)
    try hall.record(.tally(Self.tally(1, "A", 6, doubtful: 2)))
    try hall.record(.tally(Self.tally(2, "B", 6, doubtful: 2)))
    #expect(hall.register.counting.batch("P")?.status == .referred)
    try hall.record(.referral(DoubtfulReferral(id: "D", batch: "P", reason: .extraWriting, papers: 2)))
    #expect(hall.register.counting.batch("P")?.undecided == 2)
    try hall.record(.decision(DoubtfulDecision(referral: "D", decision: .valid, officers: ["x", "y"])))
    #expect(hall.register.counting.batch("P")?.status == .referred)
    try hall.record(.tally(Self.tally(3, "A", 7)))
    try hall.record(.tally(Self.tally(4, "B", 7)))
    #expect(hall.register.counting.batch("P")?.accepted?.keying == 3)
  }

  @Test func doubtfulPapersHoldAnAcceptedBatchUp() throws {
    var hall = CountFixture()
    try hall.batch("P", "R1", papers: 10)
    try hall.record(.tally(Self.tally(1, "A", 6)))
    try hall.record(.tally(Self.tally(2, "B", 6)))
    #expect(hall.register.counting.batch("P")?.status == .accepted)
    try hall.record(.referral(DoubtfulReferral(id: "D", batch: "P", reason: .other)))
    #expect(hall.register.counting.batch("P")?.status == .referred)
  }
}
