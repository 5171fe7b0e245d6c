package import ElectionRecord
package import ElectionReports
package import JournalStore

/// `ask`: what the clerk is told about a voter whose right the hall was asked for.
extension Node {
  /// Renders what became of asking: the object of `cast --json`, without an entry, since nothing is recorded here.
  ///
  /// - Parameters:
  ///   - receipt: The hall's refusal, or what this site may do now.
  ///   - roll: For the voter's name on the clerk's own screen.
  ///   - local: The clock on the reader's wall.
  package func askReply(
    _ receipt: CastReceipt, language: Language, roll: RollStore?, local: LocalTime = .utc
  ) -> CommandReply {
    let say = Speaker(language: language)
    do throws(Refusal) {
      try refusing { () throws(StoreError) in try teach(roll) }
      let voter = try CommandContext.voterName(receipt.voter, on: roll)
      guard receipt.outcome == .ordinary else {
        let lines = [say("\(voter)：不能发普通票。", "\(voter): no ordinary paper.")]
        return CommandAnswer(receipt.json, lines + snapshot.refusalLines(receipt, say, local), status: .refused).reply()
      }
      if let meant = try refusing({ () throws(StoreError) in try roll?.voter(receipt.voter) }),
        let found = snapshot.waitingEnvelope(named: meant, poll: 0)
      {
        throw Refusal.unlistedEnvelope(meant, found.number, at: found.site)
      }
      let next = "ballotsync cast \(receipt.voter)"
      return CommandAnswer(
        receipt.json,
        [
          say(
            "\(voter)：可以发普通票。发票时请划名：\(next)",
            "\(voter): an ordinary paper may be handed over. Mark the voter: \(next)")
        ]
      ).reply()
    } catch {
      return error.reply(language)
    }
  }
}
