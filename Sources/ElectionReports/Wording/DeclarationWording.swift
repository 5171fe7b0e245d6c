package import ElectionRecord

extension Wording {
  /// What keeps a result from being declared, as a clause without a full stop.
  package static func clause(_ hindrance: DeclarationHindrance) -> BilingualText {
    switch hindrance {
    case .journalsMissing(let sites):
      let names = sites.map(\.rawValue)
      return BilingualText(
        zh: names.isEmpty ? "有日志没有到封箱" : "缺 \(names.joined(separator: "、")) 的日志或封箱",
        en: names.isEmpty
          ? "a journal does not reach its closing" : "no closed journal of \(names.joined(separator: ", "))")
    case .casesOpen(let count):
      return BilingualText(zh: "\(count) 件争议没有裁定", en: "\(count, "case") not ruled on")
    case .findingsUnexplained(let findings):
      let items = findings.map { finding -> BilingualText in
        let place = finding.site.map { "\($0) " } ?? ""
        let summary = summary(finding)
        return BilingualText(zh: place + summary.zh, en: place + summary.en)
      }
      return BilingualText(
        zh: "没有说明：\(items.map(\.zh).joined(separator: "、"))",
        en: "not explained: \(items.map(\.en).joined(separator: ", "))")
    case .papersUncounted(let sites):
      let names = sites.map(\.rawValue)
      return BilingualText(
        zh: names.isEmpty ? "还没有点票" : "\(names.joined(separator: "、")) 没有点票",
        en: names.isEmpty ? "nothing is counted yet" : "papers not counted of \(names.joined(separator: ", "))")
    case .contestsUncounted(let offices):
      return BilingualText(
        zh: "\(offices.map(\.zh).joined(separator: "、"))的得票没有录全",
        en: "votes not all entered of \(offices.map(\.en).joined(separator: ", "))")
    case .turnoutMissed(let returned, let needed):
      return BilingualText(
        zh: "参选率没有达到：收回 \(returned) 张，至少须 \(needed) 张（重新选举：result next --kind general）",
        en:
          "the turnout was not reached: \(returned, "paper") returned, \(needed) needed (hold the election again with "
          + "result next --kind general)")
    case .pollVoid(let steps):
      let reasons = steps.map { summary($0, office: nil) }
      return BilingualText(
        zh: "投票无效：\(reasons.map(\.zh).joined(separator: "；"))（重新选举：result next --kind general）",
        en:
          "the poll is void: \(reasons.map(\.en).joined(separator: "; ")) (hold the election again with result next "
          + "--kind general)")
    case .seatsCouldChange(let seats, let papers):
      return BilingualText(
        zh: "\(papers) 张存疑选票可能改变 \(seats) 个席位",
        en: "\(papers, "paper") in doubt could change \(seats, "seat")")
    }
  }

  /// Every hindrance in one sentence without its full stop.
  package static func clauses(_ hindrances: [DeclarationHindrance]) -> BilingualText {
    let all = hindrances.map(clause)
    return BilingualText(
      zh: all.map(\.zh).joined(separator: "；"), en: all.map(\.en).joined(separator: "; "))
  }

  /// Which declaration stands of a poll, and whether the report at hand is the declared one; sentences.
  package static func sentence(_ declared: DeclaredResult, isThisReport: Bool) -> BilingualText {
    let digest = Digits.groups(declared.digest).joined(separator: " ")
    let corrected = corrections(of: declared)
    let stands =
      isThisReport
      ? BilingualText(zh: "本报告的结果已经宣布。", en: "The result of this report is declared. ")
      : BilingualText(
        zh: "宣布的不是本报告：宣布以后有更正或新的记录。有效的宣布，摘要为 \(digest)。",
        en: "What was declared is not this report: figures or entries came after it. The declaration that stands has "
          + "the digest \(digest). ")
    return BilingualText(zh: stands.zh + (corrected?.zh ?? ""), en: stands.en + (corrected?.en ?? ""))
  }

  /// How often the declaration was put right; nil for one that stands as it was made.
  private static func corrections(of declared: DeclaredResult) -> BilingualText? {
    declared.corrections.last.map { correction in
      let count = declared.corrections.count
      return BilingualText(
        zh: "宣布更正过 \(count) 次，最后一次的理由：\(correction.reason)。最初宣布的摘要为 \(declared.declaration.digest.hex)。",
        en: "The declaration was corrected \(count == 1 ? "once" : "\(count) times"), last because: "
          + "\(correction.reason). The digest first declared was \(declared.declaration.digest.hex).")
    }
  }

  /// What a notice says of the declaration: it is a notice and no report.
  static func announcement(of report: ReconciliationReport) -> BilingualText {
    guard let declared = report.declaration, report.isDeclared else { return standing(of: report) }
    let corrected = corrections(of: declared)
    return BilingualText(
      zh: "以上选举结果已经宣布。" + (corrected?.zh ?? ""), en: "This result is declared. " + (corrected?.en ?? ""))
  }

  /// Seats to which nobody is elected; sentences.
  static func sentence(_ open: NoticeFacts.OpenSeats) -> BilingualText {
    let count = open.seats - open.elected
    let tied =
      open.tied.isEmpty
      ? BilingualText(zh: "", en: "")
      : BilingualText(
        zh: "\(open.tied.joined(separator: "、"))票数相等，另行投票确定。",
        en: " \(open.tied.joined(separator: ", ")) are tied and voted on again.")
    let vacant =
      open.leftVacant > 0
      ? BilingualText(zh: "其中空缺\(open.leftVacant)名。", en: " Left vacant: \(open.leftVacant).")
      : BilingualText(zh: "", en: "")
    return BilingualText(
      zh: "\(open.office.zh)应选\(open.seats)名，当选\(open.elected)名，缺额\(count)名。" + vacant.zh + tied.zh,
      en: "\(open.office.en): \(open.seats) to be elected, \(open.elected) elected, \(count) open." + vacant.en
        + tied.en)
  }

  /// Whether the result of a report is declared; sentences.
  static func standing(of report: ReconciliationReport) -> BilingualText {
    report.declaration.map { sentence($0, isThisReport: report.isDeclared) }
      ?? BilingualText(zh: "结果尚未宣布。", en: "The result is not declared.")
  }

  /// What a correction was about; a contest by its office.
  package static func name(_ subject: CorrectedFigure.Subject, in election: Election) -> BilingualText {
    switch subject {
    case .opening(let site): BilingualText(zh: "\(site) 启用时领取的票", en: "papers received at \(site)")
    case .closing(let site): BilingualText(zh: "\(site) 封箱时的未用票", en: "unused papers at \(site)")
    case .box(let site): BilingualText(zh: "\(site) 的点票", en: "count of \(site)")
    case .batch(let id): BilingualText(zh: "票批 \(id) 的张数", en: "papers of batch \(id)")
    case .contest(let id):
      BilingualText(zh: "\(office(id, in: election).zh)的得票", en: "votes for \(office(id, in: election).en)")
    }
  }

  /// The office of a contest; its id where the election has no such contest.
  static func office(_ contest: String, in election: Election) -> BilingualText {
    election.contests.first { $0.id == contest }?.office ?? BilingualText(zh: contest, en: contest)
  }

  /// Figures with their names, in a row.
  package static func row(_ figures: [NamedFigure]?) -> BilingualText {
    guard let figures else { return BilingualText(zh: "–", en: "–") }
    if figures.count == 1, let only = figures.first, ["papers", "unused"].contains(only.name) {
      return BilingualText(zh: "\(only.number)", en: "\(only.number)")
    }
    return BilingualText(
      zh: figures.map { "\(figureNames[$0.name]?.zh ?? $0.name) \($0.number)" }.joined(separator: "、"),
      en: figures.map { "\(figureNames[$0.name]?.en ?? $0.name) \($0.number)" }.joined(separator: ", "))
  }

  private static let figureNames = [
    "returned": BilingualText(zh: "收回", en: "returned"), "valid": BilingualText(zh: "有效", en: "valid"),
    "invalid": BilingualText(zh: "无效", en: "invalid"), "blank": BilingualText(zh: "弃权", en: "blank"),
    "writeIns": BilingualText(zh: "另选他人", en: "write-ins"), "undervotes": BilingualText(zh: "未填", en: "undervotes"),
  ]
}
