import ElectionRecord
import ElectionReports
import NodeService

/// 补登: whoever `register check` found to be right, each with the way to the form that adds the person, filled in. No
/// name stands in an address.
struct LateRegistrations: Decodable {
  private struct Row: Decodable {
    let line: Int
    /// The columns, as the form of `register add` calls its fields.
    let columns: [String: String]
    let questions: [String]
  }

  private let acceptedRows: [Row]

  /// Nothing for the answer of any other verb.
  static func markup(_ reply: CommandReply, _ visit: PageVisit) -> Markup {
    guard let rows = reply.read(LateRegistrations.self)?.acceptedRows, !rows.isEmpty else { return "" }
    let say = visit.say
    let add = Form(visit, "/acts/register/add")
    let items = rows.map { row -> Markup in
      let who = ["name", "born"].compactMap { row.columns[$0] }.joined(separator: say("　", ", "))
      let columns = row.columns.sorted { $0.key < $1.key }.map { ("--" + $0.key, $0.value) }
      let button = add.button(
        say("补登…", "Add…"), kind: row.questions.isEmpty ? .main : .plain,
        hidden: columns + [(ActPages.filled, "yes")])
      return "<li><strong>\(say("第 \(row.line) 行　", "line \(row.line): "))\(who)</strong>\(button)</li>\n"
    }
    return "<ul class=\"late\">\(items.joined())</ul>\n"
  }
}
