import Foundation
import Testing

/// The hall's data directory on a second disk, and what a copy of it does.
@Suite struct BackupJourneyTests {
  private let election: OpenElection
  private var copies: String { election.data("copies") }

  init() throws { election = try OpenElection() }

  private func back(up more: String...) throws -> [String: Any] {
    let run = try election.run("backup", at: "hall", [copies, "--json"] + more)
    #expect(run.status == 0, "\(run.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func aBackupIsPrivateWholeAndTheLatestOnesAreKept() throws {
    let first = try back(up: "--keep", "2")
    let path = try #require(first["folder"] as? String)
    let hall = try #require(path.split(separator: "/").last).prefix(14)
    let old = ["\(hall)20000101T000000Z", "\(hall)20010101T000000Z"]
    let others = ["hall-00000000-20000101T000000Z", "\(hall)20000101", "notes"]
    let cutShort = "\(hall)20020101T000000Z.ballotsync-part"
    for name in old + others + [cutShort] {
      try FileManager.default.createDirectory(atPath: "\(copies)/\(name)", withIntermediateDirectories: true)
    }
    try FileManager.default.removeItem(atPath: path)
    let second = try back(up: "--keep", "2")
    #expect(second["removed"] as? [String] == [old[0]])
    let left = try FileManager.default.contentsOfDirectory(atPath: copies)
    #expect(Set(left).isSuperset(of: others + [old[1]]) && left.count == 5, "\(left)")
    let folder = try #require(second["folder"] as? String)
    for name in ["."] + (try FileManager.default.contentsOfDirectory(atPath: folder)) {
      let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.posixPermissions] as? Int
      #expect((mode ?? 0o777) & 0o077 == 0, "\(name)")
    }
    #expect(try election.run("backup", at: "hall", copies, "--keep", "0").status == 2)
  }

  /// While it serves; then the copy is the hall, once two officers say so.
  @Test func aCopyRecordsNothingBeforeTwoOfficersTakeItUp() throws {
    let folder: String
    do {
      let daemon = try election.serve("hall", until: "listening")
      defer { daemon.stop() }
      folder = try #require(try back()["folder"] as? String)
    }
    try FileManager.default.moveItem(atPath: folder, toPath: election.data("copy"))
    let officers = ["--officer", "甲", "--officer", "乙"]
    #expect(try election.run("status", at: "copy").output.contains("备份"))
    let amend = ["2", "--struck-off", "--reason", "错登", "--confirm"] + officers
    let refused = try election.run("amend", at: "copy", amend)
    #expect(refused.status == 3 && refused.errors.contains("restore"), "\(refused.errors)")
    let asked = try election.run("restore", at: "copy", officers)
    #expect(asked.status == 3 && asked.errors.contains("--confirm"), "\(asked.errors)")
    let named = officers + ["--confirm", "--request", "up"]
    for _ in 0..<2 { #expect(try election.run("restore", at: "copy", named).status == 0) }
    #expect(try election.run("amend", at: "copy", amend).status == 0)
    #expect(try election.run("restore", at: "hall", officers + ["--confirm"]).status == 3)
  }
}
