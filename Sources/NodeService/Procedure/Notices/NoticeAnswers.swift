public import ElectionRecord
import ElectionReports

/// A notice to make, and whether it was posted.
public struct NoticeOrder: Codable, Equatable, Sendable {
  public let kind: NoticeKind
  /// The day that the notice carries.
  public let day: CalendarDay
  /// Where it hangs.
  public let place: String
  /// Whether its posting is recorded.
  public let isPosted: Bool

  public init(kind: NoticeKind, day: CalendarDay, place: String, isPosted: Bool) {
    self.kind = kind
    self.day = day
    self.place = place
    self.isPosted = isPosted
  }
}

/// A form to make.
public enum FormOrder: Codable, Equatable, Sendable {
  /// 选举结果报告单.
  case result(poll: PollID)
  /// 选民领票签名册, of one site or of all.
  case signingRoll(site: SiteID?)
  /// 封箱单.
  case closingSlip(site: SiteID)
}

extension Node {
  func noticeAnswer(_ order: NoticeOrder, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    let facts = try noticeFacts(context)
    let page = Notice.render(order.kind, facts: facts, day: order.day, language: context.say.language)
    var digest = Digest32(sha256: Array(page.utf8))
    let name = context.say(Wording.name(order.kind))
    var lines = [
      context.say("公告第 \(order.kind.number) 号（\(name)）已生成。", "Notice \(order.kind.number) (\(name)) is made.")
    ]
    if order.isPosted {
      let figures = order.kind == .result ? facts.report?.figuresGiven ?? [] : []
      let notice = NoticePosted(order.kind, day: order.day, place: order.place, page: digest, figures: figures)
      try failing { () throws(NodeError) in
        try checkTexts([order.place])
        let entries = try record([.calendar(.notice(notice))], request: context.request)
        // What a repeated request posted, though the page may say more by now.
        if case .procedure(.calendar(.notice(let posted))) = try bodies(of: entries).first {
          digest = posted.page ?? digest
        }
      }
      lines.append(context.say("已记录张贴：\(order.day)。", "Its posting on \(order.day) is recorded."))
    }
    var answer = CommandAnswer(
      [
        "outcome": "done", "notice": .integer(order.kind.number), "kind": .string(order.kind.rawValue),
        "posted": .bool(order.isPosted), "page": .string(digest.hex),
      ], lines)
    answer.html = page
    return answer
  }

  func formAnswer(_ order: FormOrder, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    let language = context.say.language
    let page: String
    switch order {
    case .result(let poll):
      let report = try failing { () throws(NodeError) in try self.report(poll: poll) }
      page = ElectionForm.result(report, election: election, language: language)
    case .signingRoll(let site): page = try signingRoll(site, context)
    case .closingSlip(let site): page = try closingSlip(site, language)
    }
    var answer = doneAnswer(context, zh: "表册已生成。", en: "The form is made.")
    answer.html = page
    return answer
  }

  private func signingRoll(_ site: SiteID?, _ context: CommandContext) throws(CommandFailure) -> String {
    guard let id = site ?? self.site, let place = election.siteIndex(id) else {
      throw .node(.unknownSite(site?.rawValue ?? ""))
    }
    let own = try noticeFacts(context).voters.filter { voter in
      RightsRule.location(of: voter.number, in: register) == .site(place)
    }
    return ElectionForm.signingRoll(site: id, voters: own, election: election, language: context.say.language)
  }

  private func closingSlip(_ site: SiteID, _ language: Language) throws(CommandFailure) -> String {
    let report = try failing { () throws(NodeError) in try self.report() }
    guard let account = report.accounts.first(where: { $0.site == site }),
      let journal = report.completeness.last(where: { $0.site == site })
    else { throw .node(.unknownSite(site.rawValue)) }
    let head = JournalHead(device: journal.device, size: journal.size, root: journal.root)
    return ElectionForm.closingSlip(account, head: head, election: election, language: language)
  }
}
