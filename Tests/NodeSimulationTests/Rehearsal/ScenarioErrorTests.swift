import ElectionRecord
import NodeService
import Testing

@testable import NodeRehearsal

/// What is wrong in a scenario is said with its line, in both languages.
@Suite struct ScenarioErrorTests {
  /// A step with its fault, and a word that the message must have.
  static let faults: [(step: String, word: String)] = [
    ("opens: {site: R1}", "opens"),
    ("open: {site: R9}", "R1"),
    ("open: {site: R1, paper: 3}", "paper"),
    ("open: {site: R1, papers: many}", "papers"),
    ("open: {site: R1, papers: -1}", "papers"),
    ("cast: {site: R1}", "voter"),
    ("cast: {site: R1, voter: 0}", "voter"),
    ("cast: {site: R1, voter: \"17\"}", "voter"),
    ("cast: {site: R1, voter: 1, request: \(String(repeating: "x", count: 65))}", "request"),
    ("void: {site: R1, voter: 1, marked: yes}", "marked"),
    ("carry: {from: R1}", "to"),
    ("carry: {from: R1, to: R7}", "hall"),
    ("clock: {site: R1, offset: 3}", "-3d"),
    ("clock: {site: R1, offset: 99999999999d}", "-3d"),
    ("clone: {site: R1, as: R2}", "as"),
    ("settle: {site: R1}", "site"),
    ("rule: {voter: 1}", "decision"),
    ("rule: {voter: 1, site: R1, decision: accept}", "voter"),
    ("rule: {voter: 1, decision: perhaps}", "acknowledge"),
    ("tally: {contest: mayor, votes: {}}", "chair"),
    ("tally: {contest: chair, votes: {丙: 3}}", "丙"),
    ("amend: {voter: 1, change: duplicateOf}", "original"),
    ("amend: {voter: 1, change: struckOff, original: 2}", "original"),
    ("explain: {code: nothing, text: x}", "paperImbalance"),
    ("{open: {site: R1}, cast: {site: R1, voter: 1}}", "open"),
    ("settle", "steps[1]"),
  ]

  @Test(arguments: faults)
  func aFaultIsNamedWithItsLine(_ fault: (step: String, word: String)) throws {
    let error = try #require(throws: RehearsalError.self) {
      try SmallElection.parse("election: small\nsteps:\n  - settle: {}\n  - \(fault.step)\n")
    }
    guard case .file(let found) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(found.line == 4)
    for message in [error.message.zh, error.message.en] { #expect(message.contains(fault.word)) }
    #expect(error.message.zh.contains("第 4 行"))
    #expect(error.message.en.contains("line 4"))
  }

  @Test(arguments: [
    ("elections: x\nsteps: []", 1), ("election: x\npolicy: both\nsteps: []", 2),
    ("election: x\nseed: -1\nsteps: []", 2),
  ])
  func theHeadIsStrictToo(_ text: String, _ line: Int) throws {
    let error = try #require(throws: RehearsalError.self) { try SmallElection.parse(text) }
    guard case .file(let found) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(found.line == line)
  }

  @Test func aCloneIsKnownFromItsStepOn() throws {
    #expect(throws: RehearsalError.self) {
      try SmallElection.scenario("cast: {site: R1b, voter: 1}\nclone: {site: R1, as: R1b}")
    }
    let scenario = try SmallElection.scenario("clone: {site: R1, as: R1b}\ncast: {site: R1b, voter: 1}")
    #expect(scenario.steps.count == 2)
  }

  /// A read error is not the end of a file: here, one of the first byte.
  @Test func aRollThatCannotBeReadToItsEndIsNotTakenForAWholeOne() {
    #expect(throws: RehearsalError.file(StrictYAMLError(file: "mem", line: nil, kind: .unreadable))) {
      try RollAreaReader.index(of: "/proc/self/mem", for: SmallElection.election)
    }
  }
}
