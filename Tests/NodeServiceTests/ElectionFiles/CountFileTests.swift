import ElectionRecord
import NodeService
import Testing

@Suite struct CountFileTests {
  private static func election(_ name: String) throws -> Election {
    try ElectionFile.load(ElectionFolder.configured + "/" + name)
  }

  @Test func houbeiansCountIsReadAsItIsWritten() throws {
    let count = try CountFile.load(
      ElectionFolder.configured + "/houbeian/count.yaml", for: try Self.election("houbeian"))
    #expect(count.poll == .main)
    #expect(count.totals.issued == 2268)
    #expect(count.totals.returned == 2208)
    #expect(count.totals.valid == 1995)
    #expect(count.totals.invalid == 17)
    #expect(count.totals.blank == 0)
    #expect(count.sites.map(\.site.rawValue) == ["R1", "R2", "R3", "R4", "R5", "R6", "S1", "H1"])
    #expect(count.sites.first?.issued == 322)
    #expect(count.sites.first?.box == BoxCount(site: SiteID("R1"), returned: 313, valid: 283, invalid: 2, blank: 0))
    #expect(count.tallies.map(\.contest) == ["chair", "viceChair", "member"])
    #expect(count.tallies.first?.lines.first == Tally.Line(name: "吴逸芸", votes: 1855))
    #expect(count.tallies.last?.writeIns == 31)
    #expect(count.tallies.last?.undervotes == 80)
  }

  @Test func lianxingsCountIsReadAsItIsWritten() throws {
    let count = try CountFile.load(
      ElectionFolder.configured + "/lianxing/count.yaml", for: try Self.election("lianxing"))
    #expect(count.totals.valid == 72)
    #expect(count.tallies.map(\.lines.count) == [2, 4])
  }

  @Test func aBoxThatIsNotCountedIsNotZero() throws {
    let text = ElectionFolder.count
      .replacing("H1: {issued: 5, returned: 5, valid: 4, invalid: 0}", with: "H1: {issued: 5, returned: null}")
      .replacing(
        "totals: {issued: 17, returned: 16, valid: 13, invalid: 1, source: synthetic}", with: "totals: {issued: 17}")
    let count = try ElectionFolder.count(text, for: try ElectionFolder.load(ElectionFolder.election))
    #expect(count.sites.last?.box == nil)
    #expect(count.sites.last?.issued == 5)
    #expect(count.totals.issued == 17)
    #expect(count.totals.returned == nil)
  }

  @Test func papersThatDoNotAddUpAreForReconciliation() throws {
    let text = ElectionFolder.count.replacing("returned: 11", with: "returned: 3")
      .replacing("returned: 16", with: "returned: 8")
    #expect(try ElectionFolder.count(text).sites.first?.box?.returned == 3)
  }
}
