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
    for mixed in [["--officer", "甲"], ["--site", "R1"], ["--served", "18", "--paper-marked"], ["--served", "十八"]] {
      #expect(try Program.run(void + mixed + Self.nowhere).status == 2, "\(mixed)")
    }
  }

  @Test func officersWhoLookAlikeAreAskedAbout() throws {
    let alike = ["--officer", "王芳", "--officer", "王芳主任"]
    let run = try Program.run(["open", "--papers", "1"] + alike + Self.nowhere)
    #expect(run.status == 1)
    #expect(run.errors.contains("“王芳”和“王芳主任”像是同一个人"))
    let different = ["--officer", "王芳", "--officer", "李四主任"]
    #expect(try !Program.run(["open", "--papers", "1"] + different + Self.nowhere).errors.contains("像是同一个人"))
  }
}
