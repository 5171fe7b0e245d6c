import ElectionRecord

extension TextPage {
  mutating func writeTurnout() {
    section("参选率", "Turnout")
    let turnout = report.turnout
    guard let returned = turnout.returned, let hundredths = turnout.hundredthsOfPercent, let reached = turnout.reached
    else {
      paragraph(
        say(
          "还没有点票；登记 \(turnout.registered) 人，收回至少 \(turnout.needed) 张选举才有效。",
          "Not counted yet; \(turnout.registered) registered, valid with at least \(turnout.needed) papers returned."))
      return
    }
    let outcome = reached ? say("达到", "reached") : say("没有达到，选举无效", "NOT REACHED: the election is not valid")
    paragraph(
      say(
        "\(Digits.percent(hundredths: hundredths))：登记 \(turnout.registered) 人，收回 \(returned) 张，"
          + "至少须 \(turnout.needed) 张：\(outcome)。",
        "\(Digits.percent(hundredths: hundredths)): \(returned) papers returned of \(turnout.registered) registered; "
          + "\(turnout.needed) needed: \(outcome)."))
  }

  mutating func writeResults() {
    section("当选结果", "Results")
    guard !report.results.isEmpty else {
      write(say("还没有录入得票。", "No votes are entered yet."))
      return
    }
    for (index, result) in report.results.enumerated() {
      if index > 0 { write("") }
      paragraph(heading(of: result))
      table(votes(of: result), indent: 2)
      let elected = result.lines.count(where: \.elected)
      if elected < result.seats {
        let open = result.seats - elected
        write("  " + say("缺额 \(open) 席", "\(open) \(open == 1 ? "seat" : "seats") unfilled"))
      }
    }
  }

  private func heading(of result: ContestResult) -> String {
    let majority = result.majorityNeeded.map { say("至少须 \($0) 票", "at least \($0) votes needed") }
    let needed = majority ?? say("过半票数待点票后确定", "majority known after the count")
    return say(result.office) + say("（应选 \(result.seats) 人，\(needed)）", " (\(result.seats) to elect, \(needed))")
  }

  private func votes(of result: ContestResult) -> TextTable {
    var table = TextTable([
      (say("候选人", "candidate"), .left), (say("得票", "votes"), .right), (say("结果", "outcome"), .left),
    ])
    table.rows = result.lines.map { line in
      [line.name, String(line.votes), line.elected ? say("当选", "elected") : ""]
    }
    table.rows.append([say("另选他人", "write-ins"), String(result.writeIns), ""])
    table.rows.append([say("未填的名额", "choices left unused"), String(result.undervotes), ""])
    return table
  }

  mutating func writeExposure() {
    section("逐席核对：存疑的选票能不能改变结果", "Seat by seat: could the papers in doubt change it?")
    guard !report.exposure.isEmpty else {
      write(say("还没有可核对的席位。", "There is no seat to check yet."))
      return
    }
    var table = TextTable([
      (say("职位", "office"), .left), (say("席", "seat"), .right), (say("当选人", "elected"), .left),
      (say("领先", "ahead by"), .right), (say("多于当选线", "over majority"), .right),
      (say("存疑", "in doubt"), .right), (say("结论", "outcome"), .left),
    ])
    table.rows = report.exposure.map { seat in
      [
        say(seat.contest), String(seat.seat), say(Wording.seatHolder(seat)), String(seat.margin),
        String(seat.aboveMajority),
        String(seat.papersInDoubt), seat.couldChange ? say("可能改变", "COULD CHANGE") : say("不会改变", "stands"),
      ]
    }
    self.table(table, indent: 2)
  }
}
