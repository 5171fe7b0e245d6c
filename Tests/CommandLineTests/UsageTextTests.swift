import Foundation
import Testing

/// A wrong command line is answered in the reader's language alone.
@Suite struct UsageTextTests {
  /// Every form of error that the reader of command lines has, and some of the verbs' own.
  static let wrong: [[String]] = [
    ["cast"], ["cast", "17", "18"], ["cast", "17", "--nonsense"], ["cast", "17", "--envelop", "E"], ["cast", "方学全"],
    ["cast", "17", "--proxy"], ["status", "--json=yes"], ["status", "--lang", "fr"], ["no-such-verb"], ["open"],
    ["custody", "receive"], ["open", "--papers", "many", "--officer", "甲", "--officer", "乙"], ["export"],
    ["amend", "3"], ["count", "--contest", "chair", "--votes", "nobody"], ["explain", "x", "--text", "y"],
    ["notice", "x", "--day", "2010-01-01", "--html", "x"], ["notice", "roll", "--day", "2010-13-01", "--html", "x"],
    ["form", "closing", "--html", "x"], ["rule", "--voter", "3", "--decision", "maybe", "--reason", "x"],
    ["rule", "--reason", "x"], ["serve", "--listen", "x"], ["serve", "--log", "loud"],
    ["serve", "--local-port", "0"], ["sync", "--hall", "x"], ["init", "--election", "x", "--address", "0.0.0.0:1"],
    ["init", "--election", "x", "--policy", "none"], ["invite"], ["join", "--data", "x"],
    ["verify", "x", "--code", "y"],
    ["staff", "appoint", "甲", "--role", "king", "--day", "2010-01-01"], ["void", "HBA-0017", "--reason", "x"],
  ]

  private func words(_ text: String) -> [Substring] {
    var text = text
    // What is typed, and what stands for it, is the same in every language.
    for pattern in [/“[^”]*”/, /<[^>]*>/, /'[^']*'/, /ballotsync [^。\n]*/] as [Regex<Substring>] {
      text = text.replacing(pattern, with: "")
    }
    let runs = text.split { !$0.isASCII || $0.isWhitespace || ",.;()|/".contains($0) }
    return runs.filter { run in
      run.count >= 3 && run.dropFirst().allSatisfy { $0.isLowercase && $0.isLetter } && run.first?.isLetter == true
    }
  }

  @Test(arguments: wrong) func aChineseReaderReadsChinese(_ arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.status == 2, "\(run.errors)")
    let lines = run.errors.split(separator: "\n")
    #expect(lines.first == "用法不对，请对照下面的说明。")
    let text = lines.filter { !$0.hasPrefix("用法：") && !$0.hasPrefix("  详见：") && !$0.hasPrefix("  - ") }
      .joined(separator: "\n")
    #expect(words(text).filter { !Self.codes.contains(String($0)) }.isEmpty, "\(words(text)): \(run.errors)")
    #expect(text.contains("错误："))
  }

  /// What is written as it is in every language.
  private static let codes: Set<String> = [
    "asProposed", "accept", "refuse", "acknowledge", "assigned", "shared", "debug", "info", "warning", "error",
    "reconcile", "committee", "registration", "roll", "representatives", "nomination", "staff", "proxies", "result",
    "caller", "teller", "scrutineer", "custodian", "observer", "adviser", "supervisors",
  ]

  @Test(arguments: wrong) func anEnglishReaderReadsNoChinese(_ arguments: [String]) throws {
    let run = try Program.run(arguments, environment: ["BALLOTSYNC_LANG": "en"])
    #expect(run.status == 2)
    let error = try #require(run.errors.split(separator: "\n").first { $0.hasPrefix("Error: ") })
    let chinese = error.unicodeScalars.filter { (0x4e00...0x9fff).contains($0.value) }
    #expect(chinese.isEmpty || arguments.contains { error.contains($0) && $0.contains("方") }, "\(error)")
  }

  @Test func theVotesOfAContestArePutRightWithAnotherVerb() throws {
    let run = try Program.run(["correct", "count", "--contest", "chair", "--votes", "甲=1", "--reason", "x"])
    #expect(run.status == 2 && run.errors.contains("correct contest"), "\(run.errors)")
    #expect(!(try Program.run(["correct", "count"]).errors.contains("correct contest")))
    #expect(try Program.run(["notice-text", "户代表"]).status == 0)
  }

  /// A voter is marked by number alone.
  @Test(arguments: [
    ["cast"], ["void", "--reason", "x"], ["replace", "--reason", "x"], ["ask"], ["amend", "--struck-off"],
  ])
  func aNameOrACardIsAnsweredWithHowToFindTheVoter(_ verb: [String]) throws {
    for typed in ["方学全", "HBA-0017", "fang"] {
      let run = try Program.run([verb[0], typed] + verb.dropFirst())
      #expect(run.status == 2)
      #expect(run.errors.contains("ballotsync voter \(typed)"), "\(run.errors)")
    }
  }
}
