/// Which records of the topic may be written (工作人员).
enum StaffRule {
  static func check(_ record: StaffRecord, in register: Register) throws(ProcedureRefusal) {}
}
