import Foundation
import Testing

/// An election whose sites list no areas, and its nodes' data directories.
final class OpenElection {
  let path = NSTemporaryDirectory() + "open-\(UUID().uuidString)"

  /// - Parameter addresses: What `init` is told of where the hall is.
  init(addresses: [String] = []) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Self.election.write(toFile: path + "/election.yaml", atomically: true, encoding: .utf8)
    try Self.roll.write(toFile: path + "/roll.csv", atomically: true, encoding: .utf8)
    let run = try Program.run(["init", "--data", path + "/hall", "--election", path] + addresses)
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

  func serve(_ node: String, _ arguments: String..., until sign: String) throws -> RunningDaemon {
    try RunningDaemon(["serve", "--data", "\(path)/\(node)"] + arguments, until: sign)
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

  /// The last two stand for election.
  private static func name(_ number: Int) -> String { [8: "甲", 9: "乙"][number] ?? "选民\(number)" }

  private static let roll =
    "number,name,sex,birth_date,address,area,household,card,source\n"
    + (1...9).map { "\($0),\(name($0)),女,1960-01-0\($0),东街\($0)号,东街,\($0),C-\($0),synthetic\n" }.joined()
}

/// A running `serve`.
final class RunningDaemon {
  private let process = Process()
  /// What its log said after the sign that it listens.
  let line: String

  /// Starts it and waits until its log shows `sign`.
  init(_ arguments: [String], until sign: String) throws {
    let log = Pipe()
    process.executableURL = URL(filePath: try Program.path)
    process.arguments = arguments
    process.environment = Program.environment
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
