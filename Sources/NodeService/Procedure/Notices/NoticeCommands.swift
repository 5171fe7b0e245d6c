package import ElectionRecord
import ElectionReports

/// 公告: a notice as a page to post.
package struct MakeNotice: NodeView {
  package static let keys = ["procedure", "_0", "notice", "_0"]

  fileprivate let paper: NoticePaper

  /// - Parameters:
  ///   - day: The day that the notice carries.
  ///   - hours: When sites are open whose hours the election does not name.
  package init(_ kind: NoticeKind, day: CalendarDay, hours: String? = nil) {
    paper = NoticePaper(kind: kind, day: day, place: "", isPosted: false, hours: hours)
  }

  package init(from decoder: any Decoder) throws { paper = try NoticePaper(from: decoder, isPosted: false) }
  package func encode(to encoder: any Encoder) throws { try paper.encode(to: encoder) }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    try paper.page(node, context).answer(context)
  }
}

/// 张榜公布: a notice whose posting is recorded with the digest of its page.
package struct PostNotice: NodeCommand {
  package static let keys = MakeNotice.keys

  private let paper: NoticePaper

  /// - Parameters:
  ///   - place: Where it hangs; empty where nobody says.
  ///   - hours: As of ``MakeNotice``.
  package init(_ kind: NoticeKind, day: CalendarDay, place: String, hours: String? = nil) {
    paper = NoticePaper(kind: kind, day: day, place: place, isPosted: true, hours: hours)
  }

  package init(from decoder: any Decoder) throws { paper = try NoticePaper(from: decoder, isPosted: true) }
  package func encode(to encoder: any Encoder) throws { try paper.encode(to: encoder) }

  package var isRepeatable: Bool { false }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    var page = try paper.page(node.snapshot, context)
    guard page.gaps.isEmpty else { throw .noticeIncomplete(page.name, page.gaps) }
    let notice = NoticePosted(
      paper.kind, day: paper.day, place: paper.place, page: page.digest, figures: page.figures)
    try refusing { () throws(NodeError) in
      try node.checkTexts([paper.place, paper.hours ?? ""].filter { !$0.isEmpty })
      let entries = try node.record([.calendar(.notice(notice))], request: context.request)
      // What a repeated request posted, though the page may say more by now.
      if case .procedure(.calendar(.notice(let posted))) = try node.bodies(of: entries).first, let first = posted.page {
        page.digest = first
      }
    }
    return page.answer(context)
  }
}

/// Which notice, and whether it was posted.
private struct NoticePaper: Codable, Equatable, Sendable {
  let kind: NoticeKind
  let day: CalendarDay
  let place: String
  let isPosted: Bool
  let hours: String?
}

extension NoticePaper {
  /// - Throws: `DecodingError` too where it is the other of the two.
  init(from decoder: any Decoder, isPosted: Bool) throws {
    self = try NoticePaper(from: decoder)
    guard self.isPosted == isPosted else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "isPosted"))
    }
  }

  func page(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> NoticePage {
    var facts = try node.noticeFacts(kind, on: day, context)
    facts.hours = hours.flatMap { PlainText.isBlank($0) ? nil : $0 }
    let language = context.say.language
    let template = try context.noticeFiles(of: node.election).template(.notice(kind), language)
    let notice = Notice(kind, facts: facts, template: template, day: day, language: language)
    let html = notice.html
    let figures = kind == .result ? facts.report?.figuresGiven ?? [] : []
    return NoticePage(
      paper: self, name: Wording.name(kind, in: node.election.mode), gaps: notice.gaps.map(\.text), html: html,
      digest: Digest32(sha256: Array(html.utf8)),
      figures: figures.filter(notice.gives))
  }
}

extension CommandContext {
  /// The election's own texts of notices; none where there is no data directory.
  func noticeFiles(of election: Election) throws(Refusal) -> NoticeFiles {
    guard let data else { return .empty }
    return try refusing { () throws(ElectionFileError) in try NoticeFiles.load(data, for: election) }
  }
}

/// A notice that was made.
private struct NoticePage {
  let paper: NoticePaper
  let name: BilingualText
  let gaps: [BilingualText]
  let html: String
  /// SHA-256 of the page, or of the one that was posted first.
  var digest: Digest32
  let figures: [ResultFigure]

  func answer(_ context: CommandContext) -> CommandAnswer {
    let number = paper.kind.number
    let name = context.say(name)
    var answer = CommandAnswer(
      [
        "outcome": "done", "notice": .integer(number), "kind": .string(paper.kind.rawValue),
        "posted": .bool(paper.isPosted), "page": .string(digest.hex),
        "missing": .array(gaps.map { .string(context.say($0)) }),
      ], [context.say("公告第 \(number) 号（\(name)）已生成。", "Notice \(number) (\(name)) is made.")])
    if !gaps.isEmpty {
      let list = gaps.map { context.say($0) }.joined(separator: context.say("、", ", "))
      answer.lines.append(
        context.say(
          "这是草稿，不能张贴，还缺：\(list)。补录后再生成。",
          "This is a draft, not to be posted. Missing: \(list). Record it and make the notice again."))
    }
    if paper.isPosted {
      answer.lines.append(context.say("已记录张贴：\(paper.day)。", "Its posting on \(paper.day) is recorded."))
    }
    answer.html = html
    return answer
  }
}

extension Refusal {
  /// What hangs on the board would promise what is not in it.
  fileprivate static func noticeIncomplete(_ name: BilingualText, _ gaps: [BilingualText]) -> Refusal {
    Refusal(
      "noticeIncomplete",
      zh:
        "公告“\(name.zh)”还缺：\(gaps.map(\.zh).joined(separator: "、"))。没有记录张贴。请补录后再张贴；手写补全后张贴的，用 ballotsync record 记录张贴日期。",
      en:
        "The notice of \(name.en) still lacks: \(gaps.map(\.en).joined(separator: ", ")). No posting was recorded. Record "
        + "what is missing first; for one that was completed by hand, record its day with ballotsync record.")
  }
}
