import Foundation
import Testing

@Suite struct ExitStatusTests {
  private static let nowhere = NSTemporaryDirectory() + "no-such-directory-of-ballotsync"

  @Test(arguments: [
    ["open"], ["cast"], ["ask"], ["ask", "seventeen"], ["cast", "seventeen"], ["no-such-verb"],
    ["status", "--lang", "fr"], ["rule", "--reason", "x"],
    ["export"], ["amend", "3"], ["count"],
    ["count", "--contest", "chair", "--votes", "nobody"], ["verify", ".", "--key", "nonsense"],
    [
      "correct", "count", "--site", "R1", "--returned", "3", "--valid", "2", "--reason", "x", "--officer", "a",
      "--officer", "b",
    ],
  ])
  func aWrongCommandLineEndsWithTwo(_ arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test(arguments: [
    ["status"], ["cast", "17"], ["ask", "17"], ["reconcile"], ["voter", "17"],
    ["open", "--papers", "3", "--officer", "a", "--officer", "b"],
  ])
  func aMissingDirectoryEndsWithOneAndSaysWhatToDo(_ arguments: [String]) throws {
    let chinese = try Program.run(arguments + ["--data", Self.nowhere])
    #expect(chinese.status == 1)
    #expect(chinese.output.isEmpty)
    #expect(chinese.errors.contains("请"))
    let english = try Program.run(arguments + ["--data", Self.nowhere], environment: ["BALLOTSYNC_LANG": "en"])
    #expect(english.status == 1)
    #expect(english.errors.contains("Run init or join first"))
  }

  @Test func withJSONAWrongCommandLineIsAnObjectToo() throws {
    for arguments in [["cast", "--json"], ["rule", "--reason", "x", "--json"], ["status", "--json", "--nonsense"]] {
      let run = try Program.run(arguments)
      let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect(run.status == 2 && object["exitStatus"] as? Int == 2 && object["reason"] as? String == "usage")
      #expect((object["message"] as? String)?.hasSuffix("。") == true, "\(run.output)")
    }
  }

  @Test func withJSONAnErrorIsAnObjectToo() throws {
    let run = try Program.run(["status", "--json", "--data", Self.nowhere])
    #expect(run.status == 1)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["reason"] as? String == "notFound")
    #expect(object["exitStatus"] as? Int == 1)
  }

  @Test func whatIsNotVerifiedEndsWithFive() throws {
    let empty = NSTemporaryDirectory() + "empty-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: empty) }
    let run = try Program.run(["verify", empty, "--json"])
    #expect(run.status == 5)
    #expect(run.output.contains("\"outcome\":\"failed\""))
    let missing = try Program.run(["verify", Self.nowhere, "--json"])
    #expect(missing.status == 1 && missing.output.contains("fileNotFound"))
  }
}
