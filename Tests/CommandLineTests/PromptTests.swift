import Foundation
import Testing

/// What a terminal asks, and what counts as yes: the program runs at a terminal of its own, and the answer is typed.
@Suite(.timeLimit(.minutes(2))) struct PromptTests {
  private let folder: OpenElection

  init() throws { folder = try OpenElection() }

  /// - Returns: The status, and everything that the terminal showed.
  private func type(_ answer: String, to arguments: [String]) throws -> (status: Int32, screen: String) {
    let words = ([try Program.path] + arguments + ["--data", folder.data("hall")]).map { "'\($0)'" }
    let line = "printf '%s\\n' \"$1\" | script -qec \"$2\" /dev/null"
    let run = try Program.runShell(line, [answer, words.joined(separator: " ")])
    return (run.status, run.output)
  }

  /// Four papers classed, three in the box.
  private static let count = ["count", "--site", "S1", "--returned", "3", "--valid", "4", "--invalid", "0"]

  @Test(arguments: ["y", "Y", "yes", "ｙ", "ＹＥＳ", "是", "是的", "是。", " 是 ", "确认", "对"])
  func yesRecordsIt(_ answer: String) throws {
    let (status, screen) = try type(answer, to: Self.count)
    #expect(status == 0 && screen.contains("点票已记录"), "\(screen)")
    #expect(screen.contains("4 张，收回只有 3 张") && screen.contains("确实如此吗") && screen.contains("Is it so?"))
  }

  @Test(arguments: ["", "n", "no", "否", "不是", "不", "ye", "是不是", "1"])
  func anythingElseRecordsNothing(_ answer: String) throws {
    let (status, screen) = try type(answer, to: Self.count)
    #expect(status == 3 && screen.contains("确实如此吗") && !screen.contains("点票已记录"), "\(screen)")
  }

  @Test func theQuestionIsInTheReadersLanguage() throws {
    let (status, screen) = try type("ｙ", to: Self.count + ["--lang", "en"])
    #expect(status == 0 && screen.contains("4 papers valid, invalid and blank, 3 returned"), "\(screen)")
  }

  /// Whether two are one person is asked before anything else; what is answered is not asked again.
  @Test(arguments: [("是", Int32(4)), ("ｙ", 4), ("", 3), ("否", 3)])
  func namesWrittenAlikeAreAskedAbout(_ answer: String, _ expected: Int32) throws {
    let (status, screen) = try type(answer, to: ["declare", "--officer", "張三", "--officer", "张三"])
    #expect(status == expected && screen.contains("“張三”和“张三”像是同一个人") && screen.contains("Are they two people?"))
    #expect(screen.components(separatedBy: "是两个人吗").count == 2)
  }

  @Test func confirmedBeforehandNothingIsAsked() throws {
    let (status, screen) = try type("n", to: Self.count + ["--confirm"])
    #expect(status == 0 && !screen.contains("确实如此吗"))
    let run = try folder.run("count", at: "hall", Array(Self.count.dropFirst()))
    #expect(run.status == 0, "the same figures again are no question")
  }

  /// A script has nobody who could be asked.
  @Test func withoutATerminalNothingIsAsked() throws {
    let run = try folder.run("count", at: "hall", Array(Self.count.dropFirst()))
    #expect(run.status == 3 && !run.errors.contains("确实如此吗") && run.errors.contains("--confirm"))
  }
}
