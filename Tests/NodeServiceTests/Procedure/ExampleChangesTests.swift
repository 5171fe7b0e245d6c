import ElectionRecord
import NodeService
import Testing

/// The election under the law in force, each time with something that the law does not allow: the check names it with
/// its article, and nothing else; what cannot be done is refused.
@Suite struct ExampleChangesTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let edits: [ExampleElection.Edit]
    /// What is found; empty where the change is just allowed.
    let found: [ComplianceCode]
    let article: String

    init(_ edits: ExampleElection.Edit..., found: ComplianceCode..., article: String = "") {
      (self.edits, self.found, self.article) = (edits, found, article)
    }

    var testDescription: String { edits.map(\.description).joined(separator: "; ") }
  }

  /// A record that the rules forbid.
  struct Forbidden: Sendable, CustomTestStringConvertible {
    let edit: ExampleElection.Edit
    let code: String
    let article: String

    var testDescription: String { edit.description }
  }

  private static func changed(_ edits: [ExampleElection.Edit]) throws -> ComplianceReport {
    var example = try ExampleElection("xinhe")
    for edit in edits { example.change(edit) }
    return try example.report()
  }

  @Test(arguments: rows) func whatDepartsIsFoundWithItsArticle(_ row: Row) throws {
    let open = try Self.changed(row.edits).checks.filter { $0.outcome != .met }
    #expect(open.map(\.code) == row.found)
    #expect(open.first.map { $0.source?.contains(row.article) ?? row.article.isEmpty } ?? true, "\(open)")
  }

  @Test(arguments: forbidden) func whatTheRulesForbidIsRefused(_ row: Forbidden) throws {
    let refusal = #expect(throws: Refusal.self) { try Self.changed([row.edit]) }
    #expect(refusal?.code == row.code)
    #expect(refusal?.message.zh.contains(row.article) == true, "\(refusal?.message.zh ?? "")")
  }

  /// Every point of the procedure that the rules of this election decide is met, and has a change that violates it.
  @Test func nothingOfTheProcedureIsLeftOut() throws {
    let report = try ExampleElection("xinhe").report()
    #expect(report.checks.filter { $0.outcome != .met } == [])
    let checked = Set(report.checks.map(\.code))
    #expect(checked.isDisjoint(with: Self.undecided))
    let violated = Set(Self.rows.flatMap(\.found)).union(Self.refusedAlready)
    #expect(violated.union(Self.undecided) == Set(ComplianceCode.allCases))
    #expect(checked.isSubset(of: violated))
  }

  /// Who stands is refused where they would be appointed or commissioned.
  private static let refusedAlready: Set<ComplianceCode> = [
    .candidateServes, .candidateOnCommittee, .candidateActsAsProxy,
  ]

  /// What the law of voters' elections does not decide, or this election has nothing of.
  private static let undecided: Set<ComplianceCode> = [
    .electorsPosted, .electorsPostedWithRoll, .representativesPerGroup, .representativesPresent, .preliminaryListPosted,
    .staffPosted,
    .mobileVotersPosted, .proxiesCommissioned, .boxTeam, .nominationTurnout, .nominationForms,
    .pollingDays, .figuresPublished, .papersSealed, .retention, .workersEntitled, .householdsPerRepresentative,
    .groupLeader, .onePlace, .resignationAccepted,
  ]
}
