import ElectionRecord
import ElectionReports
import GoldenFiles
import NodeRehearsal
import Testing

/// Design, section 8, "Edges, decided": every row as a rehearsal.
@Suite struct EdgeTests {
  @Test(arguments: AdmissionEdges.all + MergingEdges.all)
  func anEdgeIsDecidedAsTheTableSays(_ edge: Edge) throws {
    let result = try SmallElection.run(edge.steps, policy: edge.policy)
    #expect(result.outcomes == edge.outcomes)
    #expect(result.verdict == edge.verdict)
    let name = edge.name.split { !$0.isLetter }.prefix(8).joined(separator: "-").lowercased()
    try Golden.expect(CanonicalJSON.pretty(result.object), is: "edges/\(name).json")
  }

  @Test func theMissingAreNamed() throws {
    let result = try SmallElection.run(
      """
      open: {site: R1}
      close: {site: R1, unused: 20}
      settle: {}
      reconcile: {}
      """)
    let report = try #require(result.reconciliations.last)
    #expect(!report.complete)
    #expect(report.missing == ["R2", "S1", "H1"].map { SiteID($0) })
  }

  @Test func whatArrivesAfterAReportIsLateAndChangesNoOtherFigureOfItsKind() throws {
    let early = "open: {site: R1}\ncast: {site: R1, voter: 1}\n"
    let late = "open: {site: R2}\ncast: {site: R2, voter: 11}\n"
    let before = try SmallElection.run(early + late + "settle: {}\nreconcile: {}")
    let after = try SmallElection.run(
      early + late + "cut: {site: R2}\nsettle: {}\nreconcile: {}\nheal: {site: R2}\nsettle: {}\nreconcile: {}")
    let one = try #require(before.reconciliations.last)
    let other = try #require(after.reconciliations.last)
    #expect(one.register == other.register)
    #expect(other.arrival.map(\.lateEntries) == [0, 2])
  }
}
