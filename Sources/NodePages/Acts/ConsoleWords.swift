import ElectionRecord
import ElectionReports

/// What a console's words are on pages: a verb becomes the way to its page, and an option the label of its field.
///
/// The texts of refusals and of next steps are the console's own, so that both say the same.
struct ConsoleWords: Sendable {
  private struct Page: Sendable {
    let address: String
    let name: BilingualText
    /// What may stand behind the verb and is chosen on the page: values by option.
    var choices: [String: Set<String>] = [:]
  }

  /// Pages by the verb that they carry out.
  private let pages: [String: Page]
  /// First words of verbs of two: behind them another word may follow that has no page.
  private let groups: Set<String>
  /// Labels by option, hyphens included, of options that mean one thing wherever they stand.
  private let labels: [String: BilingualText]

  /// - Parameter addresses: Those of this node; what it has no page for stays as it is.
  init(_ verbs: [PageVerb], addresses: Set<String>) {
    let acts = verbs.flatMap { verb in
      let choices = verb.fields.map { ($0.name, Set($0.values.map(\.value))) }
      let page = Page(
        address: verb.address, name: verb.about.head, choices: Dictionary(choices) { first, _ in first })
      return verb.titles.map { ($0, page) }
    }
    groups = Set(verbs.filter { $0.path.count > 1 }.map { $0.path[0] })
    let own = Self.own.flatMap { page, verbs in verbs.map { ($0, page) } }
    pages = Dictionary((own + acts).filter { addresses.contains($0.1.address) }) { first, _ in first }
    let options = verbs.flatMap(\.fields).filter { $0.kind != .argument }.map { ($0.name, $0.about.head) }
    labels = Dictionary(grouping: options, by: \.0).compactMapValues { fields in
      fields.allSatisfy { $0.1 == fields[0].1 } ? fields[0].1 : nil
    }
  }

  /// Pages that carry out several verbs.
  private static let own: [(page: Page, verbs: [String])] = [
    (Page(address: "/desk", name: BilingualText(zh: "发票", en: "the desk")), ["cast", "void", "replace", "voter"]),
    (Page(address: "/desk", name: BilingualText(zh: "发票”的 F9“问会场", en: "F9 at the desk")), ["ask"]),
    (Page(address: "/cases", name: BilingualText(zh: "争议", en: "the cases")), ["cases", "rule"]),
    (Page(address: "/board", name: BilingualText(zh: "全场", en: "the board")), ["status"]),
    (Page(address: "/plan", name: BilingualText(zh: "日程", en: "the plan")), ["plan"]),
    (Page(address: "/count", name: BilingualText(zh: "计票", en: "the count")), ["tally enter", "tally status"]),
    (Page(address: "/enrol", name: BilingualText(zh: "登记电脑", en: "enrolment")), ["invite"]),
    (Page(address: "/stick", name: BilingualText(zh: "U 盘", en: "the stick")), ["export", "import"]),
    (Page(address: "/stick", name: BilingualText(zh: "联网自动同步", en: "synchronising")), ["sync"]),
  ]

  /// A text of the console as a page shows it.
  ///
  /// - Parameter fields: Labels of the form that stands beside it, by option or code: they go before others'.
  func markup(_ text: String, _ say: Speaker, fields: [String: String] = [:]) -> Markup {
    var out: Markup = ""
    var pieces = Self.pieces(of: text)[...]
    while let piece = pieces.popFirst() {
      if let name = fields[piece], !piece.hasPrefix("--"), say.language == .zh {
        // A code beside its name is left out.
        if pieces.first.map({ $0.hasPrefix(" " + name) }) ?? false {
          pieces[pieces.startIndex] = String(pieces[pieces.startIndex].dropFirst())
        } else {
          out += Markup(text: name)
        }
      } else if piece.hasPrefix("--"), let label = fields[piece] ?? labels[piece].map({ say($0) }) {
        out += Markup(text: "“\(label)”")
      } else if piece == "ballotsync", pieces.first == " ", pieces.dropFirst().first.map({ pages[$0] != nil }) ?? false
      {
        pieces.removeFirst()
      } else if pieces.first == " ", let page = pieces.dropFirst().first.flatMap({ pages["\(piece) \($0)"] }) {
        pieces.removeFirst(2)
        out += Self.link(page, Self.chosen(of: page, &pieces), say)
      } else if let page = pages[piece],
        say.language == .zh || piece.contains("-") || Self.isNumber(behind: pieces),
        !groups.contains(piece) || !Self.isWord(behind: pieces)
      {
        // In English a single word may be no verb at all.
        out += Self.link(page, Self.chosen(of: page, &pieces), say)
      } else {
        out += Markup(text: piece)
      }
    }
    return out
  }

  private static func isNumber(behind pieces: ArraySlice<String>) -> Bool {
    pieces.first == " " && pieces.dropFirst().first?.first?.isNumber ?? false
  }

  private static func isWord(behind pieces: ArraySlice<String>) -> Bool {
    pieces.first == " " && pieces.dropFirst().first?.first?.isLetter ?? false
      && pieces.dropFirst().first?.first?.isASCII ?? false
  }

  private static func link(_ page: Page, _ query: String, _ say: Speaker) -> Markup {
    "<a href=\"\(page.address)\(query)\">“\(say(page.name))”</a>"
  }

  /// What stands behind a verb and can be chosen on its page, as the query that chooses it: never a voter.
  private static func chosen(of page: Page, _ pieces: inout ArraySlice<String>) -> String {
    var query = ""
    while pieces.count >= 4 {
      let next = Array(pieces.prefix(4))
      guard next[0] == " ", next[2] == " ", page.choices[next[1]]?.contains(next[3]) ?? false else { break }
      query += (query.isEmpty ? "?" : "&") + "\(next[1])=\(next[3])"
      pieces.removeFirst(4)
    }
    return query
  }

  /// Words of the console and what stands between them, in order.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var isInWord = false
    for character in text {
      let isOfWord = character.isASCII && (character.isLetter || character.isNumber || "-_./=".contains(character))
      if isOfWord == isInWord, !pieces.isEmpty {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append("\(character)")
      }
      isInWord = isOfWord
    }
    // A stop at the end belongs to the sentence.
    return pieces.flatMap { $0.hasSuffix(".") && $0.count > 1 ? [String($0.dropLast()), "."] : [$0] }
  }
}

extension BilingualText {
  /// What comes before the first stop: a label without what explains it.
  var head: BilingualText {
    func head(_ text: String) -> String { String(text.prefix { !"；：，。（;:.(".contains($0) }).trimmed }
    return BilingualText(zh: head(zh), en: head(en))
  }
}
