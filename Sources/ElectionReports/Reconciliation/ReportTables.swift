import ElectionRecord

/// The tables of a reconciliation, for text, page and spreadsheet. They name no voter and no roll number.
struct ReportTables {
  let report: ReconciliationReport
  let election: Election
  let sites: SiteNames
  var scope = ReportScope.hall
  /// Elections that were found void since; see ``ElectionRecord/ReconciliationReport/voided(_:)``.
  var void: [ElectionAnnulled] = []
  var say: Speaker { sites.say }

  var accounts: Table {
    let columns: [Column] = [
      .site, .received, .issued, .envelopes, .spoilt, .unused, .returned, .unreturned, .valid, .invalid, .blank,
      .unclassified,
    ]
    return Table(
      name: "accounts", caption: say("选票核对表（张）", "Ballot accounts (papers)"), columns: columns,
      rows: report.accounts.map { [.site($0.site)] + figures($0.account) } + together,
      total: [.text(say("合计", "total"))] + figures(report.total), parts: [Array(1...5), [2] + Array(6...11)])
  }

  /// Boxes that were mixed before counting: what no site's own line has.
  private var together: [Table.Row] {
    report.countedTogether.map { together in
      [.text(together.sites.map(\.rawValue).joined(separator: "＋"))] + figures(together.account)
    }
  }

  private func figures(_ account: BallotAccount) -> [Cell] {
    [
      account.received, account.issued, account.envelopes, account.spoilt, account.unused, account.returned,
      account.unreturned, account.valid, account.invalid, account.blank,
    ].map { .number($0) } + [.doubt(account.unclassified)]
  }

  /// All contests with their write-ins; ``votes(_:)`` is one of them.
  var results: Table { results(report.results.flatMap { lines($0) + rest($0) }) }

  /// All who stood, as a notice names them.
  var standing: Table { results(report.results.flatMap(lines)) }

  private func results(_ rows: [Table.Row]) -> Table {
    Table(name: "results", columns: [.office, .seats, .name, .votes, .needed, .outcome], rows: rows)
  }

  /// One contest: names, votes, outcome.
  func votes(_ result: ContestResult) -> Table { results(lines(result) + rest(result)).keeping([2, 3, 5]) }

  private func lines(_ result: ContestResult) -> [Table.Row] {
    result.lines.map { row(result, $0.name, $0.votes, $0.elected ? outcome(of: $0, in: result) : "") }
  }

  private func outcome(of line: ContestResult.Line, in result: ContestResult) -> String {
    let isVoid = void.contains { $0.contest == result.contest && $0.person.folded == line.name.folded }
    return isVoid ? say(Wording.name(LineOutcome.annulled)) : outcome(of: result)
  }

  /// Nobody is elected by what has not all arrived, or while a seat could change.
  func outcome(of result: ContestResult) -> String {
    report.stands(result) ? say("当选", "elected") : say("暂时领先", "ahead so far")
  }

  private func rest(_ result: ContestResult) -> [Table.Row] {
    [
      row(result, say("另选他人", "write-ins"), result.writeIns),
      row(result, say("未填的名额", "choices left unused"), result.undervotes),
    ]
  }

  private func row(_ result: ContestResult, _ name: String, _ votes: Int, _ outcome: String = "") -> Table.Row {
    [
      .text(say(result.office)), .number(result.seats), .text(name), .number(votes), .number(result.majorityNeeded),
      .text(outcome),
    ]
  }

  var findings: Table {
    Table(
      name: "findings", columns: [.finding, .site, .count, .explanation],
      rows: report.findings.map { finding in
        [
          .text(say(Wording.name(finding.code))),
          finding.site.map { .site($0) } ?? .text(finding.contest ?? say("全部", "all")),
          .number(finding.count), .text(finding.explanation ?? ""),
        ]
      })
  }

  /// Figures that two officers put right.
  var corrections: Table {
    Table(
      name: "corrections", columns: [.figure, .before, .after, .reason],
      rows: report.corrections.map { correction in
        [
          Wording.name(correction.subject, in: election), Wording.row(correction.before), Wording.row(correction.after),
          BilingualText(zh: correction.reason, en: correction.reason),
        ].map { .text(say($0)) }
      }, isStacked: true)
  }

  /// Figures that were entered again: those that differ.
  var replaced: Table {
    Table(
      name: "replaced", columns: [.figure, .before, .replacement],
      rows: report.replaced.map { replaced in
        [
          Wording.name(replaced.subject, in: election),
          Wording.row(replaced.before.filter { !replaced.after.contains($0) }),
          Wording.row(replaced.after.filter { !replaced.before.contains($0) }),
        ].map { .text(say($0)) }
      }, isStacked: true)
  }

  /// Records that two officers took back.
  var withdrawn: Table {
    Table(
      name: "withdrawn", columns: [.record, .withdrawnBy, .reason],
      rows: report.withdrawn.map { withdrawn in
        let what =
          withdrawn.record.map { say(Wording.name($0, in: election)) } ?? say("读不到的记录", "a record not held here")
        return [
          "\(withdrawn.entry.sequence) \(what)", withdrawn.officers.joined(separator: say("、", ", ")), withdrawn.reason,
        ].map(Cell.text)
      }, isStacked: true)
  }

  /// Every journal, and every site of which none has come.
  var journals: Table {
    let begun = Set(report.completeness.map(\.site))
    let journals = report.completeness.map { journal -> Table.Row in
      [
        .site(journal.site), .code(journal.device.description), .number(Int(journal.size)),
        journal.closed ? .flag(.good, say("已封箱", "closed")) : .flag(.attention, say("未封箱", "NOT CLOSED")),
        .hash(journal.root),
      ]
    }
    let absent = report.missing.filter { !begun.contains($0) }.map { site -> Table.Row in
      [.site(site), .text("–"), .number(nil), .flag(.bad, say("日志未到", "NO JOURNAL")), .text("–")]
    }
    let table = Table(
      name: "journals", caption: say("日志：供观察员与照片比对", "Journals, for observers to compare with their photographs"),
      columns: [.site, .device, .entries, .state, .root], rows: journals + absent)
    return scope == .hall ? table : table.keeping([0, 1, 2, 3])
  }

  var cases: Table {
    let groups = CaseGroup.all(in: report.cases)
    let open = report.cases.count { $0.state == .open }
    let rows = groups.map { group -> Table.Row in
      let waits = group.awaited.isEmpty ? [] : [say(Wording.wait(for: group.awaited))]
      let proposals = (group.proposals.map { say(Wording.name($0)) } + waits).joined(separator: say("、", ", "))
      return [
        .text(say(Wording.name(group.caseClass))), .doubt(group.open), .number(group.ruled),
        .text(sites.list(group.sites(in: election).map(sites.short), limit: 6)),
        .text(proposals.isEmpty ? "–" : proposals),
      ]
    }
    return Table(
      name: "cases", caption: say("按类别（不列选民）", "By class (voters are not listed)"),
      columns: [.caseClass, .open, .ruled, .sites, .proposal], rows: rows,
      total: [.text(say("合计", "total")), .number(open), .number(report.cases.count - open), .text(""), .text("")],
      parts: [[1, 2, 3]])
  }

  var exposure: Table {
    let largest = report.exposure.map { max(min($0.margin, $0.aboveMajority), $0.papersInDoubt) }.max() ?? 0
    let rows = report.exposure.map { seat -> Table.Row in
      [
        .text(say(seat.contest)), .number(seat.seat), .strong(say(Wording.seatHolder(seat))), .number(seat.margin),
        .number(seat.aboveMajority), .number(seat.papersInDoubt),
        .bars(room: min(seat.margin, seat.aboveMajority), doubt: seat.papersInDoubt, largest: largest),
        seat.couldChange ? .flag(.bad, say("可能改变", "COULD CHANGE")) : .flag(.good, say("不会改变", "stands")),
      ]
    }
    return Table(
      name: "exposure", caption: say("每一席的余量（票）", "Room of every seat (votes)"),
      columns: [.office, .seat, .elected, .margin, .aboveMajority, .inDoubt, .roomAndDoubt, .outcome], rows: rows)
  }
}
