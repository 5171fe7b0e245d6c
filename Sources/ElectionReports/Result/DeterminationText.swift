package import ElectionRecord

/// A result with its working, as a committee reads it in a terminal.
package struct DeterminationText {
  private let result: ResultDetermination
  private let book: OutcomeBook
  private let recallSteps: [WorkingStep]
  private let election: Election
  private let isDeclared: Bool
  private let say: Speaker
  private let width = 100

  package init(
    _ result: ResultDetermination, _ book: OutcomeBook, recallSteps: [WorkingStep], election: Election,
    isDeclared: Bool, language: Language
  ) {
    self.isDeclared = isDeclared
    self.result = result
    self.book = book
    self.recallSteps = recallSteps
    self.election = election
    say = Speaker(language: language)
  }

  package var lines: [String] {
    let isPolled = !result.contests.isEmpty || result.isValid != nil
    return [heading] + wrapped(result.steps.filter { $0.kind != .majority }) + boxes
      + (isPolled ? result.contests.flatMap(contest) : []) + next + records
  }

  private var heading: String {
    let kind = say(Wording.name(election.type ?? .general))
    let verdict =
      switch result.isValid {
      case true?: say("投票有效", "the poll is valid")
      case false?: say("投票无效", "THE POLL IS VOID")
      case nil: say("结果待定（日志或点票还没有齐）", "not known yet (journals or counts are out)")
      }
    return say("\(kind)结果：", "Result of the \(kind): ") + verdict
  }

  private func wrapped(_ steps: [WorkingStep]) -> [String] {
    steps.flatMap { step in
      let office = election.contests.first { $0.id == step.subject }?.office
      return TextWrap.lines(say(Wording.summary(step, office: office)), width: width - 4).enumerated().map {
        ($0 == 0 ? "  " : "    ") + $1
      }
    }
  }

  private var boxes: [String] {
    guard !result.voidBoxes.isEmpty else { return [] }
    let names = result.voidBoxes.map(\.rawValue).joined(separator: say("、", ", "))
    let isApart = result.contests.contains { $0.lines.contains { $0.outcome != .open } }
    return [
      isApart
        ? say("  票箱 \(names) 的票无效，以下不计在内。", "  The papers of \(names) are void and not counted below.")
        : say(
          "  票箱 \(names) 的票无效，请剔除后重新计票。", "  The papers of \(names) are void: take them out and count again.")
    ]
  }

  private func contest(_ contest: ContestOutcome) -> [String] {
    let rest = [
      (say("其他另选", "other write-ins"), contest.otherWriteIns),
      (say("未填的名额", "choices left unused"), contest.undervotes),
    ]
    let rows = contest.lines.map { line -> Table.Row in
      let name = line.isWriteIn ? say("\(line.name)（另选）", "\(line.name) (write-in)") : line.name
      return [.text(name), .number(line.votes), .text(say(Wording.name(line.outcome, type: election.type)))]
    }
    var page = TextPrinter(width: width, sites: SiteNames(election, say.language))
    page.table(
      Table(
        name: "votes", columns: [.name, .votes, .outcome],
        rows: rows + rest.map { [.text($0), .number($1), .text("")] }), indent: 2)
    let seats = say("应选 \(contest.seats) 人", "\(contest.seats) to elect")
    return ["", "\(say(contest.office))  \(seats)"]
      + wrapped(result.steps.filter { $0.kind == .majority && $0.subject == contest.contest }) + page.lines
  }

  /// What follows from the result: once it is declared, for until then it may change.
  private var next: [String] {
    guard result.isValid == true, election.type != .recall else { return [] }
    let heading = isDeclared ? [] : [say("以下待宣布结果以后办理：", "What follows, once the result is declared:")]
    let due = due.isEmpty ? [] : heading + due
    let all = open + due
    if all.isEmpty, !result.contests.isEmpty { return ["", say("全部席位已选出。", "Every seat is filled.")] }
    return [""] + all
  }

  /// Votes again, and seats to fill or leave vacant.
  private var due: [String] {
    var lines: [String] = []
    for contest in result.contests where !contest.tied.isEmpty {
      let names = contest.tied.joined(separator: say("、", ", "))
      lines.append(
        say(
          "\(contest.office.zh)：\(names) 票数相等，剩 \(contest.tiedSeats) 席，对他们重新投票（result next --kind runoff）。",
          "\(contest.office.en): \(names) are tied for \(contest.tiedSeats); vote on them again (result next --kind runoff)."
        ))
    }
    for contest in result.contests where contest.shortfall > 0 {
      lines.append(
        say(
          "\(contest.office.zh)：缺额 \(contest.shortfall) 席，另行选举（result next --kind supplementary）\(until)。",
          "\(contest.office.en): \(contest.shortfall) open; hold a supplementary poll (result next --kind supplementary)\(until)."
        ))
    }
    if result.shortfall > 0, let rule = result.mayStayVacant {
      lines.append(
        rule.value
          ? say(
            "缺额也可以空缺（result vacancy）。依据：\(rule.source)",
            "The seats may stay vacant (result vacancy). Source: \(rule.source)")
          : say("当选人数太少，不能空缺。依据：\(rule.source)", "Too few are elected to leave a seat vacant. Source: \(rule.source)"))
    }
    return lines
  }

  /// Contests whose votes are not entered, and those that papers in doubt could change.
  private var open: [String] {
    let missing = election.contests.filter { contest in !result.contests.contains { $0.contest == contest.id } }.map {
      say("\($0.office.zh)：得票还没有录全。", "\($0.office.en): its votes are not all entered.")
    }
    return missing
      + result.contests.filter(\.isOpen).map {
        say(
          "\($0.office.zh)：存疑的选票可能改变结果，尚未确定（见 reconcile）。",
          "\($0.office.en): papers in doubt could change it; not known yet (see reconcile).")
      }
  }

  private var until: String {
    result.supplementaryUntil.map { say("，不迟于 \($0)", ", by \($0)") } ?? ""
  }

  private func office(_ contest: String) -> String { say(Wording.office(contest, in: election)) }

  /// What was recorded of the outcome.
  private var records: [String] {
    let vacant = book.vacancies.map { vacancy in
      let officers = vacancy.officers.joined(separator: say("、", ", "))
      return say(
        "空缺：\(office(vacancy.contest)) \(vacancy.seats) 席。理由：\(vacancy.reason)（\(officers)）",
        "Left vacant: \(office(vacancy.contest)), \(vacancy.seats). Reason: \(vacancy.reason) (\(officers))")
    }
    let further = book.further.map { poll in
      let contests = poll.contests.map(office).joined(separator: say("、", ", "))
      return say(
        "已定\(Wording.name(poll.kind).zh)：\(poll.day)，\(contests)",
        "Called: \(Wording.name(poll.kind).en) on \(poll.day), \(contests)")
        + late(poll)
    }
    let petitions = book.petitions.map { petition in
      say(
        "罢免要求 \(petition.id)：\(petition.person)，\(petition.day)，\(Wording.name(petition.by).zh)联名 \(petition.signatures) 人。理由：\(petition.ground)",
        "Demand \(petition.id): recall of \(petition.person), \(petition.day), signed by \(petition.signatures) "
          + "\(Wording.name(petition.by).en). Ground: \(petition.ground)")
    }
    let lines = vacant + further + petitions + wrapped(recallSteps) + left + supervisors
    return lines.isEmpty ? [] : [""] + lines
  }

  /// Who holds an office no longer, and the by-election that follows.
  private var left: [String] {
    let void = book.voided(in: result).map {
      say(Wording.sentence($0, office: Wording.office($0.contest, in: election)))
    }
    let ended = book.ended.map { ended in
      let ground = Wording.name(ended.ground)
      let meeting = ended.meeting.map(Wording.name)
      return say(
        "职务终止：\(office(ended.contest)) \(ended.person)，\(ended.day)，\(ground.zh)\(meeting.map { "（\($0.zh)通过）" } ?? "")",
        "Office ended: \(office(ended.contest)), \(ended.person), \(ended.day), \(ground.en)"
          + (meeting.map { " (accepted by \($0.en))" } ?? ""))
    }
    let seats = result.contests.compactMap { contest -> String? in
      let count = book.left(contest).count
      guard count > 0 else { return nil }
      return say(
        "\(contest.office.zh)：出缺 \(count) 席，可以补选（result next --kind byElection）。",
        "\(contest.office.en): \(count) left; a by-election may fill that (result next --kind byElection).")
    }
    return void + ended + seats
  }

  private var supervisors: [String] {
    book.supervisors.suffix(1).map { elected in
      let names = elected.members.map(\.name).joined(separator: say("、", ", "))
      return say(
        "居务监督委员会（\(elected.day)，\(Wording.name(elected.meeting).zh)推选）：\(names)",
        "Supervisory committee (elected on \(elected.day), \(Wording.name(elected.meeting).en)): \(names)")
    }
  }

  private func late(_ poll: FurtherPoll) -> String {
    guard poll.kind == .supplementary, let last = result.supplementaryUntil, poll.day > last else { return "" }
    return say("（逾期：应不迟于 \(last)）", " (late: due by \(last))")
  }
}
