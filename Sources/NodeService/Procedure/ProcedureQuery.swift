public import ElectionRecord
import ElectionReports

/// What a person or a script wants to see of the procedure: one case a view.
public enum ProcedureQuery: Codable, Equatable, Sendable {
  /// 日程: every event of the calendar in the order of its day.
  case calendar
  /// 选民登记: what it came to; with a number, that voter's history.
  case registration(voter: RollNumber?)
  /// 提名: forms, nominees and lists of each office.
  case nomination
  /// 工作人员.
  case staff
  /// 委托投票与代写.
  case proxies
  /// 公告.
  case notice(NoticeOrder)
  /// 表册.
  case form(FormOrder)
  /// 唱票计票: sessions, batches and where their tallies stand.
  case counting
  /// 计票单: one batch with the marks of a keying, or empty; `html` asks for the page.
  case tallySheet(batch: String, keying: Int?, html: Bool)
  /// How the rules judge a paper; nothing is recorded.
  case judge(DescribedPaper)
  /// 选举结果 with its working.
  case result(poll: PollID)
  /// The election that a result asks for.
  case nextElection(ElectionType, day: CalendarDay, poll: PollID)
  /// 票箱交接: one box, or every box whose custody is kept.
  case custody(site: SiteID?)
  /// 补录: every batch of marks from paper.
  case paper
  /// 合规检查: everything against the election's rules; `html` asks for the page too.
  case compliance(html: Bool)
}

extension Node {
  func answerProcedure(
    _ query: ProcedureQuery, _ context: CommandContext
  ) throws(CommandFailure) -> CommandAnswer {
    switch query {
    case .calendar: calendarAnswer(context)
    case .registration(let voter): registrationAnswer(voter, context)
    case .nomination: nominationAnswer(context)
    case .staff: staffAnswer(context)
    case .proxies: try proxyAnswer(context)
    case .notice(let order): try noticeAnswer(order, context)
    case .form(let order): try formAnswer(order, context)
    case .counting: countingAnswer(context)
    case .tallySheet(let batch, let keying, let html):
      try tallySheetAnswer(batch, keying: keying, html: html, context)
    case .judge(let paper): try judgeAnswer(paper, context)
    case .result(let poll): try resultAnswer(poll, context)
    case .nextElection(let kind, let day, let poll):
      try nextElectionAnswer(kind, day: day, poll: poll, context)
    case .custody(let site): try custodyAnswer(site, context)
    case .paper: paperBatchesAnswer(context)
    case .compliance(let html): try complianceAnswer(html: html, context)
    }
  }

  func recordAnswer(
    _ records: [ProcedureRecord], poll: PollID, _ context: CommandContext
  ) throws(CommandFailure) -> CommandAnswer {
    let entries = try failing { () throws(NodeError) in try record(records, poll: poll, request: context.request) }
    return CommandAnswer(
      ["outcome": "done", "entries": .array(entries.map(AnswerParts.entry))],
      [context.say("已记录 \(entries.count) 条。", "Recorded: \(entries.count).")])
  }
}
