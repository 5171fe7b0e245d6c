import ElectionRecord
package import ElectionReports

extension NodeFacts {
  /// The object of `status --json`.
  package var json: [String: JSONValue] {
    [
      "election": .string(election), "poll": .string(poll.rawValue), "site": JSONValue(site?.rawValue),
      "device": .string(device.description), "policy": .string(policy.rawValue),
      "state": JSONValue(state?.rawValue), "halted": JSONValue(halted?.rawValue),
      "journal": AnswerParts.head(head), "delivered": .integer(Int(delivered)), "casts": .integer(casts),
      "account": site.flatMap { account(of: $0) }.map(Self.account) ?? .null,
      "journals": .integer(journals), "entries": .integer(Int(entries)), "rollVersion": .integer(rollVersion),
      "registered": .integer(register.registered), "counted": .integer(register.counted),
      "provisionalPending": .integer(register.provisionalPending), "quarantined": .integer(register.quarantined),
      "surplus": .integer(register.surplus), "openCases": .integer(openCases), "ruledCases": .integer(ruledCases),
      "unexplainedFindings": .integer(unexplainedFindings), "forks": .integer(forks), "declared": .bool(isDeclared),
      "missing": .array(missing.map { .string($0.rawValue) }), "sites": .array(sites.map(Self.site)),
    ]
  }

  private static func site(_ facts: SiteFacts) -> JSONValue {
    [
      "site": .string(facts.site.rawValue), "state": .string(facts.state.rawValue),
      "account": account(facts.account),
      "firstMergedAt": JSONValue(facts.arrival.map { UTCTimestamp.text(secondsSince1970: $0.firstMergedAt) }),
      "lastMergedAt": JSONValue(facts.arrival.map { UTCTimestamp.text(secondsSince1970: $0.lastMergedAt) }),
      "lateEntries": .integer(facts.arrival?.lateEntries ?? 0),
      "devices": .array(facts.devices.map(device)),
    ]
  }

  private static func device(_ facts: DeviceFacts) -> JSONValue {
    [
      "device": .string(facts.device.description), "entries": .integer(Int(facts.entries)),
      "delivered": .integer(Int(facts.delivered)),
      "recordedAt": JSONValue(facts.recordedAt.map { UTCTimestamp.text(secondsSince1970: $0) }),
      "revoked": .bool(facts.isRevoked), "forkedAt": JSONValue(facts.forkedAt.map(Int.init)),
      "manyHistories": .bool(facts.hasManyHistories),
    ]
  }

  private static func account(_ account: BallotAccount) -> JSONValue {
    [
      "received": JSONValue(account.received), "issued": .integer(account.issued),
      "envelopes": .integer(account.envelopes), "spoilt": .integer(account.spoilt),
      "unused": JSONValue(account.unused), "expectedUnused": JSONValue(account.expectedUnused),
    ]
  }
}
