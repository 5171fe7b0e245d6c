import ElectionRecord
import ElectionReports
import Foundation
import JournalStore
import Testing

@testable import NodeService

/// The elections under the law in force, held by their nodes from the nomination to the hand-over, and the poll for the
/// seat that stayed open in one of them.
@Suite struct ExampleElectionTests {
  private static let folder = folder("xinhe")

  private static func folder(_ name: String) -> String { ElectionFolder.configured + "/" + name }

  @Test func theCheckFindsNothingAndTheOpenSeatIsFilled() throws {
    let first = try ExamplePoll(Self.folder, records: Self.folder)
    let result = try first.hold()
    #expect(result.contests.map(\.shortfall) == [0, 0, 1])
    try first.expectNothingFound()
    let further = try #require(try first.further())
    let next = NSTemporaryDirectory() + "example-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: next) }
    let made = first.small.perform(DefineNextElection(further.kind, day: further.day, folder: next), at: "hall")
    #expect(made.exitStatus == 0, "\(made.text)")
    let second = try ExamplePoll(next, records: Self.folder + "/\(further.kind.rawValue)")
    #expect(try second.hold().contests.map(\.elected) == [["覃亚琴"]])
    try second.expectNothingFound()
  }

  @Test func theCheckFindsNothingWhereHouseholdsVote() throws {
    let poll = try ExamplePoll(Self.folder("muhuai"), records: Self.folder("muhuai"))
    let result = try poll.hold()
    #expect(result.contests.map(\.shortfall) == [0, 0, 0])
    try poll.expectNothingFound()
    #expect(try poll.further() == nil)
  }

  /// The folder can be copied alone, and its rules are those in force.
  @Test(arguments: ["xinhe", "muhuai"]) func itsRulesAreTheProfiles(name: String) throws {
    let profile = ElectionFolder.configured + "/../profiles/national.yaml"
    #expect(
      try String(contentsOfFile: Self.folder(name) + "/national.yaml", encoding: .utf8)
        == String(contentsOfFile: profile, encoding: .utf8))
  }

  @Test(arguments: [("xinhe", [760, 5, 4, 3]), ("muhuai", [400, 0, 0, 0])])
  func itsRegistrationGivesItsRoll(name: String, counts: [Int]) throws {
    let key = try #require(RegistrationKey(bytes: RegistrationFolder.key))
    let folder = Self.folder(name)
    let sorted = try RegistrationFiles.sort(
      RegistrationRequest(
        files: [folder + "/registration.csv"], electionFolder: folder, households: folder + "/households.csv", key: key,
        isKeyKept: true))
    #expect(RegistrationPreview.Verdict.allCases.map(sorted.preview.count) == counts)
    #expect(sorted.preview.omissions.count == 1)
    let outcome = RegistrationOutcome(sorted.preview, cards: name == "xinhe" ? "XH" : "MH", day: CalendarDay(number: 0))
    let roll = try String(contentsOfFile: folder + "/roll.csv", encoding: .utf8)
    var reader = RollReader(areas: .any)
    #expect(outcome.voters == (reader.read(Array(roll.utf8)) + reader.finish()).map(\.voter))
  }
}

/// One poll of the example: the sites serve one after the other, as the count's file says, and the hall records.
private struct ExamplePoll {
  let small: SmallElection
  private let folder: String
  private let count: CountFile
  private var election: Election { small.election }

  init(_ election: String, records: String) throws {
    let loaded = try ElectionFile.load(election)
    small = try SmallElection(
      loaded, csv: Array(Data(contentsOf: URL(filePath: election + "/" + loaded.roll))))
    folder = records
    count = try CountFile.load(records + "/count.yaml", for: loaded)
    // The hall's records are written when all is over.
    let day = try #require(loaded.pollingDay).adding(days: 14)
    small.clock.advance(by: Int64(day.number) * 86_400 - small.clock.now())
  }

  func hold() throws -> ResultDetermination {
    let registered = try ExampleElection.registered(small.roll.count, on: election)
    let reply = small.perform(RecordProcedure([registered]), at: "hall")
    #expect(reply.exitStatus == 0, "\(reply.text)")
    try record(ExampleElection.records.before)
    try serve()
    try record(ExampleElection.records.count)
    let declared = small.perform(DeclareResult(officers: ExampleElection.officers), at: "hall")
    #expect(declared.exitStatus == 0, "\(declared.text)")
    let result = try small.hall.snapshot.determination(.main)
    try record(ExampleElection.records.after)
    return result
  }

  /// The poll that the calendar's file says follows.
  func further() throws -> FurtherPoll? {
    for case .outcome(.further(let poll)) in try records("procedure.yaml") { return poll }
    return nil
  }

  private func records(_ name: String) throws -> [ProcedureRecord] {
    try ExampleElection.records(try? String(contentsOfFile: folder + "/" + name, encoding: .utf8), name)
  }

  private func record(_ names: [String]) throws {
    for name in names {
      let records = try records(name)
      guard !records.isEmpty else { continue }
      let reply = small.perform(RecordProcedure(records), at: "hall")
      #expect(reply.exitStatus == 0, "\(name): \(reply.text)")
    }
  }

  /// Who did not come to an earlier site comes to a later one.
  private func serve() throws {
    let proxies = Dictionary(
      uniqueKeysWithValues: small.hall.register.commissions.map { ($0.principal, $0.proxy) })
    var waiting: [RollNumber] = []
    for (index, site) in election.sites.enumerated() {
      let name = site.id.rawValue
      try small.sync(name)
      let papers = try #require(site.papers)
      let opened = small.perform(
        OpenSite(
          papers: papers, officers: ExampleElection.officers, seals: ["\(name)-001"], secretPlace: true, confirmed: true
        ),
        at: name)
      #expect(opened.exitStatus == 0, "\(opened.text)")
      let own = (1...small.roll.index.last).filter { small.roll.index.initialSite($0) == UInt16(index) }
      let queue = site.kind == .mobileBox ? own : waiting + own
      let issued = try #require(count.sites[index].issued)
      for voter in queue.prefix(issued) {
        let reply = small.perform(Cast(voter: voter, proxy: proxies[voter]), at: name)
        #expect(reply.exitStatus == 0, "\(reply.text)")
      }
      waiting = (site.kind == .mobileBox ? waiting : []) + queue.dropFirst(issued)
      let closed = small.perform(
        CloseSite(unused: papers - issued, officers: ExampleElection.officers, seals: ["\(name)-002"]), at: name)
      #expect(closed.exitStatus == 0, "\(closed.text)")
      try small.sync(name)
    }
  }

  /// Every check is met, and the papers add up.
  func expectNothingFound() throws {
    let reply = small.perform(CheckCompliance(html: false), at: "hall")
    #expect(reply.exitStatus == 0, "\(reply.text)")
    #expect(reply.json.contains(#""notRecorded":[]"#), "\(reply.text)")
    let report = try small.hall.report()
    #expect(report.isDeclared && report.findings.isEmpty, "\(report.findings)")
    #expect(report.register.counted == count.totals.issued)
    #expect(report.total.returned == count.totals.returned)
  }
}
