/// One record of who serves in the election (工作人员).
public enum StaffRecord: Equatable, Sendable, Codable {
  /// 任用.
  case appointed(StaffAppointment)
  /// 免去, 退出: somebody serves no longer.
  case relieved(StaffRelief)
  /// 近亲属关系申报.
  case kinship(KinshipDeclared)
}

extension StaffRecord: ProcedureTopic {
  func write(to writer: inout WireWriter) {
    switch self {
    case .appointed(let appointment): writer.message(1, appointment)
    case .relieved(let relief): writer.message(2, relief)
    case .kinship(let kinship): writer.message(3, kinship)
    }
  }

  init(_ field: WireField) throws(WireError) {
    switch field.number {
    case 1: self = .appointed(try field.message())
    case 2: self = .relieved(try field.message())
    case 3: self = .kinship(try field.message())
    default: throw .invalidValue(field: field.number, at: field.offset)
    }
  }
}
