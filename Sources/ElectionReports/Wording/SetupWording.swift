package import ElectionRecord

extension Wording {
  /// The same of somebody who was typed a moment ago and has no number yet.
  package static func question(ofTyped finding: SetupFinding) -> BilingualText {
    guard case .voter(_, let code, let other, let source) = finding else { return message(finding) }
    return voter(nil, code, other: other, source: source)
  }

  /// What a finding about an election's files says, and what to do. Voters are named by their number on the roll.
  package static func message(_ finding: SetupFinding) -> BilingualText {
    switch finding {
    case .voter(let number, let code, let other, let source): voter(number, code, other: other, source: source)
    case .candidateNotOnRoll(_, let name, let number):
      BilingualText(
        zh: "候选人“\(name)”的序号 \(number) 不在名册上。请改正 election.yaml 中的 voter。",
        en: "the candidate \"\(name)\" has number \(number), which is not on the roll. Correct voter in election.yaml.")
    case .candidateNameDiffers(_, let name, let number, let found):
      BilingualText(
        zh: "候选人“\(name)”与名册第 \(number) 号的姓名不同\(found.map { "，名册上的“\(name)”是第 \($0) 号" } ?? "")。请核对序号和姓名。",
        en: "the candidate \"\(name)\" and number \(number) on the roll have different names"
          + "\(found.map { "; the roll has that name under \($0)" } ?? ""). Check both.")
    case .candidateNameUnknown(_, let name):
      BilingualText(
        zh: "候选人“\(name)”没有写序号，名册上也没有这个姓名。请核对；是选民的请写明 voter。",
        en:
          "the candidate \"\(name)\" has no number, and nobody on the roll has the name. Check it; add voter if they are one."
      )
    case .candidateNumberMissing(_, let name, let number):
      BilingualText(
        zh: "候选人“\(name)”没有写序号，名册第 \(number) 号有这个姓名。是本人的请写 voter: \(number)，否则他受人委托查不到。",
        en:
          "the candidate \"\(name)\" has no number, and the roll has the name under \(number). If it is the same person, add "
          + "voter: \(number): without it nobody sees the candidate act as a proxy.")
    case .candidateNameLike(_, let name, let number, let onRoll):
      BilingualText(
        zh: "候选人“\(name)”像是名册第 \(number) 号的“\(onRoll)”（繁简或称谓之别）。是同一人的请写成一样；不是的请核对 voter。",
        en:
          "the candidate \"\(name)\" may be \"\(onRoll)\", number \(number) on the roll (a traditional form, a title). "
          + "Write both alike where they are one; otherwise check voter.")
    case .candidateNameLost(_, let name):
      BilingualText(
        zh: "候选人“\(name)”的姓名里有丢失的字。请查明后补写。",
        en: "the name of the candidate \"\(name)\" has lost a character. Find it and write it.")
    case .electorateBelowRoll(let stated, let rows):
      BilingualText(
        zh: "登记选民写作 \(stated) 人，少于名册的 \(rows) 人（连同写明的同户人）。请改正 electorate，或查看名册是否有多余的行。",
        en:
          "electorate says \(stated), and the roll names \(rows) with the members of households. Correct it, or look for rows that do not belong."
      )
    case .electorateAboveRoll(let stated, let rows):
      BilingualText(
        zh: "登记选民写作 \(stated) 人，名册只有 \(rows) 人（连同写明的同户人）。请核对名册是否完整。",
        en:
          "electorate says \(stated), and the roll names only \(rows) with the members of households. Check that the roll is whole."
      )
    case .numbersSkipped(let first, let count):
      BilingualText(
        zh: "名册缺少 \(count) 个序号，第一个是 \(first)。请核对名册是否缺行，或依次重新编号。",
        en: "the roll leaves \(count, "number") out, \(first) first. Look for lost rows, or number the voters anew.")
    case .papersMany(let site, let papers, let electorate):
      BilingualText(
        zh: "\(site) 的票数写作 \(papers) 张，登记选民只有 \(electorate) 人。请改正 papers。",
        en: "\(site) has papers: \(papers), and \(electorate) registered. Correct papers.")
    case .pollingDayOutsideDays(let day, let first, let last):
      BilingualText(
        zh: "选举日 \(day) 不在各投票点的投票日 \(first) 至 \(last) 之间。请改正 pollingDay 或 days。",
        en: "pollingDay \(day) is not among the sites' days, \(first) to \(last). Correct one of them.")
    case .candidatesTooFew(let contest, let candidates, let seats, let source):
      BilingualText(
        zh: "\(contest) 应选 \(seats) 人，候选人只有 \(candidates) 人，规则要求差额选举（\(source)）。请补足候选人，或核对 seats。",
        en:
          "\(contest) has \(candidates, "candidate") for \(seats, "seat"); the rules ask for more candidates than seats "
          + "(\(source)). Add candidates, or check seats.")
    case .committeeSize(let seats, let least, let most, let source): committeeSize(seats, least, most, source)
    case .rulesNotInForce(let day, let rules, let inForce, let fits): notInForce(day, rules, inForce, fits)
    case .stageBeforeEarlier(let site, let earlier):
      BilingualText(
        zh: "\(site) 的投票日早于前一阶段的 \(earlier)。请核对 stage 和 days。",
        en: "\(site) serves before \(earlier), which belongs to an earlier stage. Check stage and days.")
    }
  }

  private static func committeeSize(_ seats: Int, _ least: Int?, _ most: Int?, _ source: String) -> BilingualText {
    let span = [least, most].map { $0.map(String.init) ?? "" }.joined(separator: "–")
    return BilingualText(
      zh: "各职位的应选人数合计 \(seats) 人，规则规定居民委员会由 \(span) 人组成（\(source)）。请核对 seats。",
      en:
        "the contests come to \(seats, "seat"); by the rules the committee has \(span) members (\(source)). Check seats."
    )
  }

  private static func notInForce(
    _ day: CalendarDay, _ rules: BilingualText, _ inForce: InForce, _ fits: String?
  ) -> BilingualText {
    let time = inForce.text
    return BilingualText(
      zh: "选举日 \(day) 不在规则“\(rules.zh)”的施行期间（\(time.zh)）。"
        + "请在 election.yaml 的 profile 里改用\(fits.map { "此时施行的 \($0).yaml（从 config/profiles 复制到选举的目录），或" } ?? "")本地此时施行的规则文件，或改正 pollingDay。",
      en:
        "the rules \"\(rules.en)\" are in force \(time.en), and polling day is \(day). Under profile in election.yaml "
        + "name \(fits.map { "\($0).yaml (copy it from config/profiles beside it), or " } ?? "")the file of your province for that day, or correct pollingDay."
    )
  }

  private static func voter(
    _ number: RollNumber?, _ code: RegistrationIssue.Code, other: RollNumber?, source: String?
  ) -> BilingualText {
    let text = message(code)
    let who =
      number.map { BilingualText(zh: "选民序号 \($0)", en: "number \($0)") } ?? BilingualText(zh: "此人", en: "this person")
    let place = other.map { BilingualText(zh: "（见选民序号 \($0)）", en: " (see number \($0))") }
    let law = source.map { BilingualText(zh: "（\($0)）", en: " (\($0))") }
    return BilingualText(
      zh: "\(who.zh)\(place?.zh ?? "")：\(text.zh)\(law?.zh ?? "")",
      en: "\(who.en)\(place?.en ?? ""): \(text.en)\(law?.en ?? "")")
  }
}

extension InForce {
  /// From when to when, as a sentence names it.
  package var text: BilingualText {
    switch (from, until) {
    case (let from?, let until?): BilingualText(zh: "\(from) 至 \(until)", en: "from \(from) to \(until)")
    case (let from?, nil): BilingualText(zh: "\(from) 起", en: "from \(from) on")
    case (nil, let until?): BilingualText(zh: "\(until) 止", en: "until \(until)")
    case (nil, nil): BilingualText(zh: "一直有效", en: "at any time")
    }
  }
}
