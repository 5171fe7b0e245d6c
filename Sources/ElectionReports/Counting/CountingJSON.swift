public import ElectionRecord

/// The object of `tally status --json`.
public enum CountingJSON {
  /// Sessions and batches with every tally, and how many batches are not accepted.
  public static func members(_ state: CountingState, departures: [CountingDeparture]) -> [String: JSONValue] {
    [
      "unappointed": .array(
        departures.map {
          ["session": .string($0.session), "role": .string($0.role.rawValue), "name": .string($0.name)]
        }),
      "sessions": .array(state.sessions.map(session)),
      "batches": .array(state.batches.map(batch)),
      "unsettled": .integer(state.batches.count { $0.accepted == nil }),
    ]
  }

  private static func session(_ session: CountSession) -> JSONValue {
    [
      "id": .string(session.id), "caller": .string(session.caller), "teller": .string(session.teller),
      "scrutineer": .string(session.scrutineer), "day": JSONValue(session.day?.description),
    ]
  }

  private static func batch(_ state: BatchState) -> JSONValue {
    [
      "id": .string(state.batch.id), "poll": .string(state.batch.poll.rawValue),
      "sites": .array(state.batch.sites.map { .string($0.rawValue) }), "papers": .integer(state.batch.papers),
      "status": .string(state.status.rawValue), "accepted": JSONValue(state.accepted?.keying),
      "undecided": .integer(state.undecided),
      "tallies": .array(state.keyings.map { tally($0, of: state.batch) }),
      "referrals": .array(state.referrals.map(referral)),
    ]
  }

  private static func tally(_ keying: BatchState.Keying, of batch: CountBatch) -> JSONValue {
    let tally = keying.tally
    return [
      "keying": .integer(tally.keying), "session": .string(tally.session), "teller": .string(keying.teller),
      "valid": .integer(tally.valid), "invalid": .integer(tally.invalid), "blank": .integer(tally.blank),
      "doubtful": .integer(tally.doubtful), "unclassified": .integer(batch.papers - tally.classified),
      "contests": .array(tally.contests.map(contest)),
    ]
  }

  private static func contest(_ contest: ContestTally) -> JSONValue {
    [
      "contest": .string(contest.contest), "void": .integer(contest.void),
      "votes": .array(contest.votes.map(line)), "writeIns": .array(contest.writeIns.map(line)),
      "undervotes": .integer(contest.undervotes),
    ]
  }

  private static func line(_ line: NamedVotes) -> JSONValue {
    ["name": .string(line.name), "votes": .integer(line.votes)]
  }

  private static func referral(_ referral: BatchState.Referral) -> JSONValue {
    [
      "id": .string(referral.referral.id), "reason": .string(referral.referral.reason.rawValue),
      "papers": .integer(referral.referral.papers), "decision": JSONValue(referral.decision?.decision.rawValue),
      "officers": .array((referral.decision?.officers ?? []).map { .string($0) }),
    ]
  }
}
