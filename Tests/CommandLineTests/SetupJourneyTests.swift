import Foundation
import Testing

/// Setting up a hall and a laptop, cut short wherever it may be, and done again.
@Suite final class SetupJourneyTests {
  private let folder = NSTemporaryDirectory() + "setup-\(UUID().uuidString)"
  private var hall: String { folder + "/hall" }
  private var laptop: String { folder + "/S1" }

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static var election: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "config/elections/lianxing").path
  }

  private func run(_ arguments: String...) throws -> [String: Any] {
    let run = try Program.run(arguments + ["--json"])
    #expect(run.status == 0, "\(arguments): \(run.errors)")
    return try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
  }

  @discardableResult
  private func initialise(_ data: String) throws -> [String: Any] {
    try run("init", "--data", data, "--election", Self.election)
  }

  private func put(_ names: [String], in data: String) throws {
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    for name in names { try Data("half".utf8).write(to: URL(filePath: "\(data)/\(name)")) }
  }

  @Test(arguments: [
    ["lock"], ["roll.sqlite", "roll.sqlite-journal"], ["roll.sqlite", "roll.csv.ballotsync-part"],
    [
      "roll.sqlite", "roll.csv", "ca.key.pem", "signing.key", "election.json", "journal.sqlite",
      "journal.sqlite-journal",
    ],
    ["roll.sqlite", "roll.csv", "registration.key", "identities.csv", "node.json.part"],
  ])
  func whatAnInitLeftIsReplacedByTheNextOne(_ names: [String]) throws {
    try put(names, in: hall)
    try initialise(hall)
    let status = try run("status", "--data", hall)
    #expect(status["registered"] as? Int == 73)
  }

  @Test func anInitThatCouldNotSayThatItWasDoneSaysItTheNextTime() throws {
    let first = try initialise(hall)
    #expect(try initialise(hall)["verifierKey"] as? String == first["verifierKey"] as? String)
    // Another election, another address: not the same hall.
    let other = try Program.run(["init", "--data", hall, "--election", Self.election, "--address", "127.0.0.1:1"])
    #expect(other.status == 1)
    // Whoever is told to name another directory makes a second hall: this one is here, and stays as it is.
    _ = try run("amend", "3", "--struck-off", "--data", hall)
    let again = try initialise(hall)
    #expect(again["verifierKey"] as? String == first["verifierKey"] as? String && again["existed"] as? Bool == true)
    #expect(try run("status", "--data", hall)["registered"] as? Int == 72)
  }

  @Test func aHallIsDefinedBeforeItIsAHall() throws {
    try initialise(hall)
    try FileManager.default.removeItem(atPath: hall + "/node.json")
    #expect(try Program.run(["invite", "--data", hall, "--site", "H1"]).status == 1)
    try initialise(hall)
    let status = try run("status", "--data", hall)
    #expect("\(status)".contains("size = 3") || "\(status)".contains("\"size\": 3"))
  }

  @Test func aJoinMakesItsKeysOnceAndMayBeRepeatedAtEachStep() throws {
    try initialise(hall)
    let site = "H1"
    let code = try #require(try run("invite", "--data", hall, "--site", site)["code"] as? String)
    let (request, answer) = (folder + "/request", folder + "/answer")
    func key() throws -> String { try String(contentsOfFile: laptop + "/signing.key", encoding: .utf8) }
    // Killed between its first files.
    try put(["tls.key.pem.ballotsync-part", "sealing.key"], in: laptop)
    _ = try run("join", "--data", laptop, "--code", code, "--request", request)
    let first = try key()
    // Killed before it could say so, and while it took the answer.
    try put(["tls.cert.pem", "roll.sqlite", "roll.sqlite-journal"], in: laptop)
    _ = try run("join", "--data", laptop, "--code", code, "--request", request)
    #expect(try key() == first)
    _ = try run("invite", "--data", hall, "--accept", request, "--answer", answer)
    let joined = try run("join", "--data", laptop, "--code", code, "--answer", answer)
    let again = try run("join", "--data", laptop, "--code", code, "--answer", answer)
    #expect(again["device"] as? String == joined["device"] as? String)
    #expect(try key() == first)
    #expect(try Program.run(["join", "--data", laptop, "--code", code, "--request", request]).status == 1)
  }

  @Test func aKeyThatIsThereAndCannotBeReadIsNotMadeAnew() throws {
    let code = "H1-0000-0000-0000-0000-0000-0000-0000-0000"
    try put(["tls.key.pem", "sealing.key", "signing.key"], in: laptop)
    let run = try Program.run(["join", "--data", laptop, "--code", code, "--request", folder + "/request"])
    #expect(run.status != 0)
    #expect(try String(contentsOfFile: laptop + "/signing.key", encoding: .utf8) == "half")
  }
}
