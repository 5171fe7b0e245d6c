package import ElectionRecord

/// The object of `result --json`.
package enum DeterminationJSON {
  /// The result, its working, and what was recorded of it.
  package static func members(
    _ result: ResultDetermination, _ book: OutcomeBook, recallSteps: [WorkingStep]
  ) -> [String: JSONValue] {
    var members: [String: JSONValue] = [
      "poll": .string(result.poll.rawValue), "valid": JSONValue(result.isValid),
      "steps": .array((result.steps + recallSteps).map(step)), "contests": .array(result.contests.map(contest)),
      "elected": .integer(result.electedCount), "shortfall": .integer(result.shortfall),
      "voidBoxes": .array(result.voidBoxes.map { .string($0.rawValue) }),
      "supplementaryUntil": JSONValue(result.supplementaryUntil?.description),
      "mayStayVacant": JSONValue(result.mayStayVacant?.value),
      "further": .array(book.further.map(further)), "petitions": .array(book.petitions.map { petition($0, book) }),
      "vacancies": .array(book.vacancies.map(vacancy)),
    ]
    if let elected = book.supervisors.last { members["supervisors"] = supervisors(elected) }
    let void = book.voided(in: result)
    if !void.isEmpty { members["annulled"] = .array(void.map(annulled)) }
    if !book.ended.isEmpty { members["ended"] = .array(book.ended.map(ended)) }
    return members
  }

  private static func annulled(_ annulled: ElectionAnnulled) -> JSONValue {
    [
      "contest": .string(annulled.contest), "person": .string(annulled.person),
      "authority": .string(annulled.authority), "reason": .string(annulled.reason),
      "day": .string(annulled.day.description), "officers": .array(annulled.officers.map { .string($0) }),
    ]
  }

  private static func ended(_ ended: OfficeEnded) -> JSONValue {
    [
      "contest": .string(ended.contest), "person": .string(ended.person), "ground": .string(ended.ground.rawValue),
      "day": .string(ended.day.description), "meeting": JSONValue(ended.meeting?.rawValue),
    ]
  }

  private static func supervisors(_ elected: SupervisorsElected) -> JSONValue {
    [
      "day": .string(elected.day.description), "meeting": .string(elected.meeting.rawValue),
      "members": .array(elected.members.map { .string($0.name) }),
    ]
  }

  private static func step(_ step: WorkingStep) -> JSONValue {
    [
      "kind": .string(step.kind.rawValue), "subject": JSONValue(step.subject.isEmpty ? nil : step.subject),
      "base": .string(step.base.rawValue), "of": JSONValue(step.of),
      "requirement": JSONValue(step.requirement.map(requirement)), "threshold": JSONValue(step.threshold),
      "figure": JSONValue(step.figure), "met": JSONValue(step.met), "source": JSONValue(step.source),
    ]
  }

  private static func requirement(_ requirement: Requirement) -> String {
    switch requirement {
    case .moreThan(let part): "moreThan \(part.numerator)/\(part.denominator)"
    case .atLeast(let part): "atLeast \(part.numerator)/\(part.denominator)"
    case .mostVotes: "mostVotes"
    }
  }

  private static func contest(_ contest: ContestOutcome) -> JSONValue {
    [
      "contest": .string(contest.contest), "office": .string(contest.office.zh), "seats": .integer(contest.seats),
      "lines": .array(contest.lines.map(line)), "otherWriteIns": .integer(contest.otherWriteIns),
      "undervotes": .integer(contest.undervotes), "openSeats": .integer(contest.openSeats),
      "tiedSeats": .integer(contest.tiedSeats), "leftVacant": .integer(contest.leftVacant),
      "shortfall": .integer(contest.shortfall),
    ]
  }

  private static func line(_ line: ContestOutcome.Line) -> JSONValue {
    [
      "name": .string(line.name), "votes": .integer(line.votes), "writeIn": .bool(line.isWriteIn),
      "outcome": .string(line.outcome.rawValue),
    ]
  }

  private static func further(_ poll: FurtherPoll) -> JSONValue {
    [
      "kind": .string(poll.kind.rawValue), "day": .string(poll.day.description),
      "contests": .array(poll.contests.map { .string($0) }),
    ]
  }

  private static func petition(_ petition: RecallPetition, _ book: OutcomeBook) -> JSONValue {
    let vote = book.recallVotes.first { $0.petition.folded == petition.id.folded }
    return [
      "id": .string(petition.id), "person": .string(petition.person), "by": .string(petition.by.rawValue),
      "signatures": .integer(petition.signatures), "of": .integer(petition.of),
      "day": .string(petition.day.description), "ground": .string(petition.ground),
      "votedOn": JSONValue(vote?.day.description), "passed": JSONValue(vote?.passed),
    ]
  }

  private static func vacancy(_ vacancy: SeatVacant) -> JSONValue {
    [
      "contest": .string(vacancy.contest), "seats": .integer(vacancy.seats), "reason": .string(vacancy.reason),
      "officers": .array(vacancy.officers.map { .string($0) }),
    ]
  }
}
