import ElectionRecord
import Testing

@Suite struct RollDigestTests {
  private static let voter = Voter(
    number: 7, name: "方学全", sex: "男", birthDate: "1971-02-28", address: "西村2号", area: "西村", household: "2",
    card: "HB-7")

  private static func digest(_ voters: [Voter]) -> Digest32 {
    var digest = RollDigest()
    for voter in voters { digest.append(voter) }
    return digest.finish()
  }

  @Test func theCanonicalFormIsLengthsAndBytes() {
    let bytes = RollDigest.canonical(Self.voter)
    #expect(bytes.prefix(12) == [1, 0x37, 9, 0xE6, 0x96, 0xB9, 0xE5, 0xAD, 0xA6, 0xE5, 0x85, 0xA8])
    #expect(Self.digest([Self.voter]) == Digest32(sha256: Array(RollDigest.prefix.utf8) + bytes))
  }

  @Test func everyFieldCounts() {
    func with(
      number: RollNumber = 7, name: String = "方学全", sex: String = "男", birth: String = "1971-02-28",
      address: String = "西村2号", area: String = "西村", household: String = "2", card: String = "HB-7"
    ) -> Voter {
      Voter(
        number: number, name: name, sex: sex, birthDate: birth, address: address, area: area, household: household,
        card: card)
    }
    let others = [
      with(number: 8), with(name: "方学"), with(sex: "女"), with(birth: "1971-02-27"), with(address: "西村3号"),
      with(area: "西"), with(household: "3"), with(card: "HB-8"),
    ]
    let digests = Set((others + [with()]).map { Self.digest([$0]) })
    #expect(digests.count == 9)
    #expect(digests.contains(Self.digest([Self.voter])))
  }

  /// The members of one row are no number of the next.
  @Test func membersOfAHouseholdCountAndAreNobodysNumber() {
    func row(_ number: RollNumber, members: [String] = []) -> Voter {
      Voter(
        number: number, name: "甲", sex: "男", birthDate: "1971-02-28", address: "", area: "东村", household: "", card: "C",
        members: members)
    }
    #expect(Self.digest([row(7, members: ["乙"])]) != Self.digest([row(7)]))
    #expect(Self.digest([row(7, members: ["乙", "丙"])]) != Self.digest([row(7, members: ["丙", "乙"])]))
    #expect(RollDigest.canonical(row(7, members: ["8"])).starts(with: RollDigest.canonical(row(7)) + [0, 1, 0x38]))
  }

  @Test func aMovedBoundaryBetweenFieldsIsAnotherRoll() {
    let left = Voter(
      number: 1, name: "ab", sex: "c", birthDate: "", address: "", area: "", household: "", card: "")
    let right = Voter(
      number: 1, name: "a", sex: "bc", birthDate: "", address: "", area: "", household: "", card: "")
    #expect(Self.digest([left]) != Self.digest([right]))
  }
}
