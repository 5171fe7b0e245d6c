import ElectionRecord
import ElectionReports

/// The count as the hall sees it on the wall: what two tellers agree on, and nothing else.
struct CountMarkup {
  /// Nil where nothing is known yet.
  let count: CountView?
  let node: PageNode
  let say: Speaker

  /// Votes that are not drawn once they are full: twenty signs are a line.
  static let votesInLine = 100
  /// So many names and heads are written larger.
  static let linesFew = 12

  var markup: Markup {
    guard let count, !count.batches.isEmpty else { return "<p>\(say("还没有票批。", "No batch yet."))</p>" }
    return progress(count) + threshold(count)
      + "<div class=\"contests\(lines(count) > Self.linesFew ? "" : " few")\">\(count.contests.map { contest($0, count) }.joined())</div>\n"
      + batches(count)
  }

  private func lines(_ count: CountView) -> Int { count.contests.reduce(0) { $0 + $1.choices.count + 1 } }

  /// Batches of one ballot only: those whose papers two tellers agree on.
  private func accepted(_ count: CountView) -> [CountView.Tally] {
    count.batches.compactMap { batch in batch.tallies.first { $0.keying == batch.accepted } }
  }

  private func progress(_ count: CountView) -> Markup {
    let done = count.batches.filter { $0.accepted != nil }
    let papers = done.reduce(0) { $0 + $1.papers }
    let all = count.batches.reduce(0) { $0 + $1.papers }
    let text = say(
      "已确认 \(done.count) / \(count.batches.count) 批，\(papers) / \(all) 张",
      "\(done.count) of \(count.batches.count) batches agreed, \(papers) of \(all) papers")
    let tallies = accepted(count)
    let (valid, invalid) = (tallies.reduce(0) { $0 + $1.valid }, tallies.reduce(0) { $0 + $1.invalid })
    let blank = tallies.reduce(0) { $0 + ($1.blank ?? 0) }
    let classes =
      tallies.isEmpty
      ? "" : say("　有效 \(valid)，无效 \(invalid)，弃权 \(blank)", "; valid \(valid), invalid \(invalid), blank \(blank)")
    return
      "<p class=\"progress\"><strong>\(text + classes)</strong><progress max=\"\(max(all, 1))\" value=\"\(papers)\">\(text)</progress></p>\n"
  }

  /// What elects, and nothing of it while too few have taken part.
  private func threshold(_ count: CountView) -> Markup {
    if let turnout = count.turnout, let returned = turnout.returned, returned < turnout.needed {
      let text = say(
        "收回 \(returned) 张，参选至少 \(turnout.needed) 张才有效：目前不足",
        "\(returned) papers returned, \(turnout.needed) needed for a valid poll: not enough so far")
      return Message.markup(.attention, [text])
    }
    let declared = declaration(count)
    guard let threshold = count.threshold else { return declared }
    let text = say(
      "当选至少 \(threshold.needed) 票（以 \(threshold.of) 张计）",
      "\(threshold.needed, "vote") elect, of \(threshold.of)")
    return declared + "<p><strong>\(text)</strong></p>\n"
  }

  /// Whether what is shown is what was declared.
  private func declaration(_ count: CountView) -> Markup {
    guard count.declared else { return "" }
    return count.declarationStands
      ? Message.markup(.good, [say("结果已宣布", "The result is declared")])
      : Message.markup(
        .attention,
        [
          say(
            "宣布以后有更正：当选的以已公布的为准，等两名负责人更正宣布",
            "Figures were changed after the declaration: what was declared stands until two officers correct it")
        ])
  }

  private func contest(_ contest: CountView.Contest, _ count: CountView) -> Markup {
    let tallies = accepted(count).flatMap(\.contests).filter { $0.contest == contest.contest }
    var votes: [String: Int] = [:]
    var others: [String] = []
    for line in tallies.flatMap({ $0.votes + ($0.writeIns ?? []) }) {
      votes[line.name, default: 0] += line.votes
      if !contest.choices.contains(line.name), !others.contains(line.name) { others.append(line.name) }
    }
    let rows = (contest.choices + others).map { name in
      row(name, votes[name] ?? 0, isWrittenIn: others.contains(name), isElected: contest.elected.contains(name))
    }.joined()
    let seats = say("应选 \(contest.seats) 名", contest.seats == 1 ? "1 seat" : "\(contest.seats) seats")
    return """
      <section><h2>\(contest.message)<small>\(seats)</small></h2>
      <table class="tally"><tbody>\(rows)</tbody></table></section>

      """
  }

  /// The number, and the strokes of the hundred that is being filled behind those that are full.
  private func row(_ name: String, _ votes: Int, isWrittenIn: Bool, isElected: Bool) -> Markup {
    let about: Markup = isWrittenIn ? "<small>\(say("另选", "written in"))</small>" : ""
    let elected: Markup =
      isElected ? "<span class=\"flag good\">\(Icon.mark(.good))\(say("当选", "elected"))</span>" : ""
    let full = votes / Self.votesInLine
    let hundreds: Markup = full > 0 ? "<small>\(full * Self.votesInLine) +</small> " : ""
    let marks = TallyMarks.text(votes % Self.votesInLine)
    return """
      <tr><th scope="row">\(name)\(about)\(elected)</th><td class="n">\(votes)</td><td class="zheng" aria-hidden="true">\(hundreds)\(marks)</td></tr>

      """
  }

  /// Every batch with where it stands; one that was keyed again is seen to be.
  private func batches(_ count: CountView) -> Markup {
    let items = count.batches.map { batch -> Markup in
      let mark: ReportVerdict.Mark = batch.accepted != nil ? .good : batch.status == "disagreed" ? .attention : .unknown
      let again = batch.tallies.count > 2 ? say("，第 \(batch.tallies.count) 次计票", ", keying \(batch.tallies.count)") : ""
      return
        "<li class=\"flag \(mark.rawValue)\">\(Icon.mark(mark))\(say("票批 \(batch.id)（\(batch.papers) 张）", "batch \(batch.id) (\(batch.papers, "paper"))"))\(Self.state(batch, say))\(again)</li>"
    }.joined()
    return "<ul class=\"batches\">\(items)</ul>\n"
  }

  static func state(_ batch: CountView.Batch, _ say: Speaker) -> String {
    switch batch.status {
    case "accepted": say("，已确认", ", agreed")
    case "talliedOnce": say("，等第二名计票人", ", waits for the second teller")
    case "disagreed": say("，两次不符，重新计票", ", the tellers disagree: counted again")
    case "referred" where batch.referrals.allSatisfy({ $0.decision != nil }):
      say(
        "，疑难票已认定：两名计票人按认定各录一次，疑难写 0",
        ", doubtful papers decided: both tellers key it again with none doubtful")
    case "referred": say("，有疑难票待认定", ", doubtful papers wait for the committee")
    default: say("，未计票", ", not counted yet")
    }
  }
}
