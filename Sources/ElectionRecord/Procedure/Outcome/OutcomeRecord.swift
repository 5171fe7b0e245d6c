/// What became of a result (选举结果): seats left open, further polls, demands for a recall.
package enum OutcomeRecord: Equatable, Sendable, Codable {
  /// 空缺: seats stay vacant.
  case vacancy(SeatVacant)
  /// 另行选举、重新投票、补选: a further poll was called.
  case further(FurtherPoll)
  /// 罢免要求: signatures were handed in.
  case petition(RecallPetition)
  /// 罢免表决: a demand was voted on.
  case recallVote(RecallVote)
}

extension OutcomeRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "seatVacant", Self.vacancy) { if case .vacancy(let record) = $0 { record } else { nil } },
    Kind(2, "furtherPoll", Self.further) { if case .further(let record) = $0 { record } else { nil } },
    Kind(3, "recallPetition", Self.petition) { if case .petition(let record) = $0 { record } else { nil } },
    Kind(4, "recallVote", Self.recallVote) { if case .recallVote(let record) = $0 { record } else { nil } },
  ]
}
