import ElectionRecord

/// Reads records of outcomes.
enum OutcomeReader {
  static let readers: [String: ProcedureFile.Reader] = [
    "seatVacant": { (value) throws(ElectionFileError) in .outcome(.vacancy(try vacancy(value))) },
    "furtherPoll": { (value) throws(ElectionFileError) in .outcome(.further(try further(value))) },
    "recallPetition": { (value) throws(ElectionFileError) in .outcome(.petition(try petition(value))) },
    "recallVote": { (value) throws(ElectionFileError) in .outcome(.recallVote(try recallVote(value))) },
  ]

  private static let persons = 0...Node.Limits.papersMax

  private static func vacancy(_ value: YAMLValue) throws(ElectionFileError) -> SeatVacant {
    let map = try value.mapping(["contest", "seats", "reason", "officers"])
    return SeatVacant(
      contest: try map.required("contest").identifier(), seats: try map.optional("seats")?.integer(in: 1...1000) ?? 1,
      reason: try map.required("reason").text(), officers: try map.required("officers").names())
  }

  private static func further(_ value: YAMLValue) throws(ElectionFileError) -> FurtherPoll {
    let map = try value.mapping(["kind", "day", "contests", "note"])
    var contests: [String] = []
    for item in try map.required("contests").list(countMax: Election.contestsMax) {
      contests.append(try item.identifier())
    }
    return FurtherPoll(
      try map.required("kind").choice(ElectionType.self), day: try map.required("day").calendarDay(),
      contests: contests, note: try map.optional("note")?.text() ?? "")
  }

  private static func petition(_ value: YAMLValue) throws(ElectionFileError) -> RecallPetition {
    let map = try value.mapping(["id", "person", "by", "signatures", "of", "day", "ground"])
    return RecallPetition(
      id: try map.required("id").identifier(), person: try map.required("person").text(),
      by: try map.optional("by")?.choice(Petitioner.self) ?? .voters,
      signatures: try map.required("signatures").integer(in: persons), of: try map.required("of").integer(in: persons),
      day: try map.required("day").calendarDay(), ground: try map.required("ground").text())
  }

  private static func recallVote(_ value: YAMLValue) throws(ElectionFileError) -> RecallVote {
    let map = try value.mapping(["id", "day", "passed"])
    return RecallVote(
      petition: try map.required("id").identifier(), day: try map.required("day").calendarDay(),
      passed: try map.required("passed").boolean())
  }
}
