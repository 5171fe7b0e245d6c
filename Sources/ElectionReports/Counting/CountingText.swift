package import ElectionRecord

/// How the count stands (唱票计票), as an operator reads it in a terminal.
package enum CountingText {
  private static let width = 100

  /// Sessions, batches, and what every batch that is not accepted waits for.
  package static func lines(
    _ state: CountingState, departures: [CountingDeparture], election: Election, language: Language
  ) -> [String] {
    let say = Speaker(language: language)
    guard !state.sessions.isEmpty || !state.batches.isEmpty else {
      return [say("还没有唱票计票记录。", "Nothing is recorded of the count yet.")]
    }
    let unappointed = departures.map { departure in
      say(
        "唱票组 \(departure.session)：\(departure.name) 没有任用为\(departure.role.title.zh)，请补录任用或写明原因。",
        "Session \(departure.session): \(departure.name) is not appointed \(departure.role.title.en); record the appointment "
          + "or say why.")
    }
    var page = TextPrinter(width: width, sites: SiteNames(election, language))
    page.table(sessions(state))
    for line in unappointed { page.write(line) }
    page.write("")
    page.table(batches(state, say))
    return page.lines + state.batches.filter { $0.status != .accepted }.flatMap { pending($0, election, say) }
  }

  private static func sessions(_ state: CountingState) -> Table {
    let rows = state.sessions.map { session in
      [session.id, session.caller, session.teller, session.scrutineer, session.day?.description ?? ""].map(Cell.text)
    }
    return Table(name: "sessions", columns: [.session, .caller, .teller, .scrutineer, .day], rows: rows)
  }

  private static func batches(_ state: CountingState, _ say: Speaker) -> Table {
    let rows = state.batches.map { batch -> Table.Row in
      let accepted = batch.accepted
      let figures = [
        batch.batch.papers, accepted?.valid, accepted?.invalid, accepted?.blank,
        accepted.map { batch.batch.papers - $0.classified }, batch.keyings.count,
      ]
      return [.text(batch.batch.id), .text(batch.batch.sites.map(\.rawValue).joined(separator: say("、", ", ")))]
        + figures.map { .number($0) } + [.text(say(Wording.name(batch.status)))]
    }
    return Table(
      name: "batches",
      columns: [.batch, .boxes, .papers, .valid, .invalid, .blank, .unclassified, .keyings, .state], rows: rows)
  }

  /// What a batch waits for, and where its tallies differ.
  private static func pending(_ batch: BatchState, _ election: Election, _ say: Speaker) -> [String] {
    var lines = ["", "\(batch.batch.id)  \(say(Wording.nextStep(batch.status)))"]
    for item in batch.referrals where item.decision == nil {
      let reason = say(Wording.name(item.referral.reason))
      lines.append(
        say(
          "  疑难票 \(item.referral.id)：\(reason)，\(item.referral.papers) 张，待委员会认定",
          "  \(item.referral.id): \(item.referral.papers) doubtful (\(reason)), waiting for the committee"))
    }
    guard batch.status == .disagreed else { return lines }
    for (label, values) in TallyFigures.differences(batch.keyings.map(\.tally), election) {
      let each = zip(batch.keyings, values).map { keying, value in
        say("第 \(keying.tally.keying) 次 \(value)", "keying \(keying.tally.keying): \(value)")
      }
      lines.append("  \(say(label))  " + each.joined(separator: say("，", ", ")))
    }
    return lines
  }
}
