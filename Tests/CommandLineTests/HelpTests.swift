import Foundation
import Testing

@Suite struct HelpTests {
  static let verbs = [
    "demo", "init", "invite", "join", "serve", "open", "voter", "cast", "void", "replace", "ask", "close", "sync",
    "export",
    "import", "status", "cases", "rule", "explain", "count", "amend", "revoke", "reconcile", "declare", "verify",
    "rehearse", "record", "calendar", "register", "comply", "custody", "paper-in", "nominate", "staff", "proxy",
    "assist",
    "notice", "notice-text", "form", "publish", "archive", "tally", "result",
  ]

  @Test(arguments: verbs) func everyVerbHasHelpWithAnExampleInBothLanguages(_ verb: String) throws {
    let run = try Program.run([verb, "--help"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("例"))
    #expect(run.output.contains("ballotsync \(verb)"))
    let overview = try #require(run.output.split(separator: "\n").first)
    #expect(overview.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) })
    #expect(overview.contains { $0.isASCII && $0.isLowercase })
  }

  @Test func theProgramListsEveryVerb() throws {
    let run = try Program.run(["--help"])
    #expect(run.status == 0)
    for verb in Self.verbs { #expect(run.output.contains("  \(verb) "), "\(verb)") }
  }
}
