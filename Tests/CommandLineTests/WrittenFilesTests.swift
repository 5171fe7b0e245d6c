import Foundation
import Testing

/// What is written for people is whole or absent, and a repeat takes the place of what was cut short.
@Suite final class WrittenFilesTests {
  private static let part = ".ballotsync-part"
  private let folder = NSTemporaryDirectory() + "written-\(UUID().uuidString)"
  private var hall: String { folder + "/hall" }

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let run = try Program.run(["init", "--data", hall, "--election", Self.election])
    #expect(run.status == 0, "\(run.errors)")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static var election: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "config/elections/lianxing").path
  }

  private func run(_ arguments: String...) throws -> Program.Run { try Program.run(arguments + ["--data", hall]) }

  private func leaveHalf(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder)/\(name)\(Self.part)/journals", withIntermediateDirectories: true)
    try Data("half".utf8).write(to: URL(filePath: "\(folder)/\(name)\(Self.part)/report.html"))
  }

  private var leftovers: [String] {
    let names = FileManager.default.subpaths(atPath: folder) ?? []
    return names.filter { $0.hasSuffix(Self.part) }
  }

  @Test func aHalfFolderIsReplacedByTheNextOne() throws {
    for (name, verb) in [("public", ["publish"]), ("journals", ["export", "--journals"])] {
      try leaveHalf(name)
      let run = try Program.run(verb + ["\(folder)/\(name)", "--data", hall])
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try Program.run(["verify", folder + "/journals"]).status == 0)
    #expect(!FileManager.default.fileExists(atPath: folder + "/journals/report.html"))
    #expect(leftovers.isEmpty)
  }

  @Test func anArchiveHasItsNameOnceItsCodeWasShown() throws {
    let archive = folder + "/all.tar"
    let arguments = ["archive", archive, "--keep-until", "2030-01-01", "--officer", "甲", "--officer", "乙", "--json"]
    // Two that were cut short, one while it was gathered.
    try leaveHalf("all.tar")
    try FileManager.default.createDirectory(
      atPath: "\(archive)\(Self.part).contents\(Self.part)/export", withIntermediateDirectories: true)
    let unseen = try Program.runShell("exec \"$0\" \"$@\" > /dev/full", arguments + ["--data", hall])
    #expect(unseen.status == 6)
    #expect(!FileManager.default.fileExists(atPath: archive))
    let run = try Program.run(arguments + ["--data", hall])
    #expect(run.status == 0, "\(run.errors)")
    #expect(leftovers.isEmpty)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let code = try #require(json["code"] as? String)
    let roll = folder + "/roll.csv"
    let verified = try Program.run(["verify", archive, "--code", code, "--roll-to", roll])
    #expect(verified.status == 0, "\(verified.errors)")
    let written = try Data(contentsOf: URL(filePath: roll))
    // The same again, and nothing in place of another file.
    #expect(try Program.run(["verify", archive, "--code", code, "--roll-to", roll]).status == 0)
    try Data("mine".utf8).write(to: URL(filePath: roll))
    let other = try Program.run(["verify", archive, "--code", code, "--roll-to", roll])
    #expect(other.status == 1 && other.errors.contains(roll))
    #expect(try Data(contentsOf: URL(filePath: roll)) == Data("mine".utf8) && !written.isEmpty)
    // Somewhere else than in the archive.
    let noRoom = try Program.runShell("TMPDIR=/dev/null/ exec \"$0\" \"$@\"", ["verify", archive])
    #expect(noRoom.status == 1 && noRoom.errors.contains("TMPDIR"))
    #expect(try Program.run(arguments + ["--data", hall]).status == 1)
  }

  /// What was recorded is not lost by it, and the caller is told under which name to ask again.
  @Test func anAnswerThatCannotBeWrittenIsAnError() throws {
    for arguments in [["status"], ["status", "--json"], ["calendar", "--lang", "en"]] {
      let run = try Program.runShell("exec \"$0\" \"$@\" > /dev/full", arguments + ["--data", hall])
      #expect(run.status == 6, "\(arguments)")
      #expect(!run.errors.isEmpty)
    }
    let amend = ["amend", "3", "--struck-off", "--request", "r-1", "--lang", "en", "--data", hall]
    let unseen = try Program.runShell("exec \"$0\" \"$@\" > /dev/full", amend)
    #expect(unseen.status == 6)
    #expect(unseen.errors.contains("--request r-1"))
    #expect(try Program.run(amend).status == 0)
    let status = try run("status", "--json")
    #expect(status.output.contains("\"size\":4"), "\(status.output)")
  }

  /// Who only looked misses nothing; a receipt that nobody read is repeated.
  @Test func aReaderThatWentAwayIsNoErrorUnlessItMissesAReceipt() throws {
    let line = "{ \"$0\" \"$@\"; echo $? >&2; } | true"
    for arguments in [["status", "--data", hall], ["help"]] {
      let run = try Program.runShell(line, arguments)
      #expect(run.errors == "0\n", "\(arguments)")
    }
    let amend = ["amend", "3", "--struck-off", "--request", "r-1", "--lang", "en", "--data", hall]
    let unseen = try Program.runShell(line, amend)
    #expect(unseen.errors.hasSuffix("6\n") && unseen.errors.contains("--request r-1"), "\(unseen.errors)")
    #expect(try Program.run(amend).status == 0)
  }

  /// Help is an answer like another.
  @Test(arguments: [["help"], ["--help"], ["cast", "--help"]])
  func helpThatCannotBeWrittenIsAnError(_ arguments: [String]) throws {
    let run = try Program.runShell("exec \"$0\" \"$@\" > /dev/full", arguments)
    #expect(run.status == 6 && !run.errors.isEmpty)
  }

  /// A stream that was closed takes nothing, and no file in its place does.
  @Test(arguments: [["status", "--json"], ["help"]])
  func anAnswerToAClosedStreamIsAnError(_ arguments: [String]) throws {
    let data = arguments[0] == "help" ? [] : ["--data", hall]
    #expect(try Program.runShell("exec \"$0\" \"$@\" <&- >&- 2>&-", arguments + data).status == 6)
    #expect(try Data(contentsOf: URL(filePath: hall + "/lock")).isEmpty)
    #expect(try run("status").status == 0)
  }

  /// What drives a terminal is shown as text in an error too.
  @Test func anArgumentDrivesNoTerminal() throws {
    let run = try Program.run(["cast", "\u{1B}[31m", "--data", hall])
    #expect(run.status == 2 && !run.errors.contains("\u{1B}"))
  }
}
