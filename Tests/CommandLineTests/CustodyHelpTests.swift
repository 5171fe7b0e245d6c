import Foundation
import Testing

@Suite struct CustodyHelpTests {
  static let actions = ["status", "seal", "hand-over", "night", "receive", "open", "replace-seal"]

  @Test(arguments: actions) func everyActionHasHelpWithAnExampleInBothLanguages(_ action: String) throws {
    let run = try Program.run(["custody", action, "--help"])
    #expect(run.status == 0)
    // The usage, which comes after the example, names the command too.
    let example = run.output.components(separatedBy: "例 Example").last?.components(separatedBy: "USAGE").first
    #expect(example?.contains("ballotsync custody \(action)") == true)
    #expect(run.output.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) })
  }

  @Test(
    arguments: [
      ["custody", "seal", "--seal", "A"], ["custody", "seal", "--day", "2010-02-30", "--seal", "A"],
      ["custody", "hand-over", "--day", "2010-03-14", "--from", "甲"], ["paper-in", "list.csv", "--by", "甲"],
      ["paper-in", "list.csv", "--by", "甲", "--day", "2010-03-14", "--used", "many"],
    ])
  func whatIsMissingOrNonsenseIsAMatterOfUsage(_ arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }
}
