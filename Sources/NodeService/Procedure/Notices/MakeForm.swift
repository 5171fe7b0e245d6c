package import ElectionRecord
import ElectionReports

/// 表册: a form to sign or to keep.
package struct MakeForm: NodeView {
  /// Which one.
  package enum Form: Codable, Equatable, Sendable {
    /// 选举结果报告单.
    case result(poll: PollID)
    /// 选民领票签名册, of one site or of the own one.
    case signingRoll(site: SiteID?)
    /// 封箱单.
    case closingSlip(site: SiteID)
    /// 一页指南: the clerk's of a site, or the hall's own.
    case guide(site: SiteID?)
  }

  package static let keys = ["procedure", "_0", "form"]

  let form: Form

  private enum CodingKeys: String, CodingKey { case form = "_0" }

  package init(_ form: Form) { self.form = form }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    var answer = CommandAnswer.done(context, zh: "表册已生成。", en: "The form is made.")
    answer.html = try page(node, context)
    return answer
  }

  private func page(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> String {
    let language = context.say.language
    let files = try context.noticeFiles(of: node.election)
    switch form {
    case .result(let poll):
      let report = try refusing { () throws(NodeError) in try node.report(poll: poll) }
      return ElectionForm.result(
        report, annulled: report.voided(OutcomeBook(node.register).annulled), election: node.election,
        template: files.template(.form(.result), language), language: language)
    case .signingRoll(let site): return try signingRoll(site, node, context, files.template(.form(.roll), language))
    case .closingSlip(let site): return try closingSlip(site, node, context, files.template(.form(.closing), language))
    case .guide(let site):
      let place = site ?? node.site
      return GuideSheet.page(
        place == nil ? .hall : .clerk, place: place.map { context.say.site($0, in: node.election) },
        election: node.election, language: language)
    }
  }

  private func signingRoll(
    _ site: SiteID?, _ node: NodeSnapshot, _ context: CommandContext, _ template: NoticeTemplate?
  ) throws(Refusal) -> String {
    let election = node.election
    guard let id = site ?? node.site else { throw .siteOfFormMissing(election) }
    guard let place = election.siteIndex(id) else { throw NodeError.unknownSite(id.rawValue).refusal }
    let own = try node.votersOnRoll(context).filter { voter in
      RightsRule.location(of: voter.number, in: node.register) == .site(place)
    }
    return ElectionForm.signingRoll(
      site: id, voters: own, election: election, template: template, language: context.say.language)
  }

  /// The slip of one journal: a laptop's own, at the hall that of the site's last laptop.
  private func closingSlip(
    _ site: SiteID, _ node: NodeSnapshot, _ context: CommandContext, _ template: NoticeTemplate?
  ) throws(Refusal) -> String {
    let report = try refusing { () throws(NodeError) in try node.report() }
    let journals = report.completeness.filter { $0.site == site }
    let last = node.register.hall.devices(of: site).last { device in journals.contains { $0.device == device } }
    let device = node.site == site ? node.device : last
    guard let journal = journals.last(where: { $0.device == device }) ?? journals.last else {
      throw NodeError.unknownSite(site.rawValue).refusal
    }
    let account = node.register.journalAccount(of: journal.device, size: journal.size) ?? BallotAccount()
    let own = node.register.journals.last { $0.device == journal.device && $0.size == journal.size }
    let slip = ClosingSlip(
      site: site, account: account,
      // The account of a site is that of all its laptops.
      standing: journals.count > 1 ? account : report.accounts.first { $0.site == site }?.account ?? account,
      closing: own?.closing, closedTime: own?.closedTime,
      head: JournalHead(device: journal.device, size: journal.size, root: journal.root),
      corrections: report.corrections.filter { [.opening(site), .closing(site)].contains($0.subject) })
    return ElectionForm.closingSlip(
      slip, election: node.election, template: template, language: context.say.language, local: context.local)
  }
}

extension Refusal {
  /// The hall has the voters of every site: somebody says whose list it is.
  fileprivate static func siteOfFormMissing(_ election: Election) -> Refusal {
    let sites = election.sites.map(\.id.rawValue)
    return Refusal(
      "siteMissing", .usage, zh: "请用 --site 写明是哪个投票点的签名册：\(sites.joined(separator: "、"))。",
      en: "Say with --site whose list it is: \(sites.joined(separator: ", ")).")
  }
}
