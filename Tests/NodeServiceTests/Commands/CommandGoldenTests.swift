import ElectionRecord
import Foundation
import GoldenFiles
import NodeService
import Testing

@Suite struct CommandGoldenTests {
  @Test func everyVerbsJSONIsAsAgreed() throws {
    for step in try CommandScript.run(.zh) {
      try Golden.expect(step.reply.json + "\n", is: "Commands/\(step.name).json")
    }
  }

  @Test(arguments: Language.allCases) func everyAnswerReadsAsReviewed(_ language: Language) throws {
    let transcript = try CommandScript.run(language).map { step in
      "== \(step.name) (\(step.reply.exitStatus)\(step.reply.isError ? ", error" : ""))\n\(step.reply.text)"
    }
    try Golden.expect(transcript.joined(separator: "\n"), is: "Commands/transcript.\(language.rawValue).txt")
  }

  @Test func theLanguageChangesNothingButMessages() throws {
    for (zh, en) in zip(try CommandScript.run(.zh), try CommandScript.run(.en)) {
      #expect(try zh.reply.jsonWithoutMessages == en.reply.jsonWithoutMessages, "\(zh.name)")
      #expect(zh.reply.exitStatus == en.reply.exitStatus, "\(zh.name)")
    }
  }

  @Test func statusAndReportsNameNoVoter() throws {
    let publicFiles = [
      "status-site", "status-hall", "cases", "cases-ruled", "reconcile", "facts", "export-journals", "import-stick",
      "rule", "turnout", "report",
    ]
    for step in try CommandScript.run(.zh) where publicFiles.contains(step.name) {
      let texts =
        [step.reply.text, step.reply.json] + step.reply.files.map { String(decoding: $0.bytes, as: UTF8.self) }
      #expect(!texts.contains { $0.contains("欧阳") }, "\(step.name)")
    }
  }

  /// Whoever only looks sees what a reconciliation would record.
  @Test func theReportIsWhatAReconciliationRecords() throws {
    let steps = try CommandScript.run(.zh)
    let shown = try #require(steps.first { $0.name == "report" })
    let recorded = try #require(steps.first { $0.name == "reconcile-incomplete" })
    #expect(shown.reply.text == recorded.reply.text && !shown.reply.text.isEmpty)
  }

  @Test func aRepeatedRequestGetsTheFirstReceipt() throws {
    let steps = try CommandScript.run(.zh)
    let first = try #require(steps.first { $0.name == "cast" })
    let second = try #require(steps.first { $0.name == "cast-repeated" })
    #expect(first.reply == second.reply)
  }
}

extension CommandReply {
  /// The object without the texts for people.
  var jsonWithoutMessages: NSDictionary {
    get throws {
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
      return Self.withoutMessages(object) as? NSDictionary ?? [:]
    }
  }

  /// `message` members are in the reader's language, wherever they stand.
  private static func withoutMessages(_ value: Any) -> Any {
    switch value {
    case let object as [String: Any]: object.filter { $0.key != "message" }.mapValues(withoutMessages) as NSDictionary
    case let array as [Any]: array.map(withoutMessages) as NSArray
    default: value
    }
  }
}
