import Testing

@testable import ElectionRecord

/// 不重.
@Suite struct NoDuplicateRuleTests {
  private typealias Samples = RegistrationSamples

  private func second(
    _ first: String, _ second: String, by criteria: RegistrationCriteria = RegistrationSamples.criteria()
  ) -> RegistrationPreview.Row {
    Samples.preview(first, second, by: criteria).rows[1]
  }

  @Test func theSameIdentityNumberIsRefusedWhateverElseDiffers() {
    let number = Samples.identity("1960-06-07", 1)
    let row = second(Samples.row(identity: number), Samples.row("乙", address: "东村9号", identity: number))
    #expect(row.verdict == .refused)
    #expect(row.issues.map(\.code) == [.sameIdentity])
    #expect(row.issues.map(\.other) == [RowPlace(file: 0, line: 2)])
  }

  @Test func theSameNameBirthDateAndAddressIsRefused() {
    let row = second(
      Samples.row(identity: ""), Samples.row(address: "东村 １号", identity: Samples.identity("1960-06-07", 3)))
    #expect(row.issues.map(\.code) == [.samePerson])
    #expect(row.verdict == .refused)
  }

  @Test func anotherAddressMakesTheSameNameQuestionableUnlessBothNumbersDiffer() {
    let numbers = (Samples.identity("1960-06-07", 1), Samples.identity("1960-06-07", 3))
    let unsure = second(Samples.row(identity: numbers.0), Samples.row(address: "东村9号", identity: "", checked: ""))
    #expect(unsure.issues.map(\.code) == [.identityMissing, .sameNameAndBirth])
    #expect(unsure.verdict == .questionable)
    let two = second(Samples.row(identity: numbers.0), Samples.row(address: "东村9号", identity: numbers.1))
    #expect(two.verdict == .accepted)
  }

  @Test func aRefusedRowHoldsNobodysPlace() {
    let number = Samples.identity("1960-06-07", 1)
    let row = second(Samples.row(basis: "", identity: number), Samples.row(identity: number))
    #expect(row.verdict == .accepted)
  }

  @Test func whoDeclinedCannotBeRegisteredAsWell() {
    let row = second(Samples.row(declined: "是"), Samples.row())
    #expect(row.issues.map(\.code) == [.sameIdentity])
    let reversed = Samples.preview(Samples.row(), Samples.row(declined: "yes")).rows
    #expect(reversed.map(\.verdict) == [.accepted, .refused])
  }

  @Test func aPersonOfAnotherCommunityIsFoundByTheKeyedHash() {
    var others = OtherRegister()
    others.add(Samples.rows(Samples.row(address: "西山9号")))
    let same = Samples.preview(Samples.row(), by: Samples.criteria(others: others)).rows[0]
    #expect(same.issues.map(\.code) == [.registeredElsewhere])
    #expect(same.verdict == .refused)
    let unsure = Samples.preview(Samples.row(identity: ""), by: Samples.criteria(others: others)).rows[0]
    #expect(unsure.issues.map(\.code) == [.identityMissing, .perhapsRegisteredElsewhere])
    #expect(unsure.verdict == .questionable)
    let namesake = Samples.row(identity: Samples.identity("1960-06-07", 5))
    #expect(Samples.preview(namesake, by: Samples.criteria(others: others)).rows[0].verdict == .accepted)
  }

  @Test func whoDeclinedElsewhereMayRegisterHere() {
    var others = OtherRegister()
    others.add(Samples.rows(Samples.row(declined: "yes")))
    #expect(Samples.preview(Samples.row(), by: Samples.criteria(others: others)).rows[0].verdict == .accepted)
  }

  @Test func whatAnImportWritesComparesElsewhereUnderTheSameKey() {
    let outcome = RegistrationOutcome(
      Samples.preview(Samples.row()), cards: "HB", day: Samples.pollingDay)
    var reader = IdentityFileReader()
    let rows = reader.read(Array(outcome.identitiesText.utf8)) + reader.finish()
    #expect(reader.problems == [])
    var others = OtherRegister()
    others.add(rows)
    let preview = Samples.preview(Samples.row(address: "西山9号"), by: Samples.criteria(others: others))
    #expect(preview.rows[0].issues.map(\.code) == [.registeredElsewhere])
  }

  @Test func aDamagedHashIsRefusedWithItsPlace() {
    var reader = IdentityFileReader()
    _ = reader.read(Array("number,identity_hash,last_four,person_hash\n1,abc,0016,def\n".utf8))
    _ = reader.finish()
    #expect(reader.problems.map(\.kind) == [.badHash, .badHash])
    #expect(reader.problems.map(\.line) == [2, 2])
  }

  @Test func aHouseholdHasOneRepresentative() {
    let criteria = Samples.criteria(mode: .households)
    let woman = Samples.row("乙", sex: "女")
    let row = second(Samples.row(), woman, by: criteria)
    #expect(row.issues.map(\.code) == [.householdRepeated])
    #expect(row.verdict == .refused)
    #expect(second(Samples.row(), Samples.row("乙", sex: "女", household: "2"), by: criteria).verdict == .accepted)
    #expect(second(Samples.row(), Samples.row("乙", sex: "女", household: ""), by: criteria).verdict == .refused)
    #expect(second(Samples.row(), woman).verdict == .accepted)
    // Who declined leaves the place to another of the household.
    #expect(second(Samples.row(declined: "yes"), woman, by: criteria).verdict == .accepted)
  }
}
