import ElectionRecord
import Foundation
import NodeService
import Testing

/// The custody that comes with the two elections, on the seals that the demo's openings and closings name.
@Suite struct SeedCustodyTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private static func register(_ name: String) throws -> Register {
    let folder = "\(root)/config/elections/\(name)"
    let election = try ElectionFile.load(folder).withSameDayOpening
    let records = try ProcedureFile.read(String(contentsOfFile: folder + "/custody.yaml", encoding: .utf8), name: name)
    var register = Register(
      election: election, roll: RollIndex(initialSites: [UInt16](repeating: RollIndex.unassigned, count: 10)))
    let hall = register.addJournal(device: DeviceID(rawValue: 1), site: nil)
    func fold(_ body: EntryBody, into journal: Int) {
      register.fold(Entry(elapsedSeconds: 60, body: body), into: journal)
    }
    let officers = ["甲监票人", "乙监票人"]
    for site in election.sites.map(\.id) {
      let key = Digest32(sha256: Array(site.rawValue.utf8)).bytes
      let device = DeviceID(publicKey: key)
      fold(
        .deviceEnrolled(Enrolment(publicKey: key, sealingKey: key, site: site, certificate: nil)), into: hall)
      let journal = register.addJournal(device: device, site: site)
      fold(.opened(Opening(site: site, papers: 0, officers: officers, seals: ["\(site)-001"])), into: journal)
      fold(.closed(Closing(unused: 0, casts: 0, officers: officers, seals: ["\(site)-002"])), into: journal)
      fold(.merged([JournalHead(device: device, size: 2, root: .zero)]), into: hall)
    }
    for record in records {
      try ProcedureRule.check(record, by: nil, in: register)
      fold(.procedure(record), into: hall)
    }
    return register
  }

  @Test(arguments: ["houbeian", "lianxing"]) func everyBoxWentAWholeWay(_ name: String) throws {
    for chain in CustodyRule.chains(in: try Self.register(name)) {
      #expect(chain.isKept, "\(chain.site)")
      #expect(chain.breaks.isEmpty, "\(chain.site)")
      #expect(chain.standing.phase == .opened, "\(chain.site)")
    }
  }

  @Test func theFirstSeedsBoxesWereOpenedDaysAfterTheyClosed() throws {
    let found = CustodyRule.departures(in: try Self.register("houbeian"))
    #expect(found.map(\.site.rawValue) == ["R1", "R2", "R3", "R4", "R5", "R6", "S1"])
    #expect(found.compactMap { $0.closedOn.map($0.openedOn.days(since:)) } == [2, 2, 2, 2, 2, 2, 1])
    #expect(CustodyRule.departures(in: try Self.register("lianxing")).isEmpty)
  }
}

extension Election {
  /// The election under a rule that every box is opened on the day on which it closed.
  fileprivate var withSameDayOpening: Election {
    var boxes = BoxRules()
    boxes.openedSameDay = Cited(true, "art. 26")
    boxes.openedAtHall = Cited(true, "art. 26")
    return Election(
      format: format, id: id, name: name, mode: mode, policy: policy, electorate: electorate, roll: roll,
      profile: profile, polls: polls, sites: sites, contests: contests, type: type, pollingDay: pollingDay,
      procedure: ProcedureProfile(id: "test", name: BilingualText(zh: "test", en: "test"), boxes: boxes))
  }
}
