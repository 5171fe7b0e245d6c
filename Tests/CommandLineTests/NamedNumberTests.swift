import Testing

@Suite struct NamedNumberTests {
  private static let enter = [
    "tally", "enter", "B1", "--keying", "1", "--session", "A", "--valid", "1", "--invalid", "0",
  ]

  /// Each verb that takes `NAME=NUMBER`, up to the value.
  static let verbs = [
    ["count", "--contest", "chair", "--votes", "甲"], enter + ["--votes", "chair/甲"], enter + ["--write-in", "chair/甲"],
    enter + ["--undervotes", "chair"], enter + ["--void", "chair"], ["tally", "judge", "--marks", "chair"],
    ["nominate", "votes", "chair", "--nominee", "甲"],
    ["nominate", "votes", "chair", "--nominee", "甲=1", "--voter", "甲"],
  ]

  @Test(arguments: verbs, ["-1", "many", ""])
  func whatIsNoCountIsRefusedByEveryVerbInTheSameWords(_ verb: [String], _ number: String) throws {
    let run = try Program.run(verb.dropLast() + ["\(verb.last ?? "")=\(number)"])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("应写作 名称=数字，数字不能是负数。"))
  }

  /// A nominee may have no votes, and no name ends with a number.
  @Test(arguments: ["吴逸芸 812", "吴逸芸812", "吴逸芸　８１２"]) func aNumberWithoutItsSignIsNoName(_ typed: String) throws {
    let run = try Program.run(["nominate", "votes", "chair", "--nominee", typed])
    #expect(run.status == 2 && run.errors.contains("应写作 名称=数字"))
  }
}
