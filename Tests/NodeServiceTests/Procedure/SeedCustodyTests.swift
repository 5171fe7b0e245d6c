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
    let election = try ElectionFile.load(folder)
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
      let place = RecordPlace(journal: hall, site: nil, today: nil)
      let asked = RecordFit.misfits(of: record, poll: 0, in: register, at: place)
      #expect(asked.isEmpty, "\(asked)")
      fold(.procedure(record), into: hall)
    }
    return register
  }

  /// Nobody is asked about any of it while it is recorded.
  @Test(arguments: ["houbeian", "lianxing"]) func everyBoxWentAWholeWay(_ name: String) throws {
    for chain in CustodyRule.chains(in: try Self.register(name)) {
      #expect(chain.isKept, "\(chain.site)")
      #expect(chain.breaks.isEmpty, "\(chain.site)")
      #expect(chain.standing.phase == .opened, "\(chain.site)")
    }
  }

  @Test func theFirstSeedsBoxesWereOpenedDaysAfterTheyClosed() throws {
    let chains = CustodyRule.chains(in: try Self.register("houbeian"))
    let days = chains.map { chain in chain.closedOn.flatMap { chain.openedOn?.days(since: $0) } }
    #expect(days == [2, 2, 2, 2, 2, 2, 1, 0])
  }
}
