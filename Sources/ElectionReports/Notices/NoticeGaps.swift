package import ElectionRecord

extension NoticeFacts {
  /// What the title of a notice promises and nobody has recorded: with a gap it is a draft, to be completed and not to
  /// be posted.
  ///
  /// A notice of proxies without any is whole: it says that there are none.
  package func gaps(_ kind: NoticeKind) -> [NoticeGap] {
    switch kind {
    case .pollingDay: Self.gap(election.pollingDay == nil, "选举日", "polling day")
    case .committee: Self.gap(committee.isEmpty, "选举委员会成员", "the committee's members", "staff appoint")
    case .registration: steps([.registrationStarted, .registrationClosed])
    case .roll: rollGaps
    case .representatives:
      election.mode == .voters
        ? Self.gap(
          true, "代表名单（本次选举由选民直接投票，不用这份公告）", "the representatives (voters vote themselves: this notice has no use)")
        : Self.gap(voters.isEmpty, "代表名单", "the representatives")
    case .groupLeaders:
      Self.gap(
        leaders.isEmpty || leaders.count < groupCount, "居民小组长", "the group leaders",
        "record: representatives, leader")
    case .nomination: steps([.nominationStarted, .nominationEnded])
    case .preliminaryCandidates:
      Self.gap(preliminary.isEmpty, "初步候选人", "the candidates", "nominate votes")
        + strokeGaps(preliminary)
    case .formalCandidates: formalGaps + strokeGaps(formal)
    case .timeAndPlace: timesAndPlaces
    case .mobileRoutes: daysOf(boxes) + Self.gap(boxes.isEmpty, "流动票箱", "the mobile boxes")
    case .staff: Self.gap(staff.isEmpty, "工作人员", "the staff", "staff appoint")
    case .mobileVoters: Self.gap(boxes.isEmpty || voters.isEmpty, "流动票箱投票人员", "the voters of mobile boxes")
    case .proxies: []
    case .assistedMarking: Self.gap(assistants.isEmpty, "代写人员", "who marks for others", "staff appoint")
    case .validityRules:
      Self.gap(election.procedure == nil, "认定办法", "the rules", "election.yaml: rules")
    case .result: resultGaps
    case .supervisors:
      Self.gap(
        supervisors == nil, "居务监督委员会成员", "the supervisory committee", "result supervisors")
    }
  }

  /// - Parameter how: The console's words that record it, the same in both languages.
  private static func gap(_ isMissing: Bool, _ zh: String, _ en: String, _ how: String? = nil) -> [NoticeGap] {
    isMissing ? [NoticeGap(BilingualText(zh: zh, en: en), how: how.map { BilingualText(zh: $0, en: $0) })] : []
  }

  private func steps(_ kinds: [StepKind]) -> [NoticeGap] {
    kinds.filter { day($0) == nil }.map { kind in
      let name = Wording.name(kind)
      return NoticeGap(
        BilingualText(zh: "“\(name.zh)”的日期", en: "the day on which \(name.en)"),
        how: BilingualText(zh: "record", en: "record"))
    }
  }

  /// Offices for which nobody stands; all of them before there is any formal list.
  private var formalGaps: [NoticeGap] {
    if formal.isEmpty { return Self.gap(true, "正式候选人", "the candidates", "nominate formal") }
    let open = election.contests.map(\.office).filter { office in !formal.contains { $0.office == office } }
    let (zh, en) = (open.map(\.zh).joined(separator: "、"), open.map(\.en).joined(separator: ", "))
    let names = barred.joined(separator: "、")
    return Self.gap(!open.isEmpty, "\(zh)的正式候选人", "the candidates for \(en)", "nominate formal")
      + Self.gap(
        !barred.isEmpty, "没有\(names)的名单：已退出或资格审查未通过", "a list without \(names): withdrawn or turned down",
        "nominate formal")
  }

  /// Names that stand last because nobody can count their strokes.
  private func strokeGaps(_ nominees: [Nominee]) -> [NoticeGap] {
    guard election.listOrder == .strokes else { return [] }
    let order = StrokeOrder(counted: strokes)
    let names = nominees.map(\.name).filter { order.strokes(of: $0) == nil }
    return Self.gap(
      !names.isEmpty, "\(names.joined(separator: "、"))的笔画数：有字不在笔画表内，暂排在最后，要数好记下",
      "strokes of \(names.joined(separator: ", ")): a character is not in the table, last for now; count and record them",
      "nominate strokes"
    )
  }

  /// Whether the roll names the voters: one of representatives does not, and one of households where it has their
  /// members.
  var namesVoters: Bool {
    switch election.mode {
    case .voters: true
    case .households: voters.contains { !$0.members.isEmpty }
    case .representatives: false
    }
  }

  private var rollGaps: [NoticeGap] {
    Self.gap(
      voters.isEmpty || !namesVoters, "选民名单\(namesVoters ? "" : "（本机名册只有投票的代表）")",
      "the voters\(namesVoters ? "" : " (the roll here holds the representatives who vote)")")
  }

  private var boxes: [Site] { election.sites.filter { $0.kind == .mobileBox } }

  private var timesAndPlaces: [NoticeGap] {
    daysOf(election.sites)
      + named(
        election.sites.filter { ($0.hours ?? hours) == nil }, "起止时间", "hours", "--hours")
  }

  private func daysOf(_ sites: [Site]) -> [NoticeGap] {
    named(sites.filter { ($0.days ?? []).isEmpty }, "投票日期", "days", "election.yaml: days")
  }

  /// One gap that names the sites which have it.
  private func named(_ sites: [Site], _ zh: String, _ en: String, _ how: String) -> [NoticeGap] {
    let ids = sites.map(\.id.rawValue)
    return Self.gap(!ids.isEmpty, "\(ids.joined(separator: "、")) 的\(zh)", "\(ids.joined(separator: ", ")): \(en)", how)
  }

  private var resultGaps: [NoticeGap] {
    guard let report else { return Self.gap(true, "结果", "a result") }
    return Self.gap(report.total.returned == nil, "点票", "the count", "count --site")
      + Self.gap(!report.uncountedContests(in: election).isEmpty, "得票", "the votes", "count --contest")
      + Self.gap(!isDeclared && !wasDeclared, "两名负责人的宣布", "the declaration by two officers", "declare")
      + Self.gap(
        !isDeclared && wasDeclared, "更正后的宣布：宣布的不是现在的数字",
        "the corrected declaration: what was declared are other figures", "correct declaration")
  }

  /// Something was declared, whatever the figures are now.
  private var wasDeclared: Bool {
    report?.declaration != nil
  }
}

/// What a notice lacks.
package struct NoticeGap: Equatable, Sendable {
  /// As the paper says it.
  package let what: BilingualText
  /// How it is recorded, in the console's words: for who made the page, and not for the paper.
  private let how: BilingualText?

  init(_ what: BilingualText, how: BilingualText? = nil) { (self.what, self.how) = (what, how) }

  /// As who made the page is told.
  package var text: BilingualText {
    guard let how else { return what }
    return BilingualText(zh: "\(what.zh)（\(how.zh)）", en: "\(what.en) (\(how.en))")
  }
}
