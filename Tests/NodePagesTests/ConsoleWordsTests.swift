import ElectionRecord
import ElectionReports
import Testing

@testable import NodePages

/// What a console says is said on pages in their own words.
@Suite struct ConsoleWordsTests {
  private static let verbs = [
    verb(["register", "add"], "补登：由两人把漏登的人列入", "Add a voter: by two", [("--insist", "仍然补登", "Add all the same")]),
    verb(["paper-in"], "补录纸质名册", "Enter the list on paper", [("--yes", "录入；看过以后", "Record, once it was seen")]),
    verb(["count"], "录入点票（一个票箱）", "Enter a count", [("--kind", "哪一种", "Which")], values: ["box", "mixed"]),
    verb(["result", "show"], "结果：得票和门槛", "The result", []),
    verb(["objection"], "提出申诉", "File an objection", [("--kind", "申诉内容", "What it says")]),
  ]

  private static func verb(
    _ path: [String], _ zh: String, _ en: String, _ fields: [(String, String, String)],
    values: [String] = []
  ) -> PageVerb {
    PageVerb(
      path: path, places: [.hall], about: BilingualText(zh: zh, en: en), effect: .record,
      fields: fields.map { name, zh, en in
        .init(
          name: name, kind: .flag, about: BilingualText(zh: zh, en: en), isRequired: false, isRepeating: false,
          values: values.map { PageVerb.Choice($0, BilingualText(zh: $0, en: $0)) }, standard: "")
      }
    ) { _, _ throws(Refusal) in throw .notHere }
  }

  private let words = ConsoleWords(
    verbs, addresses: ["/acts/register/add", "/acts/paper-in", "/acts/count", "/acts/result/show", "/cases"])

  private func shown(_ text: String, _ language: Language, fields: [String: String] = [:]) -> String {
    words.markup(text, Speaker(language: language), fields: fields).html
  }

  @Test(arguments: [
    ("先用 register add 补登。", "先用 <a href=\"/acts/register/add\">“补登”</a> 补登。"),
    ("加 --insist 再输一次。", "加 “仍然补登” 再输一次。"), ("加 --unheard-of 再输。", "加 --unheard-of 再输。"),
    // What it means depends on the form.
    ("result next --kind general", "result next --kind general"),
    ("用 count --kind mixed 录入", "用 <a href=\"/acts/count?--kind=mixed\">“录入点票”</a> 录入"),
    ("用 count --kind 17", "用 <a href=\"/acts/count\">“录入点票”</a> --kind 17"),
    ("见 result。", "见 <a href=\"/acts/result/show\">“结果”</a>。"),
    ("说明用：ballotsync count --yes", "说明用：<a href=\"/acts/count\">“录入点票”</a> “录入”"),
    ("count.csv 和 account、a/count", "count.csv 和 account、a/count"), ("看争议（cases）", "看争议（<a href=\"/cases\">“争议”</a>）"),
    ("用 void 撤销", "用 void 撤销"), ("", ""), ("<b>&count", "&lt;b&gt;&amp;<a href=\"/acts/count\">“录入点票”</a>"),
  ])
  func chineseTexts(_ text: String, _ expected: String) { #expect(shown(text, .zh) == expected) }

  /// A single English word may be no verb at all.
  @Test(arguments: [
    (
      "Check the count, then paper-in it.",
      "Check the count, then <a href=\"/acts/paper-in\">“Enter the list on paper”</a> it."
    ),
    ("Use count 17.", "Use <a href=\"/acts/count\">“Enter a count”</a> 17."),
    (
      "Use register add with --insist.", "Use <a href=\"/acts/register/add\">“Add a voter”</a> with “Add all the same”."
    ),
    ("See the register.", "See the register."),
  ])
  func englishTexts(_ text: String, _ expected: String) { #expect(shown(text, .en) == expected) }

  @Test func theFormBesideItGoesFirst() {
    #expect(shown("加 --insist 再输", .zh, fields: ["--insist": "坚持裁定"]) == "加 “坚持裁定” 再输")
    let codes = ["refuse": "不予计入", "accept": "准予计入"]
    #expect(shown("建议：refuse 不予计入。再裁定 accept，", .zh, fields: codes) == "建议：不予计入。再裁定 准予计入，")
    #expect(
      shown("They refuse to accept it.", .en, fields: ["refuse": "refuse", "accept": "count it"])
        == "They refuse to accept it.")
  }
}

extension Refusal {
  fileprivate static let notHere = Refusal("notHere", zh: "不在这里", en: "not here")
}
