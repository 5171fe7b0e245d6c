package import ElectionRecord

/// Papers that officers sign (表册): A4, Chinese by default.
package enum ElectionForm {
  /// 选举结果报告单: what the community reports to the sub-district.
  ///
  /// - Parameters:
  ///   - annulled: Elections that were found void since.
  ///   - template: The election's own text; nil for the program's, here and below.
  /// - Rule: registered, voted, valid and void papers, votes of winners and losers (Shanghai detailed rules, art. 43).
  package static func result(
    _ report: ReconciliationReport, annulled: [ElectionAnnulled] = [], election: Election,
    template: NoticeTemplate? = nil, language: Language = .zh
  ) -> String {
    let text = FormText(.result, template, election: election, say: Speaker(language: language))
    return text.page(text.say(FormKind.result.name)) { text.fill($0, report, annulled) }
  }

  /// 选民名册签名册: one site's voters with room to sign, for the day on which no laptop works.
  ///
  /// It names voters: for the site's officers, not for the public.
  ///
  /// - Rule: the voter signs the list (Shanghai detailed rules, art. 36).
  package static func signingRoll(
    site: SiteID, voters: [Voter], election: Election, template: NoticeTemplate? = nil, language: Language = .zh
  ) -> String {
    let text = FormText(.roll, template, election: election, say: Speaker(language: language))
    let electors = text.electors
    let title = text.say("\(electors.zh)领票签名册", "List of \(electors.en) for signing")
    return text.page(title) { text.fill($0, site: site, voters: voters) }
  }

  /// 封箱单: the papers of a site at its closing, with the checkpoint of its journal to sign and photograph.
  ///
  /// The slip shows what was signed and, below, what stands.
  package static func closingSlip(
    _ slip: ClosingSlip, election: Election, template: NoticeTemplate? = nil, language: Language = .zh,
    local: LocalTime = .utc
  ) -> String {
    let text = FormText(.closing, template, election: election, say: Speaker(language: language))
    return text.page(text.say(FormKind.closing.name)) { text.fill($0, slip, local) }
  }
}

extension ReconciliationReport {
  /// Papers taken out of the boxes of `sites`, those mixed among themselves included and those mixed with others left
  /// out, which have a row of their own; nil where some are not counted, or none is left.
  fileprivate func returned(of sites: [SiteID]) -> Int? {
    let together = countedTogether.filter { Set($0.sites).isSubset(of: sites) && $0.account.returned != nil }
    let mixed = Set(countedTogether.filter { $0.account.returned != nil }.flatMap(\.sites))
    let apart = accounts.filter { sites.contains($0.site) && !mixed.contains($0.site) }.map(\.account.returned)
    let known = apart + together.map(\.account.returned)
    return known.isEmpty
      ? nil
      : known.reduce(Int?(0)) { sum, next in
        sum.flatMap { sum in next.map { sum + $0 } }
      }
  }
}

/// The words of the forms.
struct FormText {
  let election: Election
  let say: Speaker
  private let template: NoticeTemplate
  private let printer: HTMLPrinter

  /// - Parameter template: The election's own text; nil for the program's.
  init(_ form: FormKind, _ template: NoticeTemplate?, election: Election, say: Speaker) {
    self.election = election
    self.say = say
    self.template = template ?? NoticeTemplate(.form(form), say.language)
    printer = HTMLPrinter(sites: SiteNames(election, say.language))
  }

  /// Who votes.
  var electors: BilingualText { Wording.electors(election.mode) }

  private var entitled: Column { election.mode == .voters ? .registered : Column(electors.zh, electors.en, .number) }

  func page(_ title: String, fill: @escaping (NoticePlace) -> NoticeText.Filling?) -> String {
    let body = TemplateWriter(
      template: template, blank: "<span class=\"blank\"></span>", source: { _ in "" }, paragraph: note,
      signatures: signatures, fill: { fill($0) ?? self.fill($0) }
    ).body
    let whole: Markup = """
      <h1>\(title)</h1>
      <p class="election">\(say(election.name))</p>
      \(body)
      """
    return PageShell.html(
      title: "\(title) \(say(election.name))", language: say.language, style: NoticeStyle.text, body: whole)
  }

  /// What every form has.
  private func fill(_ place: NoticePlace) -> NoticeText.Filling {
    switch place {
    case .pollingDay: election.pollingDay.map { .filled(Markup(text: say(Wording.day($0)))) } ?? .blank
    case .electors: .filled(Markup(text: say(electors)))
    default: .absent
    }
  }

  private func note(_ text: Markup) -> Markup { "<p class=\"note\">\(text)</p>\n" }

  /// They stay on the page of what is signed, or take its last lines along.
  private func signatures(_ roles: [String]) -> Markup {
    "<div class=\"foot\">\(printer.signatures(roles, isDated: false))</div>\n"
  }

  func fill(
    _ place: NoticePlace, _ report: ReconciliationReport, _ annulled: [ElectionAnnulled]
  ) -> NoticeText.Filling? {
    switch place {
    case .figures: .filled(figures(report))
    case .siteKinds: .filled(printer.table(places(report)))
    case .results:
      .filled(
        printer.table(
          ReportTables(report: report, election: election, sites: printer.sites, void: annulled).results
            .keeping([0, 1, 2, 3, 5])))
    case .annulled:
      annulled.isEmpty
        ? .absent
        : .filled(
          annulled.map {
            note(Markup(text: say(Wording.sentence($0, office: Wording.office($0.contest, in: election)))))
          }
          .joined())
    case .standing: .filled(Markup(text: say(Wording.standing(of: report))))
    case .digest: .filled("<p class=\"hash\">\(ReportJSON.digest(report).hex)</p>\n")
    default: nil
    }
  }

  private func figures(_ report: ReconciliationReport) -> Markup {
    let total = report.total
    return printer.figures([
      (entitled, report.register.registered), (.counted, report.register.counted), (.issued, total.issued),
      (.returned, total.returned), (.valid, total.valid), (.invalid, total.invalid), (.blank, total.blank),
      (.unclassified, total.unclassified), (.unreturned, total.unreturned), (.quorum, report.turnout.needed),
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
        // Their papers issued stand with each kind already.
        .text(say("混合：\(names)", "mixed: \(names)")), .number(nil), .number(together.account.returned),
      ]
    }
  }

  func fill(_ place: NoticePlace, site: SiteID, voters: [Voter]) -> NoticeText.Filling? {
    switch place {
    case .site: .filled(Markup(text: printer.sites.full(site)))
    case .voterCount: .filled("\(voters.count)")
    case .proxiesAllowed: election.procedure?.proxies.allowed?.value != false ? .filled("") : .absent
    case .signingList:
      .filled(printer.table(Table(name: "roll", columns: signingColumns, rows: voters.map(signingRow))))
    default: nil
    }
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

  func fill(_ place: NoticePlace, _ slip: ClosingSlip, _ local: LocalTime) -> NoticeText.Filling? {
    func words(_ text: String?) -> NoticeText.Filling {
      text.flatMap { $0.isEmpty ? nil : .filled(Markup(text: $0)) } ?? .blank
    }
    func list(_ names: [String]?) -> NoticeText.Filling { words(names?.joined(separator: say("、", ", "))) }
    let head = slip.head
    switch place {
    case .site: return .filled(Markup(text: printer.sites.full(slip.site)))
    case .figures: return .filled(figures(slip))
    case .corrections:
      let notes = (slip.corrections.map(corrected) + [since(slip)].compactMap(\.self)).map { note(Markup(text: $0)) }
      return notes.isEmpty ? .absent : .filled(notes.joined())
    case .closingTime: return words(slip.closedTime.map(local.text))
    case .closingOfficers: return list(slip.closing?.officers)
    case .closingSeals: return list(slip.closing?.seals)
    case .root: return .filled("<p class=\"hash\">\(Digits.groups(head.root).joined(separator: " "))</p>\n")
    case .device: return .filled("\(head.device.description)")
    case .checkpointCode:
      let line = JournalOrigin.line(election: election.id, device: head.device, size: head.size, root: head.root)
      let svg = QRCode(line)?.svg(title: say("日志的大小和根", "Size and root of the journal")) ?? ""
      return .filled("<div class=\"qr\">\(Markup(stringLiteral: svg))</div>\n")
    default: return nil
    }
  }

  private func figures(_ slip: ClosingSlip) -> Markup {
    let account = slip.account
    let difference = account.expectedUnused.flatMap { expected in account.unused.map { $0 - expected } }
    return printer.figures([
      (.received, account.received), (.issued, account.issued), (.envelopes, account.envelopes),
      (.spoilt, account.spoilt), (.expectedUnused, account.expectedUnused), (.unused, account.unused),
      (.difference, difference), (.entries, Int(slip.head.size)),
    ])
  }

  /// What was ruled on envelopes and marks after the box was signed; nil while that changed no figure.
  private func since(_ slip: ClosingSlip) -> String? {
    let (then, now) = (slip.account, slip.standing)
    guard then.issued != now.issued || then.envelopes != now.envelopes else { return nil }
    return say(
      "封箱以后会场有裁定或更正：报告里现在是发出 \(now.issued)、待核信封 \(now.envelopes)。上面是封箱时签字的数，不改。",
      "The hall has ruled or corrected since the closing: the report now has \(now.issued) issued and \(now.envelopes, "envelope"). "
        + "Above stands what was signed.")
  }
}

/// What a closing slip says of one site's box.
package struct ClosingSlip {
  let site: SiteID
  /// As its own journal has it: what was signed.
  let account: BallotAccount
  /// As the report has it now.
  let standing: BallotAccount
  /// Nil before the box is closed.
  let closing: Closing?
  /// Seconds since 1970 UTC by the laptop's clock.
  let closedTime: Int64?
  let head: JournalHead
  /// Of its figures, by two officers.
  let corrections: [CorrectedFigure]

  package init(
    site: SiteID, account: BallotAccount, standing: BallotAccount, closing: Closing?, closedTime: Int64?,
    head: JournalHead, corrections: [CorrectedFigure] = []
  ) {
    (self.site, self.account, self.standing) = (site, account, standing)
    (self.closing, self.closedTime) = (closing, closedTime)
    (self.head, self.corrections) = (head, corrections)
  }
}
