import ElectionRecord
import GoldenFiles
import NodeService
import Testing

@testable import NodePages
@testable import ballotsync

/// The command line as forms: which verbs there are for whom, and that what is typed reaches the verb as it was typed.
@Suite struct PageVerbsTests {
  /// A person tells the fields of a form apart by their labels.
  @Test func noTwoFieldsOfAFormShareALabel() {
    for verb in verbs {
      for language in Language.allCases {
        let labels = verb.fields.map { $0.about.head.text(language) }
        let twice = labels.filter { label in labels.filter { $0 == label }.count > 1 }
        #expect(twice.isEmpty, "\(verb.title): \(twice)")
      }
    }
  }

  private let verbs = PageVerbs.all(data: "nowhere")

  private func verb(_ title: String) throws -> PageVerb { try #require(verbs.first { $0.title == title }) }

  private func fields(_ pairs: [(String, String)]) throws -> FormFields {
    func encoded(_ text: String) -> String {
      text.utf8.map { "%" + String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
    }
    return try #require(
      FormFields(Array(pairs.map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&").utf8)))
  }

  /// Who may do what at the pages, for review.
  @Test func whoMayDoWhatIsAsReviewed() throws {
    let lines = verbs.map { verb in
      let users = [Place.site, .hall].filter(verb.places.contains).map { place in
        let roles = Role.allCases.filter(verb.users(at: place).contains).map(\.rawValue)
        return "\(place): \(roles.joined(separator: " "))"
      }
      return "\(verb.title) [\(verb.effect)] \(users.joined(separator: "; "))"
    }
    try Golden.expect(lines.joined(separator: "\n") + "\n", is: "page-verbs.txt")
  }

  @Test func everyVerbHasItsWordsInBothLanguages() {
    for verb in verbs {
      #expect(verb.about.zh.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(verb.title)")
      #expect(!verb.about.en.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(verb.title): \(verb.about.en)")
      for field in verb.fields {
        #expect(
          !field.about.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) },
          "\(verb.title) \(field.name): \(field.about.en)")
      }
    }
  }

  /// People choose names; codes are for programs.
  @Test func everyCodeThatIsChosenHasAName() {
    let chosen = verbs.flatMap { verb in verb.fields.flatMap { field in field.values.map { (verb.title, field, $0) } } }
    #expect(chosen.count > 60)
    for (title, field, choice) in chosen {
      #expect(choice.name.zh.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(title) \(field.name): \(choice.value)")
      #expect(!field.about.zh.contains(choice.value), "\(title) \(field.name): \(field.about.zh)")
    }
  }

  @Test func daysArePicked() {
    let days = verbs.flatMap(\.fields).filter { ["--day", "--born"].contains($0.name) }
    #expect(days.count > 20 && days.allSatisfy { $0.input == .date })
  }

  @Test func noVerbOfAPageReadsOrWritesAFile() {
    for verb in verbs {
      #expect(verb.fields.allSatisfy { !["--data", "--html", "--out", "--pdf"].contains($0.name) }, "\(verb.title)")
    }
  }

  /// What stands in the field is the file's text, whatever it looks like.
  @Test(arguments: ["  - a: 1\n  - b: 2", "/etc/hostname", "--data=/etc"])
  func aFileOfTextComesWithThePage(_ text: String) throws {
    let count = try verb("count")
    let field = try #require(count.fields.first { $0.input == .file })
    let command = try count.command(count.typed(fields([(field.name, text)]), by: "王五", officers: []), false)
    #expect(command as? TakeCountFile == TakeCountFile(name: "点票文件", text: text + "\n"))
    let taking = verbs.filter { $0.valueBytesMax == FormFields.fileBytesMax }.map(\.title)
    #expect(taking == ["count", "record", "register check", "paper-in"])
  }

  @Test func aListIsRecordedOnceItWasConfirmed() throws {
    let paper = try verb("paper-in")
    let typed = paper.typed(
      try fields([("FILE", "17"), ("--by", "张三"), ("--day", "2010-03-14")]), by: "王五", officers: [])
    #expect(try [false, true].map { try paper.command(typed, $0).isRepeatable } == [true, false])
  }

  /// Whoever is signed in keys a list, and another one checks it: no form asks who they are.
  @Test func whoDoesItIsWhoIsSignedIn() throws {
    let paper = try verb("paper-in")
    let typed = paper.typed(try fields([("FILE", "17"), ("--by", "张三")]), by: "王五", officers: [])
    #expect(typed.arguments.filter { $0.hasPrefix("--by") } == ["--by=王五"])
    #expect(!paper.asked.contains { $0.name == "--by" })
    let receive = try verb("custody receive")
    #expect(receive.asked.contains { $0.name == "--by" })
  }

  @Test func whatIsTypedReachesTheCommand() throws {
    let open = try verb("open")
    let typed = try fields([("--papers", "３７０"), ("--seal", "A-17\nA-18"), ("--secret-place", "yes")])
    let command = try open.command(open.typed(typed, by: "王五", officers: ["张三", "李四"]), false)
    let expected = OpenSite(papers: 370, officers: ["张三", "李四"], seals: ["A-17", "A-18"], secretPlace: true)
    #expect(command as? OpenSite == expected)
  }

  /// A value is a value: it cannot become an option, nor another verb.
  @Test(arguments: ["--data=/etc", "-h", "--officer=王五", "--html=x", "--", "a --json"])
  func aValueStaysAValue(_ text: String) throws {
    let session = try verb("tally session")
    let typed = try fields([("ID", text), ("--caller", "甲"), ("--teller", "乙"), ("--scrutineer", text)])
    let arguments = session.typed(typed, by: "王五", officers: [])
    #expect(arguments.arguments.suffix(2) == ["--", text])
    let command = try session.command(arguments, false)
    let expected = CountSession(id: text, caller: "甲", teller: "乙", scrutineer: text)
    #expect(command as? RecordProcedure == RecordProcedure(.counting(.session(expected))))
  }

  @Test func whatIsMissingOrWrongIsSaidInWords() throws {
    let open = try verb("open")
    for pairs in [[], [("--papers", "many")], [("--papers", "1 2")]] as [[(String, String)]] {
      let typed = try fields(pairs + [("x", "")])
      #expect(throws: Refusal.self) { try open.command(open.typed(typed, by: "王五", officers: ["张三", "李四"]), false) }
    }
  }

  @Test func peopleOfOneNameAreAskedAbout() throws {
    let session = try verb("tally session")
    let typed = try fields([("ID", "A"), ("--caller", "张三"), ("--teller", "張三"), ("--scrutineer", "丙")])
    let arguments = session.typed(typed, by: "王五", officers: [])
    let refusal = #expect(throws: Refusal.self) { try session.command(arguments, false) }
    #expect(refusal?.code == "namesAlike")
    #expect(throws: Never.self) { try session.command(arguments, true) }
  }
}
