import Foundation
import Testing

/// A hall and two stations of an election whose rights the hall holds, as real processes.
@Suite(.timeLimit(.minutes(2))) struct AskJourneyTests {
  private static let officers = ["--officer", "甲", "--officer", "乙"]

  @Test func aSiteAsksItsHallWithADaemonAndWithoutOne() throws {
    let folder = try OpenElection()
    let hall = try folder.serve("hall", "--listen", "127.0.0.1:0", until: "listening on 127.0.0.1:")
    let port = hall.line.prefix { $0.isNumber }
    for site in ["S1", "S2"] {
      let code = try folder.object("invite", at: "hall", "--site", site)["code"] as? String
      #expect(try folder.run("join", at: site, "--code", code ?? "", "--hall", "127.0.0.1:\(port)").status == 0)
      #expect(try folder.run("open", at: site, ["--papers", "9"] + Self.officers).status == 0)
    }
    // No daemon at S1.
    #expect(try folder.run("cast", at: "S1", "1").status == 3)
    #expect(try folder.object("ask", at: "S1", "1")["outcome"] as? String == "ordinary")
    #expect(try folder.run("ask", at: "S1", "1").output.contains("可以发普通票"))
    #expect(try folder.run("cast", at: "S1", "1").status == 0)
    // A daemon at S2.
    let site = try folder.serve("S2", until: "listening on socket path")
    #expect(try folder.run("ask", at: "S2", "1").status == 3)
    #expect(try folder.run("ask", at: "S2", "2").status == 0)
    #expect(try folder.run("cast", at: "S2", "2").status == 0)
    #expect(try folder.run("ask", at: "hall", "2").status == 2)
    hall.stop()
    // Nobody to ask: an envelope needs no hall.
    for _ in 0..<2 {
      let unreachable = try folder.run("ask", at: "S2", "3")
      #expect(unreachable.status == 7)
      #expect(unreachable.errors.contains("--envelope"))
      site.stop()
    }
    #expect(try folder.run("cast", at: "S2", "3", "--envelope", "E-1").status == 0)
  }

  @Test func aHallThatFallsSilentKeepsNobodyWaiting() async throws {
    let folder = try OpenElection()
    let hall = try folder.serve("hall", "--listen", "127.0.0.1:0", until: "listening on 127.0.0.1:")
    let port = hall.line.prefix { $0.isNumber }
    for site in ["S1", "S2"] {
      let code = try folder.object("invite", at: "hall", "--site", site)["code"] as? String
      #expect(try folder.run("join", at: site, "--code", code ?? "", "--hall", "127.0.0.1:\(port)").status == 0)
      #expect(try folder.run("open", at: site, ["--papers", "9"] + Self.officers).status == 0)
    }
    let daemon = try folder.serve("S2", until: "listening on socket path")
    // Its daemon has a connection then, and keeps it.
    #expect(try folder.run("sync", at: "S2").status == 0)
    hall.freeze()
    for site in ["S1", "S2"] {
      // Three seconds, and what a busy machine needs to start a program; the transport's own limit is thirty.
      let run = try await Program.wait(["ask", "--data", folder.data(site), "1"], secondsMax: 20)
      #expect(run.status == 7)
      #expect(run.errors.contains("--envelope"))
    }
    daemon.stop()
    hall.stop()
  }

  /// In a pipe nobody is asked: both numbers, status 3, and nothing recorded.
  @Test func aNumberThatDoesNotFitIsAskedAgainAndRecordedWhenConfirmed() throws {
    let folder = try OpenElection()
    for site in ["S1", "S2"] {
      let code = try folder.object("invite", at: "hall", "--site", site)["code"] as? String
      let (request, answer) = (folder.data("\(site).request"), folder.data("\(site).answer"))
      _ = try folder.run("join", at: site, "--code", code ?? "", "--request", request)
      _ = try folder.run("invite", at: "hall", "--accept", request, "--answer", answer)
      #expect(try folder.run("join", at: site, "--code", code ?? "", "--answer", answer).status == 0)
    }
    let asked = try folder.run("open", at: "S1", ["--papers", "90"] + Self.officers)
    #expect(asked.status == 3 && asked.output.isEmpty)
    #expect(asked.errors.contains("90") && asked.errors.contains("9 张") && asked.errors.contains("--confirm"))
    let json = try folder.run("open", at: "S1", ["--papers", "90", "--json"] + Self.officers)
    #expect(json.status == 3 && json.output.contains("doesNotFit"))
    #expect(try folder.object("status", at: "S1")["state"] as? String == "notOpen")
    #expect(try folder.run("open", at: "S1", ["--papers", "90", "--confirm"] + Self.officers).status == 0)
    let correct = ["opening", "--site", "S1", "--papers", "9", "--reason", "多打一个0"] + Self.officers
    #expect(try Program.run(["correct"] + correct + ["--data", folder.data("S1")]).status == 0)
    #expect(try folder.run("close", at: "S1", ["--unused", "8"] + Self.officers).status == 3)
    #expect(try folder.run("close", at: "S1", ["--unused", "9"] + Self.officers).status == 0)
    let late = try Program.run(["correct"] + correct + ["--data", folder.data("S1"), "--lang", "en"])
    #expect(late.status == 3 && late.errors.contains("corrected at the hall"))
  }

  @Test func openingAndClosingShowTheHeadAsAQRCodeInAPipeWithoutColours() throws {
    let folder = try OpenElection()
    let hall = try folder.serve("hall", "--listen", "127.0.0.1:0", until: "listening on 127.0.0.1:")
    let code = try folder.object("invite", at: "hall", "--site", "S1")["code"] as? String
    let port = hall.line.prefix { $0.isNumber }
    #expect(try folder.run("join", at: "S1", "--code", code ?? "", "--hall", "127.0.0.1:\(port)").status == 0)
    for (verb, papers) in [("open", "--papers"), ("close", "--unused")] {
      let text = try folder.run(verb, at: "S1", [papers, "9"] + Self.officers).output
      #expect(text.contains("█▀▀▀▀▀█"))
      #expect(!text.contains("\u{1b}"))
      let json = try folder.run(verb, at: "S1", [papers, "9", "--json"] + Self.officers).output
      #expect(!json.contains("█"))
    }
  }
}

/// An election whose sites list no areas, and its nodes' data directories.
private final class OpenElection {
  private let path = NSTemporaryDirectory() + "open-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Self.election.write(toFile: path + "/election.yaml", atomically: true, encoding: .utf8)
    try Self.roll.write(toFile: path + "/roll.csv", atomically: true, encoding: .utf8)
    let run = try Program.run(["init", "--data", path + "/hall", "--election", path])
    guard run.status == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func run(_ verb: String, at node: String, _ arguments: String...) throws -> Program.Run {
    try run(verb, at: node, arguments)
  }

  func run(_ verb: String, at node: String, _ arguments: [String]) throws -> Program.Run {
    try Program.run([verb, "--data", "\(path)/\(node)"] + arguments)
  }

  func data(_ node: String) -> String { "\(path)/\(node)" }

  func object(_ verb: String, at node: String, _ arguments: String...) throws -> [String: Any] {
    let run = try run(verb, at: node, arguments + ["--json"])
    return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  func serve(_ node: String, _ arguments: String..., until sign: String) throws -> Daemon {
    try Daemon(["serve", "--data", "\(path)/\(node)"] + arguments, until: sign)
  }

  private static let election = """
    format: 1
    id: open
    name: {zh: 测试选举, en: Test election}
    mode: voters
    policy: assigned
    electorate: 9
    roll: roll.csv
    profile:
      proxyLimit: 3
      quorum: {base: registered, moreThan: 1/2}
      majority: {base: returned, moreThan: 1/2}
    polls:
      - {id: main, name: {zh: 正式选举, en: Main poll}}
    sites:
      - {id: S1, kind: station, stage: 1, name: {zh: 东站, en: East}, areas: [], papers: 9, days: [2011-04-19]}
      - {id: S2, kind: station, stage: 1, name: {zh: 西站, en: West}, areas: [], papers: 9, days: [2011-04-19]}
    contests:
      - id: chair
        office: {zh: 主任, en: Chair}
        seats: 1
        candidates:
          - {name: 甲, voter: 8, source: synthetic}
          - {name: 乙, voter: 9, source: synthetic}

    """

  private static let roll =
    "number,name,sex,birth_date,address,area,household,card,source\n"
    + (1...9).map { "\($0),选民\($0),女,1960-01-0\($0),东街\($0)号,东街,\($0),C-\($0),synthetic\n" }.joined()
}

/// A running `serve`.
private final class Daemon {
  private let process = Process()
  /// What its log said after the sign that it listens.
  let line: String

  /// Starts it and waits until its log shows `sign`.
  init(_ arguments: [String], until sign: String) throws {
    let log = Pipe()
    process.executableURL = URL(filePath: try Program.path)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = log
    try process.run()
    var text = ""
    while !text.contains(sign) {
      let bytes = log.fileHandleForReading.availableData
      if bytes.isEmpty { throw CocoaError(.fileReadUnknown) }
      text += String(decoding: bytes, as: UTF8.self)
    }
    line = String(text[(text.range(of: sign)?.upperBound ?? text.endIndex)...])
  }

  deinit { stop() }

  /// Leaves its connections open and answers nothing any more.
  func freeze() { kill(process.processIdentifier, SIGSTOP) }

  func stop() {
    guard process.isRunning else { return }
    process.terminate()
    kill(process.processIdentifier, SIGCONT)
    process.waitUntilExit()
  }
}
