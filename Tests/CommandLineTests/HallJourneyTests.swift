import Foundation
import Testing

/// A hall's data directory of the second seed election, used with the program as a person uses it.
private final class HallFolder {
  let path = NSTemporaryDirectory() + "hall-\(UUID().uuidString)"
  var data: String { path + "/hall" }

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let run = try Program.run(["init", "--data", data, "--election", Self.election])
    guard run.status == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static var election: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "config/elections/lianxing").path
  }

  func run(_ arguments: String...) throws -> Program.Run { try Program.run(arguments + ["--data", data]) }
}

@Suite struct HallJourneyTests {
  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func theHallsVerbsEndWithTheStatusesOfTheContract() throws {
    let hall = try HallFolder()
    let status = try hall.run("status", "--json")
    #expect(status.status == 0)
    #expect(status.errors.isEmpty)
    #expect(try Self.object(status.output)["registered"] as? Int == 73)
    #expect(try hall.run("reconcile").status == 4)
    #expect(try hall.run("cases").status == 0)
    #expect(try hall.run("cast", "17").status == 2)
    #expect(try hall.run("count", "--site", "X9", "--returned", "1", "--valid", "1", "--invalid", "0").status == 2)
    let ruling = try hall.run("rule", "--voter", "3", "--reason", "x", "--officer", "a", "--officer", "b")
    #expect(ruling.status == 3)
    #expect(ruling.output.isEmpty)
    #expect(ruling.errors.contains("cases"))
    #expect(try hall.run("declare", "--officer", "a", "--officer", "b").status == 4)
    #expect(try hall.run("declare", "--officer", "a").status == 3)
    #expect(try hall.run("import", HallFolder.election + "/roll.csv").status == 5)
  }

  @Test func theDataDirectoryComesFromTheEnvironmentWhenNotGiven() throws {
    let hall = try HallFolder()
    #expect(try Program.run(["status"], environment: ["BALLOTSYNC_DATA": hall.data]).status == 0)
    #expect(try Program.run(["status"], environment: ["BALLOTSYNC_DATA": hall.path]).status == 1)
  }

  @Test func anExportVerifiesAndAChangedOneDoesNot() throws {
    let hall = try HallFolder()
    let folder = hall.path + "/journals"
    #expect(try hall.run("export", "--journals", folder).status == 0)
    // Anybody who holds the journals makes the report; who reads it sees that no hall has declared it.
    let page = hall.path + "/rebuilt.html"
    let good = try Program.run(["verify", folder, "--data", hall.data, "--report", page, "--json"])
    #expect(good.status == 0)
    #expect(try Self.object(good.output)["pinned"] as? Bool == true)
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("没有宣布：本页由日志重建"))
    try FileManager.default.removeItem(atPath: page)
    let journal = try #require(FileManager.default.contentsOfDirectory(atPath: folder + "/journals").first)
    let place = URL(filePath: "\(folder)/journals/\(journal)")
    var bytes = try Data(contentsOf: place)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: place)
    let bad = try Program.run(["verify", folder, "--report", page, "--json"])
    #expect(bad.status == 5 && !FileManager.default.fileExists(atPath: page))
    #expect(try Self.object(bad.output)["outcome"] as? String == "failed")
    #expect(bad.errors.contains(journal))
  }

  @Test func aReportIsWrittenAsOnePage() throws {
    let hall = try HallFolder()
    let page = hall.path + "/report.html"
    #expect(try hall.run("reconcile", "--html", page).status == 4)
    #expect(try String(contentsOfFile: page, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
  }

  @Test func anOwnerThatDoesNotAnswerEndsWithSevenAndIsNotCalledADaemon() async throws {
    let hall = try HallFolder()
    let lock = open(hall.data + "/lock", O_RDWR | O_CLOEXEC)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let run = try await Program.wait(["status", "--data", hall.data])
    #expect(run.status == 7)
    #expect(run.errors.contains("正在使用") && !run.errors.contains("serve"))
  }

  @Test func aPipeSeesNoProgress() throws {
    let hall = try HallFolder()
    let run = try hall.run("export", hall.path + "/hall.stick")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let again = try hall.run("import", hall.path + "/hall.stick", "--lang", "en")
    #expect(again.status == 0)
    #expect(again.errors.isEmpty)
    #expect(again.output.contains("nothing new"))
  }
}
