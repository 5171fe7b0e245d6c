import ElectionRecord
import Foundation
import GoldenFiles
import NodeService
import Testing

/// A change to a good file, and the complaint that it must bring.
struct BadFile: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let line: Int?
  let path: String
  let kind: StrictYAMLError.Kind?

  /// - Parameter kind: nil where the complaint is a sentence; it stands in the golden file.
  init(_ old: String, _ new: String, line: Int?, _ path: String = "", _ kind: StrictYAMLError.Kind? = nil) {
    self.old = old
    self.new = new
    self.line = line
    self.path = path
    self.kind = kind
  }

  var testDescription: String { "\(old) → \(new)" }

  static let rootKeys = [
    "format", "id", "name", "mode", "type", "policy", "electorate", "roll", "profile", "pollingDay", "polls", "sites",
    "contests", "complaints", "inOffice",
  ]
  static let siteKeys = ["id", "kind", "stage", "name", "areas", "papers", "days", "hours"]

  static let elections: [BadFile] = [
    BadFile("mode: voters", "modes: voters", line: 4, "", .unknownKey("modes", known: rootKeys)),
    BadFile("    papers: 10", "    paper: 10", line: 13, "sites[1]", .unknownKey("paper", known: siteKeys)),
    BadFile(
      "source: seed", "sauce: seed", line: 20, "contests[0].candidates[0]",
      .unknownKey("sauce", known: ["name", "voter", "source"])),
    BadFile("mode: voters\n", "", line: 1, "", .missingKey("mode")),
    BadFile("mode: voters", "mode:", line: 1, "", .missingKey("mode")),
    BadFile("    papers: 10\n", "", line: 8, "sites[1]", .missingKey("papers")),
    BadFile(
      "papers: 10\n", "papers: 10000001\n", line: 13, "sites[1].papers", .outOfRange(0...RecordLimits.figureMax)),
    BadFile("    days: [2010-03-14]\n", "", line: 8, "sites[1]", .missingKey("days")),
    BadFile("{zh: 测试, en: Test}", "{en: Test}", line: 3, "name", .missingKey("zh")),
    BadFile("{zh: 测试, en: Test}", "[测试]", line: 3, "name", .wrongType(.mapping)),
    BadFile("id: test", "id: test\nid: test", line: 2, "", .repeatedKey("id")),
    BadFile("format: 1", "format: 2\nfuture: true", line: 1, "format", .futureFormat(found: 2, known: 1)),
    BadFile("format: 1", "format: one", line: 1, "format", .wrongType(.integer)),
    BadFile("format: 1", "format: 0", line: 1, "format", .outOfRange(1...Int(Int32.max))),
    BadFile("format: 1\n", "", line: 1, "", .missingKey("format")),
    BadFile("id: test", "id: Test", line: 2, "id"),
    BadFile("id: test", "id: ../test", line: 2, "id", .wrongType(.identifier)),
    BadFile("id: test", "id: [test]", line: 2, "id", .wrongType(.text)),
    BadFile("mode: voters", "mode: all", line: 4, "mode", .notOneOf(["voters", "representatives", "households"])),
    BadFile("electorate: 30", "electorate: \"30\"", line: 5, "electorate", .wrongType(.integer)),
    BadFile("electorate: 30", "electorate: 3_0", line: 5, "electorate", .wrongType(.integer)),
    BadFile("electorate: 30", "electorate: 0x1E", line: 5, "electorate", .wrongType(.integer)),
    BadFile(
      "electorate: 30", "electorate: 99999999999999999999", line: 5, "electorate", .outOfRange(1...2_000_000_000)),
    BadFile("electorate: 30", "roll: ../roll.csv", line: 5, "roll"),
    BadFile("electorate: 30", "policy: both", line: 5, "policy", .notOneOf(["assigned", "shared"])),
    BadFile("electorate: 30", "polls: []", line: 5, "polls"),
    BadFile(
      "electorate: 30", "polls: [{id: a, name: {zh: 一, en: A}}, {id: a, name: {zh: 二, en: B}}]", line: 5, "polls[1].id"),
    BadFile(
      "electorate: 30", "profile: {quorum: {base: registered, moreThan: 3/2}}", line: 5, "profile.quorum.moreThan",
      .wrongType(.fraction)),
    BadFile(
      "electorate: 30", "profile: {majority: {base: papers, moreThan: 1/2}}", line: 5, "profile.majority.base",
      .notOneOf(["registered", "returned", "valid"])),
    BadFile("kind: hall", "kind: tent", line: 9, "sites[1].kind", .notOneOf(["mobileBox", "station", "hall"])),
    BadFile("stage: 2", "stage: 0", line: 10, "sites[1].stage", .outOfRange(1...255)),
    BadFile("id: H1", "id: R1", line: 8, "sites[1].id"),
    BadFile("areas: [西村]", "areas: [西村, 东村]", line: 8, "sites[1]"),
    BadFile("areas: [西村]", "areas: [西村, 西村]", line: 8, "sites[1]"),
    BadFile("areas: [西村]", "areas: 西村", line: 12, "sites[1].areas", .wrongType(.list)),
    BadFile("2010-03-14", "2010-02-30", line: 14, "sites[1].days[0]", .wrongType(.day)),
    BadFile("days: [2010-03-14]", "days: []", line: 14, "sites[1].days"),
    BadFile("seats: 1", "seats: 0", line: 18, "contests[0].seats", .outOfRange(1...1000)),
    BadFile("name: 吴逸芸", "name: 方学全", line: 21, "contests[0].candidates[1].name"),
    BadFile("voter: 4", "voter: 3", line: 21, "contests[0].candidates[1].voter"),
    BadFile("voter: 4", "voter: 0", line: 21, "contests[0].candidates[1].voter", .outOfRange(1...10_000_000)),
    BadFile("id: test", "id: &a test", line: 2, "id", .anchor),
    BadFile("id: test", "id: \"te\\tst\"", line: 2, "id"),
    BadFile("{zh: 测试, en: Test}", "{zh: \"测\\u202E试\", en: Test}", line: 3, "name.zh"),
    BadFile("{zh: 测试, en: Test}", "{zh: \" \\u200B\", en: Test}", line: 3, "name.zh", .wrongType(.text)),
    BadFile("id: test", "\tid: test", line: 2),
    BadFile("id: test", "id: test\n---\nid: other", line: 3),
    BadFile("name: {zh", "name: {{zh", line: 4),
  ]

  static let counts: [BadFile] = [
    BadFile("format: 1", "format: 9", line: 1, "format", .futureFormat(found: 9, known: 1)),
    BadFile(
      "invalid: 0}", "invald: 0}", line: 5, "sites.H1",
      .unknownKey("invald", known: ["issued", "returned", "valid", "invalid", "blank", "source"])),
    BadFile(", invalid: 0}", "}", line: 5, "sites.H1"),
    BadFile("issued: 5", "issued: -5", line: 5, "sites.H1.issued", .outOfRange(0...RecordLimits.figureMax)),
    BadFile("issued: 5", "issued: 10000001", line: 5, "sites.H1.issued", .outOfRange(0...RecordLimits.figureMax)),
    BadFile(
      "votes: 7", "votes: 10000001", line: 10, "tally[0].votes[0].votes", .outOfRange(0...RecordLimits.figureMax)),
    BadFile("H1:", "H2:", line: 5, "sites", .unknownKey("H2", known: ["R1", "H1"])),
    BadFile("valid: 13", "valid: 14", line: 6, "totals.valid"),
    BadFile("contest: chair", "contest: mayor", line: 8, "tally[0].contest", .notOneOf(["chair"])),
    BadFile("name: 吴逸芸", "name: 吴逸", line: 10, "tally[0].votes"),
    BadFile("name: 吴逸芸", "name: 方学全", line: 11, "tally[0].votes[1].name"),
    BadFile("votes: 7", "votes: 8", line: 8, "tally[0].contest"),
    BadFile("format: 1", "format: 1\npoll: second", line: 2, "poll", .notOneOf(["main"])),
  ]
}

@Suite struct ElectionFileErrorTests {
  private static func complaint(_ bad: BadFile, isCount: Bool) throws -> StrictYAMLError {
    let good = isCount ? ElectionFolder.count : ElectionFolder.election
    let text = good.replacing(bad.old, with: bad.new, maxReplacements: 1)
    try #require(text != good)
    let error = #expect(throws: StrictYAMLError.self) {
      if isCount {
        _ = try ElectionFolder.count(text, for: try ElectionFolder.load(ElectionFolder.election))
      } else {
        _ = try ElectionFolder.load(text)
      }
    }
    return try #require(error)
  }

  private static func expect(_ bad: BadFile, isCount: Bool) throws {
    let error = try complaint(bad, isCount: isCount)
    #expect(error.file == (isCount ? "count.yaml" : "election.yaml"))
    #expect(error.line == bad.line)
    #expect(error.path == bad.path)
    if let kind = bad.kind { #expect(error.kind == kind) }
  }

  @Test(arguments: BadFile.elections)
  func aWrongElectionIsRefusedAtItsPlace(_ bad: BadFile) throws {
    try Self.expect(bad, isCount: false)
  }

  @Test(arguments: BadFile.counts)
  func aWrongCountIsRefusedAtItsPlace(_ bad: BadFile) throws {
    try Self.expect(bad, isCount: true)
  }

  @Test func filesThatCannotBeReadAreNamed() throws {
    func kind(_ bytes: [UInt8]?) throws -> StrictYAMLError.Kind? {
      let folder = try ElectionFolder()
      if let bytes { try Data(bytes).write(to: URL(filePath: folder.path + "/election.yaml")) }
      return #expect(throws: StrictYAMLError.self) { try ElectionFile.load(folder.path) }?.kind
    }
    #expect(try kind(nil) == .notFound)
    #expect(try kind([]) == .empty)
    #expect(try kind(Array("# nothing\n".utf8)) == .empty)
    #expect(try kind([0xFF, 0xFE, 0x66, 0x00]) == .encoding(.utf16))
    #expect(try kind(Array("id: ".utf8) + [0xC0, 0xEE, 0x0A]) == .encoding(.gb18030))
    #expect(try kind([UInt8](repeating: 0x23, count: StrictYAML.bytesMax + 1)) == .tooLarge(limit: StrictYAML.bytesMax))
    let folder = try ElectionFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/election.yaml", withIntermediateDirectories: false)
    #expect(throws: StrictYAMLError(file: "election.yaml", line: nil, kind: .unreadable)) {
      try ElectionFile.load(folder.path)
    }
  }

  /// The texts are read by people in a hurry: they change only on purpose.
  @Test func everyMessageSaysWhatToDo() throws {
    var written = ""
    for (bad, isCount) in BadFile.elections.map({ ($0, false) }) + BadFile.counts.map({ ($0, true) }) {
      let message = try Self.complaint(bad, isCount: isCount).message
      written += "\(message.zh)\n\(message.en)\n\n"
    }
    try Golden.expect(written, is: "election-file-errors.txt")
  }
}
