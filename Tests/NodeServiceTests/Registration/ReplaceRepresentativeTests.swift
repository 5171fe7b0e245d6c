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
    officers: [String] = SmallElection.officers, insist: Bool = false, leaving: [String] = [],
    request: String? = nil, at node: String = "hall"
  ) -> CommandReply {
    small.perform(
      ReplaceRepresentative(
        voter: voter, name: name, sex: "女", born: born, basis: basis, officers: officers, insist: insist,
        leaving: leaving),
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
  }

  /// The new person, who stands back, and the other members, as a text or another script may write them.
  @Test(arguments: ["赵甲欧阳黄申请", "原户代表欧阳黄外出", "同户的 赵乙 欧阳黄 作证", "原戶代表歐陽黃外出"])
  func theBasisNamesNobodyOfTheHousehold(_ basis: String) {
    #expect(SmallElection.name(4) == "欧阳黄")
    #expect(replace(4, "赵甲欧阳黄", basis: basis).json.contains("basisNamesPerson"))
    #expect(small.hall.snapshot.register.journalRows.isEmpty)
    #expect(replace(4, "赵甲欧阳黄", basis: "赵甲欧阳玄申请").exitStatus == 0)
  }

  /// What is typed beside a voter anywhere else names nobody of the household either.
  @Test func noReasonNamesAVoterOrTheHousehold() throws {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    _ = small.perform(Cast(voter: 3), at: "R1")
    let day = try #require(CalendarDay("2010-02-27"))
    for name in [SmallElection.name(3), Self.member] {
      let reason = "给了\(name)"
      let objection = ObjectionFiled(day: day, kind: .wronglyListed, voter: 3, by: name)
      let commands: [(any NodeCommand, String)] = [
        (VoidMark(voter: 3, reason: reason), "R1"), (ReplacePaper(voter: 3, reason: reason), "R1"),
        (AmendRoll(voter: 3, change: .struckOff, reason: reason, officers: SmallElection.officers), "hall"),
        (TakeMarkBack(voter: 3, served: .unknown, officers: SmallElection.officers, reason: reason), "hall"),
        (TakeMarkBack(voter: 4, served: .voter(3), officers: SmallElection.officers, reason: reason), "hall"),
        (RuleOnCase(.voter(3), decision: nil, officers: SmallElection.officers, reason: reason), "hall"),
        (RecordProcedure(.registration(.objected(objection))), "hall"),
      ]
      for (command, node) in commands {
        let reply = small.perform(command, at: node)
        #expect(reply.json.contains("textNamesPerson"), "\(command): \(reply.json)")
      }
    }
    #expect(small.perform(ReplacePaper(voter: 3, reason: "票面破损"), at: "R1").exitStatus == 0)
  }

  @Test func theReasonOfADecisionNamesNobodyEither() throws {
    let day = try #require(CalendarDay("2010-02-27"))
    let objection = ObjectionFiled(day: day, kind: .wronglyListed, voter: 3, by: "家属")
    #expect(small.perform(RecordProcedure(.registration(.objected(objection))), at: "hall").exitStatus == 0)
    func decide(_ reason: String) -> CommandReply {
      let decision = ObjectionDecided(
        objection: 1, day: day, outcome: .rejected, reason: reason, officers: SmallElection.officers)
      return small.perform(RecordProcedure(.registration(.decided(decision))), at: "hall")
    }
    #expect(decide("\(Self.member)已迁出").json.contains("textNamesPerson"))
    #expect(decide("已迁出").exitStatus == 0)
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

  /// One person has one paper: what officers insist on is a likeness, never a second household.
  @Test func nobodyRepresentsTwoHouseholdsWhoeverInsists() throws {
    let other = try #require(try small.roll.voter(7))
    for insist in [false, true] {
      let reply = replace(3, other.name, born: other.birthDate, insist: insist)
      #expect(reply.json.contains("representsAnother") && reply.text.contains("7 号"), "\(reply.text)")
    }
    #expect(small.hall.snapshot.register.journalRows.isEmpty)
    // The other household's representative is replaced first, and then it is right.
    #expect(replace(7, "赵甲" + SmallElection.name(7)).exitStatus == 0)
    #expect(replace(3, other.name, born: other.birthDate, insist: true).exitStatus == 0)
  }

  @Test func everyQuestionIsShownAtOnce() {
    let reply = replace(3, "赵丙", born: "2005-05-05")
    #expect(reply.text.contains("同户人是") && reply.text.contains("未满法定年龄"), "\(reply.text)")
  }

  /// As the roll says after the next command, which teaches it what was recorded.
  private func members(of voter: RollNumber) throws -> Set<String> {
    _ = small.perform(FindVoters(text: "\(voter)", limit: 1), at: "hall")
    return Set(try small.roll.voter(voter)?.members ?? [])
  }

  /// The wrong person was insisted on; put right, nobody of another household stays on the card and the next roll.
  @Test func whoWasPutInByMistakeLeavesTheHousehold() throws {
    #expect(replace(3, "赵丙", insist: true).exitStatus == 0)
    let right = SmallElection.name(3)
    #expect(replace(3, right, leaving: ["钱丁"]).json.contains("notAmongMembers"))
    #expect(replace(3, right, leaving: [right]).json.contains("notAmongMembers"))
    let back = replace(3, right)
    #expect(back.exitStatus == 0, "\(back.text)")
    #expect(try members(of: 3).contains("赵丙"))
    #expect(replace(3, right, leaving: ["赵丙"]).exitStatus == 0)
    #expect(try members(of: 3) == [Self.member, "赵乙" + right])
  }

  @Test func nobodyIsReplacedOnceASiteHasOpened() throws {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    #expect(replace().exitStatus == 0)
    try small.sync("R1")
    #expect(replace(4, "赵甲" + SmallElection.name(4)).json.contains("representativesStand"))
  }

  /// The box opened and served the household before the hall, which did not know, replaced its representative.
  @Test func aBoxThatServedBeforeItKnewIsSaid() throws {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    _ = small.perform(Cast(voter: 3), at: "R1")
    #expect(replace().exitStatus == 0)
    #expect(replace(4, "赵甲" + SmallElection.name(4)).exitStatus == 0)
    #expect(!find("3", at: "hall").text.contains("原户代表"))
    try small.sync("R1")
    // From now on the box knows, and says so before it marks.
    _ = small.perform(Cast(voter: 4), at: "R1")
    try small.sync("R1")
    for node in ["hall", "R1"] {
      #expect(find("3", at: node).text.contains("该票箱不知户代表已更换，可能由原户代表领票"), "\(node)")
      #expect(find("3", at: node).json.contains("\"replacementUnknown\":true"))
      #expect(!find("4", at: node).text.contains("原户代表"), "\(node)")
    }
    let found = try small.hall.report().findings.filter { $0.code == .replacementUnknown }
    #expect(found.map(\.count) == [1] && found.map(\.site) == ["R1"] && found.map(\.explained) == [false])
    let officers = SmallElection.officers
    _ = small.perform(
      ExplainFinding(.replacementUnknown, site: "R1", text: "原户代表领票", officers: officers), at: "hall")
    #expect(try small.hall.report().findings.filter { $0.code == .replacementUnknown }.map(\.explained) == [true])
    #expect(try small.hall.report().register.counted == 2)
  }

  @Test func aBlankHouseholdIsAskedFor() {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    for household in ["", " ", "　"] {
      #expect(small.perform(CastHousehold(household: household), at: "R1").json.contains("householdBlank"))
    }
  }

  @Test func twoOfficersAtTheHallReplaceAHouseholdThatStands() throws {
    #expect(replace(officers: ["张三", "张　三"]).json.contains("twoOfficersRequired"))
    #expect(replace(at: "R1").json.contains("onlyAtHall"))
    #expect(replace(99).json.contains("notOnRoll"))
    #expect(replace(19, "赵甲" + SmallElection.name(19)).json.contains("representativeStands"))
    _ = small.perform(AmendRoll(voter: 3, change: .struckOff), at: "hall")
    let struckOff = replace()
    #expect(struckOff.json.contains("householdStruckOff") && struckOff.text.contains("register restore 3"))
    #expect(find("3", at: "hall").text.contains("已从名册上除名，不能领票；恢复用 register restore 3"))
    try small.sync("R1")
    #expect(find("3").text.contains("已从名册上除名") && !find("3").text.contains("register restore"))
  }

  @Test func whereVotersVoteThereIsNoRepresentative() throws {
    let plain = try SmallElection(pollingDay: CalendarDay("2010-03-13"))
    let command = ReplaceRepresentative(
      voter: 3, name: "甲", sex: "女", born: "1985-05-05", basis: "b", officers: SmallElection.officers)
    #expect(plain.perform(command, at: "hall").json.contains("householdsDoNotVote"))
  }
}
