/// One record of who serves in the election (工作人员).
package enum StaffRecord: Equatable, Sendable, Codable {
  /// 任用.
  case appointed(StaffAppointment)
  /// 免去, 退出: somebody serves no longer.
  case relieved(StaffRelief)
  /// 近亲属关系申报.
  case kinship(KinshipDeclared)
}

extension StaffRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "staff", Self.appointed) { if case .appointed(let record) = $0 { record } else { nil } },
    Kind(2, "staffRelieved", Self.relieved) { if case .relieved(let record) = $0 { record } else { nil } },
    Kind(3, "kinship", Self.kinship) { if case .kinship(let record) = $0 { record } else { nil } },
  ]
}
