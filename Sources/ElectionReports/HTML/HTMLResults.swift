import ElectionRecord

extension HTMLPage {
  var resultsSection: Markup {
    let contests = report.results.enumerated().map { index, result in contest(index, result) }.joined()
    let content: Markup =
      report.results.isEmpty ? "<p>\(say("还没有录入得票。", "No votes are entered yet."))</p>\n" : contests
    return """
      <section aria-labelledby="results">
      <h2 id="results">\(say("参选率与当选结果", "Turnout and results"))</h2>
      <p>\(turnoutSentence)</p>
      \(TurnoutBar(turnout: report.turnout, say: say).markup ?? "")\(content)</section>

      """
  }

  private var turnoutSentence: Markup {
    let turnout = report.turnout
    guard let returned = turnout.returned, let hundredths = turnout.hundredthsOfPercent, let reached = turnout.reached
    else {
      let words = say(
        "登记选民 \(turnout.registered) 人，还没有点票。收回至少 \(turnout.needed) 张，选举才有效。",
        "\(turnout.registered) registered voters; not counted yet. The election is valid with at least \(turnout.needed) "
          + "papers returned.")
      return "\(words)"
    }
    let share = Digits.percent(hundredths: hundredths)
    let words = say(
      "登记选民 \(turnout.registered) 人，收回选票 \(returned) 张，参选率 \(share)，至少须 \(turnout.needed) 张：",
      "\(turnout.registered) registered voters, \(returned) papers returned, turnout \(share); \(turnout.needed) needed: "
    )
    let outcome =
      reached
      ? flag(.good, say("选举有效", "the election is valid"))
      : flag(.bad, say("没有达到，选举无效", "not reached, the election is not valid"))
    return "\(words)\(outcome)"
  }

  private func contest(_ index: Int, _ result: ContestResult) -> Markup {
    let elected = result.lines.count(where: \.elected)
    let majority = result.majorityNeeded.map { say("当选至少须 \($0) 票", "at least \($0) votes to be elected") }
    let needed = majority ?? say("当选票数待点票后确定", "votes needed known after the count")
    let vacancy: Markup =
      elected < result.seats && !result.lines.isEmpty
      ? "<p>\(flag(.attention, say("缺额 \(result.seats - elected) 席", "\(result.seats - elected) unfilled")))</p>\n" : ""
    let rest = say(
      "另选他人 \(result.writeIns) 票，未填的名额 \(result.undervotes) 个。",
      "\(result.writeIns) votes for others (write-ins), \(result.undervotes) choices left unused.")
    return """
      <h3>\(say(result.office))\(say("：应选 \(result.seats) 人，\(needed)", ": \(result.seats) to elect, \(needed)"))</h3>
      \(VoteBars(index: index, result: result, say: say).markup ?? "")\(vacancy)<p class="note">\(rest)</p>

      """
  }

  var exposureSection: Markup {
    let content: Markup =
      report.exposure.isEmpty ? "<p>\(say("还没有可核对的席位。", "There is no seat to check yet."))</p>\n" : exposureTable
    return """
      <section aria-labelledby="exposure">
      <h2 id="exposure">\(say("逐席核对：存疑的选票能不能改变结果", "Seat by seat: could the papers in doubt change it?"))</h2>
      \(content)</section>

      """
  }

  private var exposureTable: Markup {
    let head: [(String, Bool)] = [
      (say("职位", "office"), false), (say("席", "seat"), true), (say("当选人", "elected"), false),
      (say("领先", "ahead by"), true), (say("高出当选线", "over majority"), true), (say("存疑选票", "in doubt"), true),
      (say("余量与存疑", "room and doubt"), false), (say("结论", "outcome"), false),
    ]
    let largest = report.exposure.map { max(min($0.margin, $0.aboveMajority), $0.papersInDoubt) }.max() ?? 0
    let rows = report.exposure.map { seat -> Markup in
      let outcome = seat.couldChange ? flag(.bad, say("可能改变", "could change")) : flag(.good, say("不会改变", "stands"))
      return """
        <tr><th scope="row">\(say(seat.contest))</th><td class="n">\(seat.seat)</td><td class="elected">\(say(Wording.seatHolder(seat)))</td>\
        <td class="n">\(seat.margin)</td><td class="n">\(seat.aboveMajority)</td><td class="n">\(seat.papersInDoubt)</td>\
        <td class="bar">\(bullet(seat, largest: largest))</td><td>\(outcome)</td></tr>

        """
    }
    let note = say(
      "存疑选票是多余、去向不明和未分类的选票。即使全部投给对手，也要超过较小的余量才能改变一席。上条：较小的余量；下条：存疑选票。",
      "Papers in doubt are surplus, unaccounted for or unclassified. Even if all went to the rival, they must exceed the "
        + "smaller room to change a seat. Upper bar: the smaller room; lower bar: papers in doubt.")
    return table(class: "exposure", caption: say("每一席的余量（票）", "Room of every seat (votes)"), head: head, rows: rows)
      + "<p class=\"note\">\(note)</p>\n"
  }

  /// Room above doubt, on one scale for all seats; the row says the same in numbers.
  private func bullet(_ seat: SeatExposure, largest: Int) -> Markup {
    let scale = 120 / Double(max(largest, 1))
    let room = Double(max(0, min(seat.margin, seat.aboveMajority))) * scale
    let doubt = Double(max(0, seat.papersInDoubt)) * scale
    return "<svg viewBox=\"0 0 120 16\" aria-hidden=\"true\">\(Drawing.rect(0, 1, room, 6, fill: Drawing.Ink.blue))"
      + "\(Drawing.rect(0, 9, doubt, 6, fill: Drawing.Ink.doubt))</svg>"
  }
}
