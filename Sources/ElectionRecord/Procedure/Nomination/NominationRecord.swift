/// One record of the nomination (提名), which is a poll of its own with its own ballot account.
public enum NominationRecord: Equatable, Sendable, Codable {
  /// 提名票: the account of one area's forms.
  case sheets(NominationSheets)
  /// 提名得票: what the forms of all areas say for one office.
  case votes(NominationVotes)
  /// 联名提名: voters or households put a name forward together.
  case joint(JointNomination)
  /// 资格审查: the committee's decision on one nominee.
  case vetting(VettingDecision)
  /// 退出: a nominee does not stand.
  case withdrawal(NomineeWithdrawal)
  /// 正式候选人: the list that goes on the ballot paper.
  case formal(FormalList)
}

extension NominationRecord: ProcedureTopic {
  func write(to writer: inout WireWriter) {
    switch self {
    case .sheets(let sheets): writer.message(1, sheets)
    case .votes(let votes): writer.message(2, votes)
    case .joint(let joint): writer.message(3, joint)
    case .vetting(let decision): writer.message(4, decision)
    case .withdrawal(let withdrawal): writer.message(5, withdrawal)
    case .formal(let list): writer.message(6, list)
    }
  }

  init(_ field: WireField) throws(WireError) {
    switch field.number {
    case 1: self = .sheets(try field.message())
    case 2: self = .votes(try field.message())
    case 3: self = .joint(try field.message())
    case 4: self = .vetting(try field.message())
    case 5: self = .withdrawal(try field.message())
    case 6: self = .formal(try field.message())
    default: throw .invalidValue(field: field.number, at: field.offset)
    }
  }
}
