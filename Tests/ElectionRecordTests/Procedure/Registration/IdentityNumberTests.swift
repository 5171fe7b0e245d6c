import ElectionRecord
import Testing

@Suite struct IdentityNumberTests {
  private func check(_ number: String, born: String = "1949-12-31", sex: String = "女") -> IdentityCheck? {
    let rows = RegistrationSamples.rows(RegistrationSamples.row(sex: sex, born: born, identity: number))
    guard case .applicant(let applicant) = rows[0].content else { return nil }
    return applicant.identity
  }

  /// The example numbers of GB 11643-1999.
  @Test(arguments: [
    ("11010519491231002X", "1949-12-31", "女"), ("11010519491231002x", "1949-12-31", "女"),
    ("440524188001010014", "1880-01-01", "男"),
  ])
  func aNumberOfTheStandardIsSound(_ number: String, born: String, sex: String) throws {
    guard case .sound(let mark, let birthDate, let found) = try #require(check(number)) else {
      Issue.record("not sound")
      return
    }
    #expect("\(birthDate)" == born)
    #expect(found == sex)
    #expect(mark.lastFour == number.uppercased().suffix(4))
  }

  @Test func everyOtherCheckCharacterIsWrong() {
    for character in "0123456789" { #expect(check("11010519491231002\(character)") == .wrongCheckDigit) }
  }

  @Test(arguments: [
    "1101051949123100", "11010519491231002XX", "1101051949123100X2", "110105194913310021",
    "110105490123100", "110105194902290028",
  ])
  func whatHasNoEighteenCharactersOrNoDayIsMalformed(_ number: String) {
    #expect(check(number) == .malformed)
  }

  @Test func oneWrongDigitNeverPasses() {
    let number = Array("11010519491231002X")
    for place in 0..<17 {
      for digit in "0123456789" where digit != number[place] {
        var wrong = number
        wrong[place] = digit
        #expect(check(String(wrong))?.mark == nil)
      }
    }
  }

  @Test func theMarkDependsOnTheKeyAndHidesTheNumber() throws {
    let other = RegistrationSamples.key(8)
    let number = "11010519491231002X"
    #expect(RegistrationSamples.key.hash(identity: number) != other.hash(identity: number))
    #expect(RegistrationSamples.key.hash(identity: number) == RegistrationSamples.key.hash(identity: number))
    #expect(!"\(try #require(check(number)))".contains("110105"))
    #expect(RegistrationKey(bytes: [1, 2, 3]) == nil)
  }

  /// HMAC-SHA-256 of the bytes that the documentation names, worked out with another program.
  @Test func theHashIsTheDocumentedOne() {
    #expect(
      RegistrationSamples.key.hash(identity: "11010519491231002X").hex
        == "d3aca881675b53e1947a0c342c2072b2f90833736a5ae8ce7cd7659942ffda7a")
    #expect(
      RegistrationSamples.key.hash(name: "甲", birthDate: RegistrationSamples.day("1960-06-07")).hex
        == "cf245529906d5d8fc8256c9381ef945faa59bba756b5531a717e2e8abd534c20")
  }
}
