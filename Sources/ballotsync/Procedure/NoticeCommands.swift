import ArgumentParser
import ElectionRecord
import ElectionReports
import Foundation
import NodeService

/// Pages on paper, in the order of the help.
enum NoticeVerbs {
  static var all: [any ParsableCommand.Type] {
    [NoticeCommand.self, NoticeTextCommand.self, FormCommand.self]
  }
}

/// 公告.
struct NoticeCommand: RecordingVerb {
  static let configuration = help(
    "notice", zh: "生成十八种公告之一，可打印张贴，并记录张贴。", en: "Make one of the eighteen notices, and record its posting.",
    example: "ballotsync notice roll --data hall --html roll.html --posted --day 2010-02-20 --place 社区公告栏")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var page: PageOptions

  @Argument(
    help: ArgumentHelp(
      "公告的代码、名称或号数：\(NoticeKind.list)。 Which one.", valueName: "NOTICE"))
  var kind: NoticeKind

  @Option(help: ArgumentHelp("落款日期。 The day it carries.", valueName: "YYYY-MM-DD")) var day: CalendarDay
  @Option(help: ArgumentHelp("张贴地点。 Where it hangs.", valueName: "TEXT")) var place = ""
  @Option(
    help: ArgumentHelp(
      "每天的起止时间，用于选举资料没有写的投票点。 From when to when sites are open that the election's file does not say it of.",
      valueName: "TEXT"))
  var hours: String?
  @Flag(help: "已张贴，记入日程。 It was posted: record that.") var posted = false

  var requestName: RequestID? { posted ? recording.request.drawn : nil }

  func command() -> any NodeCommand {
    posted
      ? PostNotice(kind, day: day, place: place, hours: hours) : MakeNotice(kind, day: day, hours: hours)
  }

  func keep(_ reply: CommandReply) throws {
    if let html = reply.html { try page.write(html) }
  }
}

/// 公告文字.
struct NoticeTextCommand: ParsableCommand {
  static let configuration = help(
    "notice-text", zh: "打印一种公告或表册的文字，改写后放在选举资料目录里，就替换程序的文字。",
    en: "Print the text of a notice or form, to change it and keep it in the election's folder in the program's place.",
    example: "ballotsync notice-text result > election/\(NoticeFiles.name(.notice(.result), .zh))")

  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp("语言；默认 zh，或 $BALLOTSYNC_LANG。 The language of the text.", valueName: "zh|en"))
  var lang: Language?

  @Argument(
    help: ArgumentHelp("公告的代码、名称或号数：\(NoticeKind.list)；表册：\(WordedPage.forms)。 Which one.", valueName: "NOTICE"))
  var page: WordedPage

  func run() throws {
    try Terminal.answer(NoticeTemplate.starter(page, lang ?? OutputOptions.languageDefault))
  }
}

extension WordedPage: ExpressibleByArgument {
  fileprivate static let forms = FormKind.allCases.map { "\(WordedPage.form($0).code) \($0.name.zh)" }
    .joined(separator: "，")

  /// A form by its code, a notice by its code, name or number.
  package init?(argument: String) {
    let form = FormKind.allCases.map(WordedPage.form).first { $0.code == argument }
    guard let page = form ?? NoticeKind(argument: argument).map(WordedPage.notice) else { return nil }
    self = page
  }
}

/// 表册.
struct FormCommand: NodeVerb {
  enum Kind: String, NamedCode {
    case result, roll, closing, guide

    var name: BilingualText {
      switch self {
      case .result: BilingualText(zh: "结果报告单", en: "result")
      case .roll: BilingualText(zh: "签名册", en: "list for signing")
      case .closing: BilingualText(zh: "封箱单", en: "closing slip")
      case .guide: BilingualText(zh: "一页指南", en: "guide on one page")
      }
    }
  }

  static let configuration = help(
    "form", zh: "生成表册：结果报告单、选民领票签名册、封箱单、一页指南。",
    en: "Make a form: result, voters' list for signing, closing slip, guide on one page.",
    example: "ballotsync form roll --site R1 --html R1.html")

  @OptionGroup var common: CommonOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var poll: PollOption

  @Argument(
    help: ArgumentHelp(
      "哪一种表册：\(Kind.list)。 Which form.", valueName: "FORM"))
  var kind: Kind

  @Option(help: ArgumentHelp("投票点。 The site, for roll, closing and guide.", valueName: "SITE")) var site: SiteID?

  func validate() throws {
    if kind == .closing, site == nil { throw ValidationError("封箱单须写 --site。 closing needs --site.") }
  }

  func command() -> any NodeCommand {
    switch kind {
    case .result: MakeForm(.result(poll: poll.poll))
    case .roll: MakeForm(.signingRoll(site: site))
    case .closing: MakeForm(.closingSlip(site: site ?? .none))
    case .guide: MakeForm(.guide(site: site))
    }
  }

  func keep(_ reply: CommandReply) throws {
    if let html = reply.html { try page.write(html) }
  }
}
