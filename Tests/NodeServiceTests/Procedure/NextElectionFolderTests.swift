import ElectionRecord
import ElectionReports
import Foundation
import JournalStore
import Testing

@testable import NodeService

/// The poll that follows another one: its roll is the first one's as it stands, and everybody keeps their number.
@Suite struct NextElectionFolderTests {
  private static let officers = SmallElection.officers
  static let days = [CalendarDay("2010-03-13"), CalendarDay("2010-04-10")].compactMap(\.self)

  /// A tie for the one seat, on a roll that changed at random before the poll.
  static func tied(_ generator: inout SeededGenerator) throws -> SmallElection {
    let small = try SmallElection(pollingDay: days[0], definesSites: true) { election in
      Election(
        format: election.format, id: election.id, name: election.name, mode: election.mode, policy: election.policy,
        electorate: election.electorate, roll: "名册.csv",
        profile: RuleProfile(
          proxyLimit: 3, quorum: election.profile.quorum,
          majority: Threshold(base: .returned, numerator: 1, denominator: 3)),
        polls: election.polls,
        sites: election.sites.map {
          Site(
            id: $0.id, kind: $0.kind, stage: $0.stage, name: $0.name, areas: $0.areas, papers: $0.papers,
            days: [days[0]], hours: "8:00 至 17:00")
        }, contests: election.contests, pollingDay: days[0])
    }
    change(small, &generator)
    try vote(small)
    return small
  }

  private static func change(_ small: SmallElection, _ generator: inout SeededGenerator) {
    for number in RollNumber(1)...18 {
      let amendments: [RollAmendment.Change] =
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: [.struckOff]
        case 1: [.duplicateOf(original: 19)]
        case 2: [.struckOff, .restored]
        default: []
        }
      for amendment in amendments {
        #expect(small.perform(AmendRoll(voter: number, change: amendment), at: "hall").exitStatus == 0)
      }
    }
    for number in 1...3 where Bool.random(using: &generator) {
      let person = TypedRow(
        name: "补登,\(number)", sex: "女", born: "1990-05-0\(number)", address: "东街,9\(number)号", area: "东街",
        household: "",
        card: "N-\(number)")
      #expect(small.perform(AddVoter(person, basis: "申诉成立", officers: officers), at: "hall").exitStatus == 0)
    }
  }

  private static func vote(_ small: SmallElection) throws {
    var issued = 0
    for (site, voters) in [("R1", RollNumber(1)...10), ("S1", 11...20)] {
      try small.sync(site)
      _ = small.perform(OpenSite(papers: 20, officers: officers), at: site)
      let casts = voters.count { small.perform(Cast(voter: $0), at: site).exitStatus == 0 }
      #expect(
        small.perform(CloseSite(unused: 20 - casts, officers: officers, confirmed: true), at: site).exitStatus == 0)
      try small.sync(site)
      count(casts, at: site, small)
      issued += casts
    }
    _ = small.perform(OpenSite(papers: 0, officers: officers, confirmed: true), at: "H1")
    _ = small.perform(CloseSite(unused: 0, officers: officers, confirmed: true), at: "H1")
    try small.sync("H1")
    count(0, at: "H1", small)
    let tally = Tally(
      contest: "chair", lines: [.init(name: "甲", votes: issued / 2), .init(name: "乙", votes: issued / 2)], writeIns: 0,
      undervotes: issued % 2)
    #expect(small.perform(EnterTally(tally, confirmed: true), at: "hall").exitStatus == 0)
    let declared = small.perform(DeclareResult(officers: officers), at: "hall")
    #expect(declared.exitStatus == 0, "\(declared.text)")
  }

  private static func count(_ papers: Int, at site: String, _ small: SmallElection) {
    let box = BoxCount(site: SiteID(site), returned: papers, valid: papers, invalid: 0)
    #expect(small.perform(CountBox(box, confirmed: true), at: "hall").exitStatus == 0)
  }

  /// The folder of the run-off, as `init` reads it.
  private static func next(_ small: SmallElection) throws -> SmallElection {
    let folder = NSTemporaryDirectory() + "next-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let reply = small.perform(DefineNextElection(.runoff, day: days[1], folder: folder), at: "hall")
    #expect(reply.exitStatus == 0, "\(reply.text)")
    #expect(reply.json.contains(#""registered":\#(small.hall.register.registeredCount),"#))
    let election = try ElectionFile.load(folder)
    let path = folder + "/" + election.roll
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o600)
    let amendments = try StruckOffFile.load(folder)
    #expect(amendments.count == small.hall.register.amendedNumbers.count)
    return try SmallElection(election, csv: Array(Data(contentsOf: URL(filePath: path))), amendments: amendments)
  }

  /// The next hall prints with the same texts.
  @Test func textsOfNoticesAreTakenAlong() throws {
    var generator = SeededGenerator(seed: 1)
    let small = try Self.tied(&generator)
    let (texts, folder) = (try ElectionFolder(), NSTemporaryDirectory() + "next-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let name = NoticeFiles.name(.notice(.roll), .zh)
    try texts.write("{选民名单}", as: name)
    let reply = small.perform(
      DefineNextElection(.runoff, day: Self.days[1], folder: folder), at: "hall", data: texts.path)
    #expect(reply.exitStatus == 0, "\(reply.text)")
    #expect(FileManager.default.contents(atPath: "\(folder)/\(name)") == Data("{选民名单}".utf8))
  }

  /// What a by-election takes along: nobody stands yet, and where to complain.
  @Test func complaintsAndContestsWithoutCandidatesAreReadAsTheyAreWritten() throws {
    let plain = try ElectionFolder.load(ElectionFolder.election)
    let typed = ElectionFolder.election + "complaints: {zh: 街道办事处, en: the sub-district office}\n"
    let election = try ElectionFolder.load(typed)
    #expect(election.complaints == BilingualText(zh: "街道办事处", en: "the sub-district office"))
    #expect(plain.complaints == nil && plain.canonicalDigest != election.canonicalDigest)
    let open = election.with(
      contests: election.contests.map { Contest(id: $0.id, office: $0.office, seats: $0.seats, candidates: []) })
    #expect(try ElectionFolder.load(ElectionFileText.text(open)) == open)
  }

  @Test(arguments: UInt64(1)...12)
  func theRollIsTheOneThatStands(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let small = try Self.tied(&generator)
    let register = small.hall.register
    let numbers = (RollNumber(1)...23).filter { register.isOnRoll($0) && !register.isStruckOff($0) }
    let next = try Self.next(small)
    let stands = next.hall.register
    #expect(stands.registeredCount == numbers.count && next.election.electorate == numbers.count)
    #expect((0...30).filter { stands.isOnRoll($0) && !stands.isStruckOff($0) } == numbers)
    #expect(stands.amendedNumbers == register.amendedNumbers)
    for number in 1...RollNumber(23) { #expect(try next.roll.voter(number) == small.roll.voter(number)) }
    #expect(next.election.sites.map(\.hours) == small.election.sites.map(\.hours))
    var check = SetupCheck(next.election, off: Set(stands.amendedNumbers.keys))
    try next.roll.forEachVoter { check.count($0) }
    try next.roll.forEachVoter { check.check($0) }
    // The fixture's candidates have other names than the roll.
    let asked = check.finish().filter(\.refuses).map(\.code)
    #expect(Set(asked) == ["candidateNameDiffers"])
  }

  @Test(arguments: UInt64(1)...12)
  func whoIsOnItVotesOnceAndNobodyElse(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let small = try Self.tied(&generator)
    let next = try Self.next(small)
    for site in ["R1", "S1"] {
      _ = next.perform(OpenSite(papers: 20, officers: Self.officers, confirmed: true), at: site)
    }
    for number in RollNumber(1)...24 {
      let site = (try next.roll.voter(number)).map { $0.area == "东街" ? "R1" : "S1" } ?? "R1"
      let reply = next.perform(Cast(voter: number), at: site)
      let register = next.hall.register
      let refusal = register.isStruckOff(number) ? "struckOff" : register.isOnRoll(number) ? nil : "notOnRoll"
      #expect(refusal.map(reply.json.contains) ?? (reply.exitStatus == 0), "\(number): \(reply.json)")
    }
    for site in ["R1", "S1"] { try next.sync(site) }
    let counts = try next.hall.report().register
    let registered = next.hall.register.registeredCount
    #expect(counts.registered == registered && counts.counted == registered)
    let highest = next.roll.index.last
    #expect(next.hall.register.nextNumber == highest + 1)
    let folder = NSTemporaryDirectory() + "gaps-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try ExportFixture.export(next, to: folder)
    #expect(ExportVerifier.verify(folder: folder).isVerified)
  }
}
