package import ElectionRecord

/// One batch's tally sheet (计票单): for a terminal with what was keyed, for A4 with empty squares for 正.
package struct TallySheet: Sendable {
  let election: Election
  let batch: BatchState
  /// The keying that is shown; nil for a sheet to be filled in by hand.
  let tally: BatchTally?
  let session: CountSession?

  /// - Parameters:
  ///   - choices: What the paper offers in a contest.
  ///   - keying: Which keying to show; nil for an empty sheet.
  package init(
    _ batch: BatchState, in state: CountingState, election: Election, choices: [String: [String]], keying: Int?
  ) {
    self.election = election
    self.batch = batch
    self.choices = choices
    tally = batch.keyings.first { $0.tally.keying == keying }?.tally
    session = tally.flatMap { state.session($0.session) }
  }

  private let choices: [String: [String]]

  /// Lines for names written in, on an empty sheet, and the votes that each has room for.
  private static let writeInRows = 2
  private static let writeInRoom = 100

  /// A line of the sheet.
  struct Row {
    let name: String
    /// Nil on an empty sheet.
    let votes: Int?
    /// For how many votes an empty sheet has squares.
    let room: Int
  }

  /// The rows of one contest, with their votes where they are known.
  func rows(_ contest: Contest, _ say: Speaker) -> [Row] {
    let counted = tally?.contests.first { $0.contest == contest.id }
    let own = (choices[contest.id] ?? []).map { name in
      Row(name: name, votes: counted?.votes.first { $0.name.folded == name.folded }?.votes, room: batch.batch.papers)
    }
    let written = counted?.writeIns.map {
      Row(name: say("另选：\($0.name)", "write-in: \($0.name)"), votes: $0.votes, room: 0)
    }
    let open = Row(name: say("另选：", "write-in: "), votes: nil, room: min(Self.writeInRoom, batch.batch.papers))
    let unused = Row(name: say("未填名额", "choices unused"), votes: counted?.undervotes, room: Self.writeInRoom)
    return own + (written ?? Array(repeating: open, count: Self.writeInRows)) + [unused]
  }
}

extension TallySheet {
  /// Marks of one line on a terminal: a hundred votes.
  private static let marksMax = 20

  /// The sheet with its tally marks, as it is read out.
  package func lines(_ language: Language) -> [String] {
    let say = Speaker(language: language)
    var lines = [say("计票单", "Tally sheet") + "  \(batch.batch.id)  \(boxes(say))"]
    if let tally, let session {
      lines.append(
        say(
          "第 \(tally.keying) 次录入，唱票组 \(session.id)：唱票人 \(session.caller)，计票人 \(session.teller)，"
            + "监票人 \(session.scrutineer)",
          "Keying \(tally.keying), session \(session.id): caller \(session.caller), teller \(session.teller), scrutineer "
            + session.scrutineer))
      lines.append(
        say(
          "有效 \(tally.valid)，无效 \(tally.invalid)，弃权 \(tally.blank)，疑难 \(tally.doubtful)",
          "\(tally.valid) valid, \(tally.invalid) invalid, \(tally.blank) blank, \(tally.doubtful) doubtful"))
    }
    for contest in election.contests {
      lines += ["", say(contest.office)]
      for row in rows(contest, say) {
        lines.append("  \(row.name)" + (row.votes.map { "  \($0)" } ?? ""))
        lines += TallyMarks.lines(row.votes ?? 0, marksMax: Self.marksMax).map { "    \($0)" }
      }
    }
    return lines
  }

  func boxes(_ say: Speaker) -> String {
    let names = SiteNames(election, say.language)
    let boxes = batch.batch.sites.map { names.full($0) }.joined(separator: say("、", ", "))
    return say("\(boxes)，共 \(batch.batch.papers) 张", "\(boxes), \(batch.batch.papers, "paper")")
  }
}
