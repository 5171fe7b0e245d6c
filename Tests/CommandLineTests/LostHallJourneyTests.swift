import Foundation
import Testing

/// The hall's directory is deleted, and two officers bring the election to its report with the sheet and a site's
/// laptop. With the program, as people would.
@Suite final class LostHallJourneyTests {
  private let folder = NSTemporaryDirectory() + "lost-hall-\(UUID().uuidString)"
  private let officers = ["--officer", "张三", "--officer", "李四", "--confirm"]

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static var election: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "config/elections/lianxing").path
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  @discardableResult
  private func run(_ arguments: String..., status: Int32 = 0) throws -> [String: Any] {
    let run = try Program.run(arguments + ["--json"])
    #expect(run.status == status, "\(arguments): \(run.output) \(run.errors)")
    return try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
  }

  /// The halves of a printed sheet, each in a file.
  private func halves(of sheet: String) throws -> [String] {
    let page = try String(contentsOfFile: sheet, encoding: .utf8)
    return try page.split(separator: "<section>").dropFirst().enumerated().map { place, side in
      let words = side.matches(of: #/<\/small>([a-z]{5})<\/span>/#).map { String($0.1) }
      #expect(words.count == 18)
      let file = path("half\(place)")
      try words.joined(separator: " ").write(toFile: file, atomically: true, encoding: .utf8)
      return file
    }
  }

  private func join() throws {
    let code = try #require(try run("invite", "--data", path("hall"), "--site", "H1")["code"] as? String)
    try run("join", "--data", path("H1"), "--code", code, "--request", path("request"))
    try run("invite", "--data", path("hall"), "--accept", path("request"), "--answer", path("answer"))
    try run("join", "--data", path("H1"), "--code", code, "--answer", path("answer"))
  }

  private func carry(_ from: String, to target: String) throws {
    try run("export", "--data", path(from), path("stick"), "--replace")
    try run("import", "--data", path(target), path("stick"))
  }

  @Test func anElectionOutlivesItsHall() throws {
    let first = try run("init", "--data", path("hall"), "--election", Self.election)
    let key = try #require(first["verifierKey"] as? String)
    let halves = try halves(of: path("hall-recovery.html"))
    try join()
    _ = try Program.run(["open", "--data", path("H1"), "--papers", "73"] + officers)
    for voter in 1...3 { try run("cast", "--data", path("H1"), "\(voter)") }
    // The laptop holds the hall's journal from its enrolment on; the hall has heard nothing of the marks.
    try FileManager.default.removeItem(atPath: path("hall"))
    try run("status", "--data", path("hall"), status: 1)

    let recover = [
      "recover", "--data", path("hall2"), "--from", path("H1"), "--half-file", halves[0], "--half-file",
    ]
    let twice = try Program.run(recover + [halves[0]] + officers)
    #expect(twice.status == 2 && !FileManager.default.fileExists(atPath: path("hall2")))
    let alone = try Program.run(recover + [halves[1], "--officer", "张三"])
    #expect(alone.status != 0 && !FileManager.default.fileExists(atPath: path("hall2")))
    let done = try Program.run(recover + [halves[1]] + officers)
    #expect(done.status == 0, "\(done.errors)")
    #expect(FileManager.default.fileExists(atPath: path("hall2-recovery.html")))

    let status = try run("status", "--data", path("hall2"))
    #expect(status["awaitedSites"] as? [String] == ["H1"] && (status["formerHalls"] as? [String])?.count == 1)
    #expect(status["counted"] as? Int == 3 && status["recoverySheet"] as? Bool == true)
    try carry("hall2", to: "H1")
    #expect(try run("status", "--data", path("H1"))["authority"] as? String == status["authority"] as? String)
    try run("cast", "--data", path("H1"), "4")
    _ = try Program.run(["close", "--data", path("H1"), "--unused", "69"] + officers)
    try carry("H1", to: "hall2")
    #expect(try run("status", "--data", path("hall2"))["awaitedSites"] as? [String] == [])

    // Who noted the first hall's key verifies what the second one publishes.
    try run("export", "--data", path("hall2"), "--journals", path("journals"))
    let verified = try run("verify", path("journals"), "--key", key)
    #expect((verified["journals"] as? [Any])?.count == 3)
    try run("verify", path("journals"), "--key", Self.stranger, status: 5)
  }

  /// A key of the right form that is no hall's.
  private static let stranger =
    "ballotsync/lianxing/58f3d51efeeff91b+289902f7+AdQKY47P7GGyTqJTHcMdbJx6vMwX+De+w8YsAFW8jVex"
}
