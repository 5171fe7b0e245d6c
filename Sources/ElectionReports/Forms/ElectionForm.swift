package import ElectionRecord

/// Papers that officers sign (表册): A4, Chinese by default.
package enum ElectionForm {
  /// 选举结果报告单: what the community reports to the sub-district.
  ///
  /// - Parameter annulled: Elections that were found void since.
  /// - Rule: registered, voted, valid and void papers, votes of winners and losers (Shanghai detailed rules, art. 43).
  package static func result(
    _ report: ReconciliationReport, annulled: [ElectionAnnulled] = [], election: Election, language: Language = .zh
  ) -> String {
    let text = FormText(election: election, say: Speaker(language: language))
    return text.page(text.say("选举结果报告单", "Report of the result"), text.result(report, annulled))
  }

  /// 选民名册签名册: one site's voters with room to sign, for the day on which no laptop works.
  ///
  /// It names voters: for the site's officers, not for the public.
  ///
  /// - Rule: the voter signs the list (Shanghai detailed rules, art. 36).
  package static func signingRoll(
    site: SiteID, voters: [Voter], election: Election, language: Language = .zh
  ) -> String {
    let text = FormText(election: election, say: Speaker(language: language))
    let electors = text.electors
    let title = text.say("\(electors.zh)领票签名册", "List of \(electors.en) for signing")
    return text.page(title, text.signingRoll(site: site, voters: voters))
  }

  /// 封箱单: the papers of a site at its closing, with the checkpoint of its journal to sign and photograph.
  ///
  /// - Parameter corrections: Of its figures, by two officers; the slip shows what was signed and, below, what stands.
  package static func closingSlip(
    _ account: SiteAccount, head: JournalHead, corrections: [CorrectedFigure] = [], election: Election,
    language: Language = .zh
  ) -> String {
    let text = FormText(election: election, say: Speaker(language: language))
    return text.page(text.say("封箱单", "Closing slip"), text.closingSlip(account, head: head, corrections))
  }
}

extension ReconciliationReport {
  /// Papers taken out of the boxes of `sites`, those mixed among themselves included; nil where some are not counted,
  /// or were mixed with others.
  fileprivate func returned(of sites: [SiteID]) -> Int? {
    let together = countedTogether.filter { Set($0.sites).isSubset(of: sites) && $0.account.returned != nil }
    let mixed = Set(together.flatMap(\.sites))
    let apart = accounts.filter { sites.contains($0.site) && !mixed.contains($0.site) }.map(\.account.returned)
    return (apart + together.map(\.account.returned)).reduce(Int?(0)) { sum, next in
      sum.flatMap { sum in next.map { sum + $0 } }
    }
  }
}

/// The words of the forms.
struct FormText {
  let election: Election
  let say: Speaker
  private let printer: HTMLPrinter

  init(election: Election, say: Speaker) {
    self.election = election
    self.say = say
    printer = HTMLPrinter(sites: SiteNames(election, say.language))
  }

  /// Who votes.
  var electors: BilingualText { Wording.electors(election.mode) }

  private var entitled: Column { election.mode == .voters ? .registered : Column(electors.zh, electors.en, .number) }

  func page(_ title: String, _ body: Markup) -> String {
    let whole: Markup = """
      <h1>\(title)</h1>
      <p class="election">\(say(election.name))</p>
      \(body)
      """
    return PageShell.html(
      title: "\(title) \(say(election.name))", language: say.language, style: NoticeStyle.text, body: whole)
  }

  private func note(_ text: String) -> Markup { "<p class=\"note\">\(text)</p>\n" }

  /// They stay on the page of what is signed, or take its last lines along.
  private func signatures(_ roles: [String]) -> Markup {
    "<div class=\"foot\">\(printer.signatures(roles, isDated: false))</div>\n"
  }

  func result(_ report: ReconciliationReport, _ annulled: [ElectionAnnulled]) -> Markup {
    let total = report.total
    let figures = printer.figures([
      (entitled, report.register.registered), (.counted, report.register.counted), (.issued, total.issued),
      (.returned, total.returned), (.valid, total.valid), (.invalid, total.invalid), (.blank, total.blank),
      (.unclassified, total.unclassified), (.unreturned, total.unreturned), (.quorum, report.turnout.needed),
    ])
    let tables = ReportTables(report: report, election: election, sites: printer.sites, void: annulled)
    return figures + printer.table(places(report)) + printer.table(tables.results.keeping([0, 1, 2, 3, 5]))
      + annulled.reduce("") { $0 + note(say(Wording.sentence($1, office: Wording.office($1.contest, in: election)))) }
      + note(say(Wording.standing(of: report)))
      + note(say("核对报告摘要", "Digest of the reconciliation")) + "<p class=\"hash\">\(ReportJSON.digest(report).hex)</p>\n"
      + signatures([
        say("总监票人", "Chief scrutineer"), say("监票人", "Scrutineer"), say("计票人", "Teller"), say("唱票人", "Caller"),
        say("主持人", "Chair of the meeting"), say("选举委员会主任", "Chair of the committee"),
      ])
  }

  /// 会场、流动票箱、投票站各投票数.
  private func places(_ report: ReconciliationReport) -> Table {
    let rows = [SiteKind.hall, .mobileBox, .station].compactMap { kind -> Table.Row? in
      let sites = election.sites.filter { $0.kind == kind }.map(\.id)
      guard !sites.isEmpty else { return nil }
      let accounts = report.accounts.filter { sites.contains($0.site) }.map(\.account)
      let returned = report.returned(of: sites)
      let name = say("\(Wording.name(kind).zh)（\(sites.count)个）", "\(Wording.name(kind).en) (\(sites.count))")
      return [.text(name), .number(accounts.reduce(0) { $0 + $1.issued }), .number(returned)]
    }
    return Table(name: "", columns: [.siteKind, .issued, .returned], rows: rows + across(report))
  }

  /// Boxes of several kinds that were mixed before counting.
  private func across(_ report: ReconciliationReport) -> [Table.Row] {
    report.countedTogether.filter { together in
      Set(election.sites.filter { together.sites.contains($0.id) }.map(\.kind)).count > 1
    }.map { together in
      let names = together.sites.map(\.rawValue).joined(separator: "＋")
      return [
        .text(say("混合：\(names)", "mixed: \(names)")), .number(together.account.issued),
        .number(together.account.returned),
      ]
    }
  }

  func signingRoll(site: SiteID, voters: [Voter]) -> Markup {
    let list = Table(name: "roll", columns: signingColumns, rows: voters.map(signingRow))
    let mayBeAway = election.procedure?.proxies.allowed?.value != false
    let proxies = mayBeAway ? say("；代领的写明受托人", "; note a proxy's name") : ""
    return note(
      printer.sites.full(site)
        + say(
          "　\(electors.zh)\(voters.count)名。每发一张票，请领票人签名\(proxies)。",
          " (\(electors.en): \(voters.count)). Who gets a paper signs for it\(proxies)."))
      + printer.table(list) + signatures([say("发票人", "Issued by"), say("监票人", "Scrutineer")])
  }

  /// Where households vote, who asks for the paper may be any member: the row says whose it is.
  private var isOfHouseholds: Bool { election.mode == .households }

  private var signingColumns: [Column] {
    let person: [Column] = isOfHouseholds ? [.name, .household, .members] : [.name, .sex]
    return [.index] + person + [.address, .card, .signature, .remarks]
  }

  private func signingRow(_ voter: Voter) -> Table.Row {
    let person = isOfHouseholds ? [voter.household, HouseholdMembers.text(voter.members)] : [voter.sex]
    let texts = [voter.name] + person + [voter.address, voter.card, "", ""]
    return [.number(Int(voter.number))] + texts.map(Cell.text)
  }

  private func corrected(_ figure: CorrectedFigure) -> String {
    let name = say(Wording.name(figure.subject, in: election))
    let (before, after) = (say(Wording.row(figure.before)), say(Wording.row(figure.after)))
    return say(
      "两名负责人已更正：\(name)，\(before) 改为 \(after)。理由：\(figure.reason)",
      "Corrected by two officers: \(name), \(before) to \(after). Reason: \(figure.reason)")
  }

  func closingSlip(_ site: SiteAccount, head: JournalHead, _ corrections: [CorrectedFigure]) -> Markup {
    let account = site.account
    let line = JournalOrigin.line(election: election.id, device: head.device, size: head.size, root: head.root)
    let svg = QRCode(line)?.svg(title: say("日志的大小和根", "Size and root of the journal")) ?? ""
    let figures = printer.figures([
      (.received, account.received), (.issued, account.issued), (.envelopes, account.envelopes),
      (.spoilt, account.spoilt), (.unused, account.unused), (.entries, Int(head.size)),
    ])
    return "<div class=\"qr\">\(Markup(stringLiteral: svg))</div>\n" + note(printer.sites.full(site.site)) + figures
      + corrections.reduce("") { $0 + note(corrected($1)) }
      + note(say("日志的根（与电脑显示的逐组对照）", "Root of the journal (compare group by group)"))
      + "<p class=\"hash\">\(Digits.groups(head.root).joined(separator: " "))</p>\n"
      + note(say("设备\(head.device)", "Device \(head.device)"))
      + signatures([
        say("负责人", "Officer"), say("负责人", "Officer"), say("监票人", "Scrutineer"), say("封条号", "Seals"),
      ])
  }
}
