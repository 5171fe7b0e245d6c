package import ElectionRecord

/// The object of `tally status --json`.
package enum CountingJSON {
  /// Sessions and batches with every tally, and how many batches are not accepted.
  package static func members(_ state: CountingState, departures: [CountingDeparture]) -> [String: JSONValue] {
    [
      "unappointed": .array(
        departures.map {
          ["session": .string($0.session), "role": .string($0.role.rawValue), "name": .string($0.name)]
        }),
      "sessions": .array(state.sessions.map { JSONValue($0) }),
      "batches": .array(state.batches.map(batch)),
      "unsettled": .integer(state.batches.count { $0.accepted == nil }),
    ]
  }

  private static func batch(_ state: BatchState) -> JSONValue {
    let members: [String: JSONValue] = [
      "status": .string(state.status.rawValue), "accepted": JSONValue(state.accepted?.keying),
      "undecided": .integer(state.undecided),
      "tallies": .array(state.keyings.map { tally($0, of: state.batch) }),
      "referrals": .array(state.referrals.map(referral)),
    ]
    return .object(members.merging(JSONFields(state.batch).members) { own, _ in own })
  }

  private static func tally(_ keying: BatchState.Keying, of batch: CountBatch) -> JSONValue {
    var members = JSONFields(keying.tally).members
    members["batch"] = nil
    members["teller"] = .string(keying.teller)
    members["unclassified"] = .integer(batch.papers - keying.tally.classified)
    return .object(members)
  }

  private static func referral(_ referral: BatchState.Referral) -> JSONValue {
    [
      "id": .string(referral.referral.id), "reason": .string(referral.referral.reason.rawValue),
      "papers": .integer(referral.referral.papers), "decision": JSONValue(referral.decision?.decision.rawValue),
      "officers": .array((referral.decision?.officers ?? []).map { .string($0) }),
    ]
  }
}
