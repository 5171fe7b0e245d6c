import ElectionRecord
import JournalStore
import SyncProtocol
import TestSupport
import Testing

@testable import NodeService

/// The hall of an election whose sites list no areas holds every right; a site asks for one voter at a time.
@Suite struct AskTests {
  private let hall: Node
  private let disk: StoreMedium
  private let sites: [Node]

  init() throws {
    disk = try StoreMedium()
    let election = Village.election(.assigned, 2)
    let roll = RollIndex(initialSites: [UInt16](repeating: RollIndex.unassigned, count: 20))
    let keys = try Village.keys("hall")
    hall = try Village.node(keys, at: nil, election, roll, keys.publicKey, medium: disk)
    try hall.define(
      ElectionDefinition(
        electionID: election.id, electionDigest: election.canonicalDigest, rollDigest: .zero, registered: 20),
      certificate: nil)
    var nodes: [Node] = []
    for site in election.sites.map(\.id) {
      let keys = try Village.keys("\(site)")
      try hall.enrol(Village.enrolment(keys, at: site))
      nodes.append(try Village.node(keys, at: site, election, roll, hall.keys.publicKey))
    }
    sites = nodes
    for node in nodes {
      try Village.sync(node, hall)
      try node.open()
      try Village.sync(node, hall)
    }
  }

  private func request(_ voter: RollNumber, at site: Node) throws -> [UInt8] {
    guard case .ask(let bytes) = try site.beginAsk(AskOrder(voter: voter)) else {
      Issue.record("the hall is to be asked")
      return []
    }
    return bytes
  }

  private func hallSize() -> UInt32 { hall.frontier.journals[hall.device]?.first?.size ?? 0 }

  @Test func aRightIsGivenOnceHoweverOftenItIsAskedFor() throws {
    let bytes = try request(3, at: sites[0])
    let before = hallSize()
    let first = try hall.answerAsk(bytes, from: sites[0].device)
    #expect(hallSize() == before + 1)
    #expect(try hall.answerAsk(bytes, from: sites[0].device) == first)
    #expect(hallSize() == before + 1)
    #expect(try sites[0].takeAnswer(first, to: AskOrder(voter: 3)) == nil)
    let other = try hall.answerAsk(bytes, from: sites[1].device)
    let refusal = try sites[1].takeAnswer(other, to: AskOrder(voter: 3))
    #expect(refusal?.reason == .rightElsewhere)
    #expect(refusal?.right == sites[0].site)
    #expect(hallSize() == before + 1)
  }

  /// The answer gives nothing by itself: the hall's journal has to come.
  @Test func anAnswerAloneGivesNothing() throws {
    let answer = try hall.answerAsk(try request(3, at: sites[0]), from: sites[0].device)
    #expect(try sites[0].takeAnswer(answer, to: AskOrder(voter: 3)) == nil)
    #expect(try sites[0].cast(CastRequest(voter: 3)).reason == .rightElsewhere)
    try Village.sync(sites[0], hall)
    #expect(try sites[0].beginAsk(AskOrder(voter: 3)) == .settled(sites[0].askReceipt(AskOrder(voter: 3))))
    #expect(try sites[0].cast(CastRequest(voter: 3)).outcome == .ordinary)
    #expect(try sites[1].cast(CastRequest(voter: 3)).outcome == .refused)
  }

  @Test func askingRecordsNothingAtTheSite() throws {
    let before = sites[0].frontier
    _ = try request(3, at: sites[0])
    _ = try sites[0].askReceipt(AskOrder(voter: 3))
    #expect(sites[0].frontier == before)
  }

  @Test func whatNoHallCanChangeIsSaidAtOnce() throws {
    // A number that is not known here may be one that the hall has given.
    guard case .ask = try sites[0].beginAsk(AskOrder(voter: 99)) else {
      Issue.record("the hall was not asked")
      return
    }
    try sites[0].close(unused: 10_000, officers: Village.officers)
    #expect(try sites[0].askReceipt(AskOrder(voter: 3)).reason == .siteClosed)
    #expect(try sites[0].beginAsk(AskOrder(voter: 3)) == .settled(try sites[0].askReceipt(AskOrder(voter: 3))))
    #expect(throws: NodeError.onlyAtSite) { try hall.beginAsk(AskOrder(voter: 3)) }
    #expect(throws: NodeError.onlyAtHall) { try sites[0].answerAsk([], from: sites[0].device) }
    #expect(throws: NodeError.unknownPoll("second")) {
      try sites[1].askReceipt(AskOrder(voter: 3, poll: PollID("second")))
    }
  }

  @Test func aWrongRequestChangesNothing() throws {
    let before = hall.frontier
    let tag = SyncMessage.electionTag(hall.electionDigest)
    let wrong = [
      AskRequest(election: tag ^ 1, poll: 0, voter: 3).encoded(),
      AskRequest(election: tag, poll: 9, voter: 3).encoded(),
      [], [0xff], [UInt8](repeating: 8, count: 5000),
    ]
    for bytes in wrong {
      #expect(throws: NodeError.self) { try hall.answerAsk(bytes, from: sites[0].device) }
    }
    let stranger = try Village.keys("stranger").device
    _ = try hall.answerAsk(try request(3, at: sites[0]), from: stranger)
    #expect(hall.frontier == before)
  }

  @Test func whenTheHallsDiskRefusesNothingIsGivenAndItCanBeRepeated() throws {
    let bytes = try request(3, at: sites[0])
    let before = hall.frontier
    #expect(throws: NodeError.store(.unknownOutcome)) {
      try disk.whileCommitsFail { try hall.answerAsk(bytes, from: sites[0].device) }
    }
    #expect(hall.frontier == before)
    #expect(try sites[0].takeAnswer(hall.answerAsk(bytes, from: sites[0].device), to: AskOrder(voter: 3)) == nil)
  }
}
