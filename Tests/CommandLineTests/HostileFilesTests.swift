import Foundation
import Testing

/// Files that are none, names that would overwrite a node, and a set-up that was cut short.
@Suite struct HostileFilesTests {
  private final class Folder {
    let path = NSTemporaryDirectory() + "hostile-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }
  }

  private let folder: Folder
  private var data: String { folder.file("hall") }

  init() throws { folder = try Folder() }

  private static let election = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "config/elections/lianxing").path

  private func initialise(_ more: String...) throws -> Program.Run {
    try Program.run(["init", "--data", data, "--election", Self.election, "--lang", "en"] + more)
  }

  private func run(_ arguments: String...) throws -> Program.Run {
    try Program.run(arguments + ["--data", data, "--lang", "en"])
  }

  @Test func aPipeOrAFolderIsNotWaitedForAndNotRead() throws {
    #expect(try initialise().status == 0)
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    for name in [folder.file("pipe"), folder.path, "/dev/zero"] {
      let carried = try run("import", name)
      #expect(carried.status == 1)
      // Of a folder only the files are looked at.
      #expect(carried.errors.contains(name == folder.path ? "Nothing here" : "is no file"))
      #expect(try run("invite", "--accept", name, "--answer", folder.file("answer")).status == 1)
    }
  }

  @Test func neitherAPipeNorANodesFilesAreReplaced() throws {
    #expect(try initialise().status == 0)
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    let piped = try run("export", folder.file("pipe"))
    #expect(piped.status == 1)
    var status = stat()
    #expect(stat(folder.file("pipe"), &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    let journal = data + "/journal.sqlite"
    for target in [journal, data + "/signing.key", data + "/new.stick"] {
      let run = try run("export", target)
      #expect(run.status == 1)
      #expect(run.errors.contains("data directory"))
    }
    #expect(try Data(contentsOf: URL(filePath: journal)).starts(with: Data("SQLite format 3".utf8)))
    #expect(try self.run("reconcile", "--html", data + "/signing.key").status == 1)
    #expect(try self.run("status").status == 0)
  }

  @Test func aNameThatIsShownDrivesNoTerminal() throws {
    let run = try run("import", folder.file("\u{1B}[2J\u{202E}x"))
    #expect(run.status == 1)
    #expect(run.errors.contains("[2J") && run.errors.hasSuffix("\n"))
    #expect(!run.errors.unicodeScalars.contains { ["\u{1B}", "\u{202E}"].contains($0) })
  }

  @Test func anythingButARequestIsNamedAsSuch() throws {
    #expect(try initialise().status == 0)
    let run = try run("invite", "--accept", Self.election + "/roll.csv", "--answer", folder.file("answer"))
    #expect(run.status == 1)
    #expect(run.errors.contains("not an enrolment request"))
  }

  @Test(arguments: ["nonsense", "127.0.0.1:99999", "0.0.0.0:7443", "[::]:7443", "会场:7443", ":7443"])
  func anAddressThatNobodyCouldReachIsAUsageError(_ address: String) throws {
    let run = try initialise("--address", address)
    #expect(run.status == 2)
    #expect(!FileManager.default.fileExists(atPath: data))
  }

  @Test func aSetUpThatWasCutShortIsBegunAgain() throws {
    #expect(try initialise("--address", "127.0.0.1:7443").status == 0)
    try FileManager.default.removeItem(atPath: data + "/node.json")
    #expect(try run("status").status == 1)
    #expect(try initialise().status == 0)
    #expect(try run("status").status == 0)
    #expect(try initialise("--address", "127.0.0.1:7443").status == 1)
  }

  @Test func joiningAHallOutOfReachSaysThatNothingWasEnrolled() throws {
    #expect(try initialise("--address", "127.0.0.1:1").status == 0)
    let invited = try run("invite", "--site", "H1", "--json")
    let object = try JSONSerialization.jsonObject(with: Data(invited.output.utf8)) as? [String: Any]
    let code = try #require(object?["code"] as? String)
    let file = folder.file("code")
    try Data((code + "\n").utf8).write(to: URL(fileURLWithPath: file))
    for given in [["--code", code], ["--code-file", file]] {
      let joined = try join(given)
      #expect(joined.status == 7)
      #expect(joined.errors.contains("nothing was enrolled"))
    }
  }

  private func join(_ code: [String]) throws -> Program.Run {
    try Program.run(["join", "--data", folder.file("laptop"), "--hall", "127.0.0.1:1", "--lang", "en"] + code)
  }

  @Test func aCodeComesFromOnePlace() throws {
    let file = folder.file("code")
    try Data("not a code".utf8).write(to: URL(fileURLWithPath: file))
    #expect(try join(["--code-file", file]).status == 3)
    #expect(try join(["--code-file", folder.file("nowhere")]).status == 1)
    #expect(try join(["--code-file", file, "--code", "x"]).status == 2)
    #expect(try join([]).status == 2)
  }

  /// A read error is not the end of a file: here, one of the first byte.
  @Test func aFileThatCannotBeReadToItsEndIsNotUsed() throws {
    #expect(try initialise().status == 0)
    for arguments in [["import"], ["record"], ["invite", "--answer", folder.file("answer"), "--accept"]] {
      let run = try Program.run(arguments + ["/proc/self/mem", "--data", data, "--lang", "en", "--json"])
      #expect(run.status == 1)
      #expect(run.output.contains("fileUnreadable"), "\(arguments)")
    }
  }

  /// In less memory than one of them takes: what is no stick is not read, and nothing beyond the limit is.
  @Test(arguments: [("", "notAStick"), ("BALLOTSYNC-STICK\n", "fileTooLarge")])
  func aHugeFileIsRefusedBeforeItIsRead(_ start: String, _ code: String) throws {
    #expect(try initialise().status == 0)
    let huge = folder.file("huge")
    try Data(start.utf8).write(to: URL(filePath: huge))
    #expect(truncate(huge, 10 << 30) == 0)
    let run = try Program.run(["import", huge, "--data", data, "--json"], addressSpaceKiB: 1 << 20)
    #expect(run.output.contains("\"\(code)\""), "\(run.status) \(run.errors)")
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func whatNamesVotersIsClosedToOthersAndTheRollComesBack() throws {
    #expect(try initialise().status == 0)
    #expect(try run("form", "roll", "--site", "H1", "--html", folder.file("form.html")).status == 0)
    #expect(try mode(folder.file("form.html")) == 0o600)
    let archived = try run(
      "archive", folder.file("x.tar"), "--officer", "张三", "--officer", "李四", "--keep-until", "2030-01-01", "--json")
    let object = try JSONSerialization.jsonObject(with: Data(archived.output.utf8)) as? [String: Any]
    let code = try #require(object?["code"] as? String, "\(archived.errors)")
    let again = folder.file("elections/again")
    try FileManager.default.createDirectory(atPath: folder.file("elections"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.election, toPath: again)
    try FileManager.default.removeItem(atPath: again + "/roll.csv")
    _ = try Program.run(["verify", folder.file("x.tar"), "--code", code, "--roll-to", again + "/roll.csv"])
    #expect(try mode(again + "/roll.csv") == 0o600)
    let second = try Program.run(
      ["init", "--data", folder.file("second"), "--election", again, "--lang", "en"])
    #expect(second.status == 0, "\(second.errors)")
  }
}
