/// What became of a result (选举结果): seats left open, further polls, demands for a recall.
public enum OutcomeRecord: Equatable, Sendable, Codable {
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
  func write(to writer: inout WireWriter) {
    switch self {
    case .vacancy(let vacancy): writer.message(1, vacancy)
    case .further(let further): writer.message(2, further)
    case .petition(let petition): writer.message(3, petition)
    case .recallVote(let vote): writer.message(4, vote)
    }
  }

  init(_ field: WireField) throws(WireError) {
    switch field.number {
    case 1: self = .vacancy(try field.message())
    case 2: self = .further(try field.message())
    case 3: self = .petition(try field.message())
    case 4: self = .recallVote(try field.message())
    default: throw .invalidValue(field: field.number, at: field.offset)
    }
  }
}
