import Testing

@testable import ElectionRecord

/// 同户人: the column of a household's other members.
@Suite struct HouseholdMembersTests {
  private func read(_ members: String) -> (rows: [RollRow], problems: [RollProblem]) {
    let text = RollSamples.header + ",members\n" + RollSamples.row(1) + ",\(members)\n"
    let (rows, reader) = RollSamples.read(Array(text.utf8))
    return (rows, reader.problems)
  }

  @Test(
    arguments: [
      ("", []), ("王丙", ["王丙"]), ("王丙、李丁", ["王丙", "李丁"]), ("王丙；李丁;赵戊，", ["王丙", "李丁", "赵戊"]),
      ("\"王丙, 李丁\"", ["王丙", "李丁"]), ("古丽·艾山、、王丙", ["古丽·艾山", "王丙"]),
    ] as [(String, [String])])
  func namesAreSeparatedHoweverTheyWereTyped(text: String, names: [String]) {
    #expect(read(text).rows.map(\.voter.members) == [names])
  }

  /// Written by this program, it reads back the same.
  @Test func whatWasReadIsWrittenAndReadAgain() throws {
    let voter = try #require(read("王丙；李丁").rows.first).voter
    let text = RollText.rollHeader(members: true) + RollText.line(voter, members: true)
    #expect(RollSamples.read(Array(text.utf8)).rows.map(\.voter) == [voter])
    let alone = try #require(read("").rows.first).voter
    #expect(RollText.roll([voter]) == text && !RollText.roll([alone]).contains("members"))
  }

  @Test func aNameTwiceTooManyAndAFormulaBehindASeparatorAreRefused() {
    #expect(read("王丙、王 丙").problems.map(\.kind) == [.memberRepeated])
    let names = (0...HouseholdMembers.membersMax).map { "甲\($0)" }
    #expect(read(names.dropLast().joined(separator: "、")).problems.isEmpty)
    let many = read(names.joined(separator: "、")).problems
    #expect(many.map(\.kind) == [.tooManyMembers(limit: 30)] && many.map(\.column) == [.members])
    #expect(read("王丙、=1+1").problems.map(\.kind) == [.formula])
  }
}
