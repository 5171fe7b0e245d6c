import ElectionRecord
import Testing

/// Bounds of a record, whoever sends it.
@Suite struct ProcedureLimitTests {
  private func votes(_ names: [String]) -> ProcedureRecord {
    .nomination(.votes(NominationVotes(contest: "member", lines: names.map { .init(name: $0, votes: 1) })))
  }

  @Test func aTextIsOneLineOfAtMost1024Bytes() {
    var script = ProcedureScript()
    #expect(script.enter(votes([String(repeating: "a", count: 1025)])) == "textTooLong")
    #expect(script.enter(votes(["甲\n乙"])) == "textTooLong")
    #expect(script.enter(votes([String(repeating: "a", count: 1024)])) == nil)
  }

  @Test(arguments: ["\u{202E}甲", "甲\u{200B}", "甲\u{1B}[2J"])
  func aHiddenCharacterIsRefused(_ name: String) {
    var script = ProcedureScript()
    #expect(script.enter(votes([name])) == "textHidden")
  }

  @Test func aRecordHasAtMost1000Lines() {
    var script = ProcedureScript()
    #expect(script.enter(votes((0...1000).map { "甲\($0)" })) == "tooManyLines")
    #expect(script.enter(votes((0..<1000).map { "甲\($0)" })) == nil)
  }

  @Test func aRecordThatNoReaderWouldTakeIsRefused() {
    var script = ProcedureScript()
    let long = (0..<1000).map { String(repeating: "a", count: 70) + "\($0)" }
    #expect(script.enter(votes(long)) == "recordTooLong")
    #expect(script.enter(votes(Array(long.prefix(700)))) == nil)
    #expect(script.register.unknownEntries == 0)
    #expect(script.register.nomination.offices.last?.nominees.count == 700)
  }
}
