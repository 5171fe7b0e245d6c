import ElectionRecord
import ElectionReports
import JournalStore
import Testing

@testable import NodeService

/// 户代表: one representative a household, found by any of its members, replaced before anybody votes.
@Suite struct ReplaceRepresentativeTests {
  private let small: SmallElection

  init() throws { small = try SmallElection(pollingDay: CalendarDay("2010-03-13"), mode: .households) }

  /// One of the members of household 3.
  private static let member = "赵甲" + SmallElection.name(3)

  private func replace(
    _ voter: RollNumber = 3, _ name: String = member, born: String = "1985-05-05", basis: String = "该户书面申请",
    officers: [String] = SmallElection.officers, insist: Bool = false, request: String? = nil, at node: String = "hall"
  ) -> CommandReply {
    small.perform(
      ReplaceRepresentative(
        voter: voter, name: name, sex: "女", born: born, basis: basis, officers: officers, insist: insist),
      at: node, request: request)
  }

  private func find(_ text: String, at node: String = "R1") -> CommandReply {
    small.perform(FindVoters(text: text, limit: 3), at: node)
  }

  @Test func anyMemberIsToldWhoVotesForTheHousehold() {
    for text in [Self.member, "赵甲欧阳玄", "zhaojiaouyangxuan", "3", "C-103"] {
      let found = find(text)
      #expect(found.text.contains("户号 3，由户代表 \(SmallElection.name(3)) 投票；同户人：\(Self.member)、赵乙"), "\(found.text)")
    }
    #expect(find("3").json.contains(#""members":["\#(Self.member)""#), "\(find("3").json)")
  }

  @Test func aPaperIsAskedForByTheNumberOfTheHousehold() throws {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    func cast(_ household: String) -> CommandReply {
      small.perform(CastHousehold(household: household, request: RequestID("h\(household)")), at: "R1")
    }
    let reply = cast("３")
    #expect(
      reply.text.contains(SmallElection.name(3)) && reply.json.contains(#""outcome":"ordinary""#), "\(reply.text)")
    #expect(cast("３").json == reply.json)
    #expect(cast("3").json.contains("alreadyMarked"))
    #expect(cast("99").json.contains("householdUnknown"))
    let plain = try SmallElection()
    #expect(plain.perform(CastHousehold(household: "3"), at: "R1").json.contains("householdsDoNotVote"))
  }

  /// Who is of a household on the roll gets no envelope as a stranger before the clerk has looked.
  @Test func aMemberIsNoStranger() {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    let reply = small.perform(CastUnlisted(name: Self.member, envelope: "E-1"), at: "R1")
    #expect(
      reply.json.contains("nameOnRoll") && reply.text.contains("3 \(SmallElection.name(3))（1960，"), "\(reply.text)")
    #expect(reply.text.contains("由户代表领票"))
  }

  @Test func theNumberStaysAndThePersonChangesEverywhere() throws {
    let reply = replace(request: "a")
    #expect(reply.exitStatus == 0 && reply.json == #"{"outcome":"done","voter":3}"#)
    #expect(replace(request: "a").json == reply.json)
    try small.sync("R1")
    let found = find(Self.member)
    #expect(found.text.hasPrefix("3 \(Self.member) 女 1985-05-05 东街3号 选民证 C-103"), "\(found.text)")
    // Who represented it is a member again, and found as one.
    #expect(find(SmallElection.name(3)).text.contains("由户代表 \(Self.member) 投票"), "\(find(SmallElection.name(3)).text)")
    #expect(find(SmallElection.name(3)).json.contains(#""found":1"#))
    #expect(small.hall.snapshot.register.rollCount == 20 && small.hall.snapshot.register.addedCount == 0)
    var names: [String] = []
    try small.roll.forEachVoter { names.append($0.name) }
    #expect(names.count == 20 && names[2] == Self.member)
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    #expect(small.perform(Cast(voter: 3), at: "R1").json.contains(#""outcome":"ordinary""#))
    #expect(small.perform(Cast(voter: 3), at: "R1").json.contains("alreadyMarked"))
  }

  /// Replaced twice, and the first one comes back.
  @Test func theLastReplacementSpeaks() throws {
    _ = replace()
    #expect(replace(3, "赵乙" + SmallElection.name(3)).exitStatus == 0)
    #expect(replace(3, SmallElection.name(3)).exitStatus == 0)
    #expect(find("3", at: "hall").text.hasPrefix("3 \(SmallElection.name(3)) 女"))
    #expect(find(Self.member, at: "hall").json.contains(#""found":1"#))
    let text = String(decoding: try small.roll.csv(), as: UTF8.self)
    #expect(text.contains("3,\(SmallElection.name(3)),女,1985-05-05,东街3号,东街,3,C-103,"), "\(text)")
  }

  @Test func theJournalHasNoName() {
    _ = replace()
    let row = small.hall.snapshot.register.journalRows[3]
    #expect(row?.sealed.isEmpty == false && row?.basis == "该户书面申请")
    #expect(
      replace(4, "赵甲" + SmallElection.name(4), basis: "赵甲\(SmallElection.name(4))申请").json.contains("basisNamesPerson"))
  }

  @Test(arguments: [
    ("赵丙", "1985-05-05", "notOfHousehold"), (member, "2005-05-05", "additionQuestioned"),
    (member, "1985-13-05", "rowInvalid"),
  ])
  func whatSpeaksAgainstThePersonIsAskedFirst(name: String, born: String, code: String) {
    #expect(replace(3, name, born: born).json.contains(#""reason":"\#(code)""#), "\(replace(3, name, born: born).json)")
    #expect(small.hall.snapshot.register.journalRows.isEmpty)
    if code != "rowInvalid" { #expect(replace(3, name, born: born, insist: true).exitStatus == 0) }
  }

  @Test func nobodyIsReplacedOnceASiteHasOpened() throws {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    #expect(replace().exitStatus == 0)
    try small.sync("R1")
    #expect(replace(4, "赵甲" + SmallElection.name(4)).json.contains("representativesStand"))
  }

  @Test func twoOfficersAtTheHallReplaceAHouseholdThatStands() {
    #expect(replace(officers: ["张三", "张　三"]).json.contains("twoOfficersRequired"))
    #expect(replace(at: "R1").json.contains("onlyAtHall"))
    #expect(replace(99).json.contains("notOnRoll"))
    #expect(replace(19, "赵甲" + SmallElection.name(19)).json.contains("representativeStands"))
    _ = small.perform(AmendRoll(voter: 3, change: .struckOff), at: "hall")
    #expect(replace().json.contains("struckOff"))
  }

  @Test func whereVotersVoteThereIsNoRepresentative() throws {
    let plain = try SmallElection(pollingDay: CalendarDay("2010-03-13"))
    let command = ReplaceRepresentative(
      voter: 3, name: "甲", sex: "女", born: "1985-05-05", basis: "b", officers: SmallElection.officers)
    #expect(plain.perform(command, at: "hall").json.contains("householdsDoNotVote"))
  }
}
