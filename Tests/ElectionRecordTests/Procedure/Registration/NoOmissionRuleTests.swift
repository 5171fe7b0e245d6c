import Testing

@testable import ElectionRecord

/// 不漏.
@Suite struct NoOmissionRuleTests {
  private typealias Samples = RegistrationSamples

  private func omissions(
    _ list: String..., rows: [String], mode: ElectionMode = .voters
  ) -> [NoOmissionRule.Omission] {
    var reader = HouseholdFileReader()
    let file = (["household,address,name,reason"] + list).joined(separator: "\n") + "\n"
    let listed = reader.read(Array(file.utf8)) + reader.finish()
    let text = ([Samples.header] + rows).joined(separator: "\n") + "\n"
    return RegistrationPreview([Samples.read(text).rows], by: Samples.criteria(mode: mode), list: listed).omissions
  }

  @Test func whoIsListedAndRegisteredIsNotMissing() {
    #expect(omissions("1,东村1号,甲,", "1,东村1号,,", rows: [Samples.row()]) == [])
    // By address where the list has no number.
    #expect(omissions(",东村 1 号,甲,", rows: [Samples.row(household: "")]) == [])
  }

  @Test func aPersonWithoutARowIsMissing() {
    let found = omissions("1,东村1号,乙,", rows: [Samples.row()])
    #expect(found.map(\.line) == [2])
    #expect(found.map(\.subject) == [.person])
    #expect(found.map(\.row) == [nil])
  }

  /// Where households vote, whom the list names is there with the household's representative.
  @Test func whereHouseholdsVoteOneRowStandsForAllOfIt() {
    #expect(omissions("1,东村1号,乙,", rows: [Samples.row()], mode: .households) == [])
    let found = omissions("2,东村2号,乙,", rows: [Samples.row()], mode: .households)
    #expect(found.map(\.subject) == [.household])
  }

  @Test func aHouseholdWithoutARowIsMissing() {
    let found = omissions("2,东村2号,,", rows: [Samples.row()])
    #expect(found.map(\.subject) == [.household])
  }

  @Test func aRecordedReasonAndADeclinedVoterAreNoOmissions() {
    #expect(omissions("2,东村2号,乙,迁出", rows: [Samples.row()]) == [])
    #expect(omissions("1,东村1号,甲,", rows: [Samples.row(declined: "是")]) == [])
  }

  @Test func aRowThatWasNotAcceptedIsNamed() {
    let found = omissions("1,东村1号,甲,", rows: [Samples.row(identity: "")])
    #expect(found.map(\.row) == [RowPlace(file: 0, line: 2)])
  }

  @Test func aListWithNeitherNumberNorAddressIsRefused() {
    var reader = HouseholdFileReader()
    _ = reader.read(Array("household,address,name\n,,甲\n".utf8))
    _ = reader.finish()
    #expect(reader.problems.map(\.kind) == [.emptyField])
  }
}
