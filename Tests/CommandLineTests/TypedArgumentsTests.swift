import Foundation
import Testing

/// The command line as a keyboard in Chinese mode types it. The folder has no node, so what was read ends with status 1
/// and what could not be read with 2.
@Suite struct TypedArgumentsTests {
  private static let nowhere = ["--data", "/nonexistent/ballotsync"]

  @Test(arguments: [
    ["cast", "１７"], ["cast", "17", "——proxy", "１８"], ["cast", "17", "－－proxy＝１８"],
    ["open", "--papers", "１０５", "--officer", "甲", "--officer", "乙"],
    ["register", "decline", "１７", "--day", "２０１０／２／２０"],
    ["register", "decline", "17", "--day", "2010年2月20日"], ["register", "decline", "17", "--day", "20100220"],
    ["count", "--contest", "chair", "--votes", "甲＝３２", "--write-ins", "１", "--undervotes", "０"],
    ["count", "--site", "R1", "--returned", "５０", "--valid", "５０", "--invalid", "0"],
    ["nominate", "joint", "member", "丙", "--by", "11-19,２１", "--day", "2010-03-05"],
    ["notice", "户代表", "--day", "2010-02-20", "--html", "x"],
  ])
  func whatAKeyboardInChineseModeTypesIsRead(_ arguments: [String]) throws {
    let run = try Program.run(arguments + Self.nowhere)
    #expect(run.status == 1, "\(run.errors)")
  }

  @Test(arguments: [["cast", "十七"], ["cast", "-１７"], ["register", "decline", "17", "--day", "3/4/2010"]])
  func whatIsNoNumberIsStillRefused(_ arguments: [String]) throws {
    #expect(try Program.run(arguments + Self.nowhere).status == 2)
  }

  /// What is typed is used, or said not to be.
  @Test func aMarkIsCorrectedAtTheHallOrTakenBackAtItsSiteAndNotBoth() throws {
    let void = ["void", "17", "--reason", "看错"]
    #expect(try Program.run(void + Self.nowhere).status == 1)
    #expect(try Program.run(void + ["--served", "１８", "--site", "R1", "--officer", "甲"] + Self.nowhere).status == 1)
    for nobody in ["nobody", "unknown", "没有发票", "不知道"] {
      #expect(try Program.run(void + ["--served", nobody, "--confirm"] + Self.nowhere).status == 1, "\(nobody)")
    }
    #expect(try Program.run(["cast", "17", "--confirm"] + Self.nowhere).status == 1)
    for mixed in [["--officer", "甲"], ["--site", "R1"], ["--served", "18", "--paper-marked"], ["--served", "十八"]] {
      #expect(try Program.run(void + mixed + Self.nowhere).status == 2, "\(mixed)")
    }
  }

  /// Nobody can be asked where there is no terminal: two names of one person are refused until somebody says that they
  /// are two.
  @Test(arguments: [
    ["open", "--papers", "1"], ["close", "--unused", "1"], ["declare"],
    ["rule", "--voter", "17", "--decision", "accept", "--reason", "x"], ["explain", "paperImbalance", "--text", "x"],
    ["void", "17", "--reason", "x", "--served", "18"], ["archive", "/nonexistent/a.tar"],
    ["correct", "opening", "--site", "R1", "--papers", "1", "--reason", "x"],
    ["correct", "declaration", "--reason", "x"],
    ["register", "remove", "17", "--day", "2010-02-25", "--reason", "movedAway"],
    [
      "register", "add", "--name", "甲", "--sex", "女", "--born", "1990-05-04", "--area", "东区", "--card", "K-1",
      "--basis", "x",
    ],
    ["register", "restore", "17", "--day", "2010-03-02", "--reason", "cameBack"],
    ["register", "decide", "1", "--upheld", "--day", "2010-03-01", "--reason", "x"],
    ["nominate", "formal", "chair", "--name", "甲", "--day", "2010-03-13"],
    ["tally", "decide", "D1", "--decision", "invalid"],
    ["result", "vacancy", "member", "--seats", "1", "--reason", "x"],
    ["correct", "batch", "--batch", "B1", "--papers", "1", "--reason", "x"],
    ["custody", "seal", "--day", "2010-03-14"],
    ["custody", "replace-seal", "--day", "2010-03-14", "--reason", "x"],
  ])
  func officersWhoLookAlikeAreRefusedUntilConfirmed(_ verb: [String]) throws {
    for alike in [["王芳", "王芳主任"], ["張三", "张三"]] {
      let run = try Program.run(verb + alike.flatMap { ["--officer", $0] } + Self.nowhere)
      #expect(run.status == 3, "\(verb) \(run.errors)")
      #expect(run.errors.contains("“\(alike[0])”和“\(alike[1])”像是同一个人") && run.errors.contains("--confirm"))
      let confirmed = try Program.run(verb + alike.flatMap { ["--officer", $0] } + ["--confirm"] + Self.nowhere)
      #expect(confirmed.status != 3 && confirmed.status != 2, "\(verb) \(confirmed.errors)")
    }
    let different = try Program.run(verb + ["--officer", "王芳", "--officer", "李四主任"] + Self.nowhere)
    #expect(!different.errors.contains("像是同一个人"))
  }

  @Test(arguments: [
    ["custody", "open", "--day", "2010-03-16", "--witness", "王芳", "--witness", "王芳老师"],
    ["custody", "night", "--from", "2010-03-14", "--to", "2010-03-15", "--custodian", "張三", "--custodian", "张三"],
    ["custody", "receive", "--day", "2010-03-16", "--by", "張三", "--by", "张三"],
    ["tally", "session", "A", "--caller", "张三", "--teller", "李四", "--scrutineer", "張三"],
  ])
  func othersWhoLookAlikeAreRefusedUntilConfirmed(_ arguments: [String]) throws {
    #expect(try Program.run(arguments + Self.nowhere + ["--json"]).output.contains("namesAlike"))
    #expect(try Program.run(arguments + ["--confirm"] + Self.nowhere).status == 1)
  }

  @Test func peopleOfAFileWhoLookAlikeAreRefusedUntilConfirmed() throws {
    let file = NSTemporaryDirectory() + "alike-\(UUID().uuidString).yaml"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let text = """
      format: 1
      records:
        - removed: {voter: 2, day: 2010-02-25, reason: movedAway, officers: [王芳, 王芳主任]}

      """
    try Data(text.utf8).write(to: URL(filePath: file))
    #expect(try Program.run(["record", file] + Self.nowhere).status == 3)
    #expect(try Program.run(["record", file, "--confirm"] + Self.nowhere).status == 1)
  }
}
