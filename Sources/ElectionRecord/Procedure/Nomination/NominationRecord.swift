/// One record of the nomination (提名), which is a poll of its own with its own ballot account.
package enum NominationRecord: Equatable, Sendable, Codable {
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
  package static let kinds = [
    Kind(1, "nominationSheets", Self.sheets) { if case .sheets(let record) = $0 { record } else { nil } },
    Kind(2, "nominationVotes", Self.votes) { if case .votes(let record) = $0 { record } else { nil } },
    Kind(3, "jointNomination", Self.joint) { if case .joint(let record) = $0 { record } else { nil } },
    Kind(4, "vetting", Self.vetting) { if case .vetting(let record) = $0 { record } else { nil } },
    Kind(5, "nomineeWithdrawal", Self.withdrawal) { if case .withdrawal(let record) = $0 { record } else { nil } },
    Kind(6, "formalList", Self.formal) { if case .formal(let record) = $0 { record } else { nil } },
  ]
}
