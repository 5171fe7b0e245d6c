import ElectionRecord
import GoldenFiles
import NodeService
import Testing

/// Custody of boxes and marks from paper, as machines and people are told of them.
@Suite struct BoxAndPaperGoldenTests {
  static let scripts: [(name: String, run: @Sendable (Language) throws -> [CommandScript.Step])] = [
    ("custody", { try CustodyScript.run($0) }), ("paper", { try PaperScript.run($0) }),
  ]

  @Test(arguments: scripts.indices) func theJSONIsAsAgreed(_ index: Int) throws {
    let (name, run) = Self.scripts[index]
    let lines = try run(.zh).map { "\($0.name) \($0.reply.json)\n" }
    try Golden.expect(lines.joined(), is: "Commands/\(name).json.txt")
  }

  @Test(arguments: scripts.indices, Language.allCases)
  func everyAnswerReadsAsReviewed(_ index: Int, _ language: Language) throws {
    let (name, run) = Self.scripts[index]
    let transcript = try run(language).map { step in
      "== \(step.name) (\(step.reply.exitStatus)\(step.reply.isError ? ", error" : ""))\n\(step.reply.text)"
    }
    try Golden.expect(transcript.joined(separator: "\n"), is: "Commands/\(name).\(language.rawValue).txt")
  }

  @Test(arguments: scripts.indices) func theLanguageChangesNothingButMessages(_ index: Int) throws {
    let run = Self.scripts[index].run
    for (zh, en) in zip(try run(.zh), try run(.en)) {
      #expect(try zh.reply.jsonWithoutMessages == en.reply.jsonWithoutMessages, "\(zh.name)")
      #expect(zh.reply.exitStatus == en.reply.exitStatus, "\(zh.name)")
    }
  }

  @Test func namesAreOnThePersonsOwnScreenOnly() throws {
    let shown = ["preview", "preview-strays", "voter", "mark"]
    for step in try PaperScript.run(.zh) where !shown.contains(step.name) {
      #expect(!step.reply.text.contains("欧阳"), "\(step.name)")
    }
    for step in try PaperScript.run(.zh) where step.name != "voter" {
      #expect(!step.reply.json.contains("欧阳"), "\(step.name)")
    }
  }
}
