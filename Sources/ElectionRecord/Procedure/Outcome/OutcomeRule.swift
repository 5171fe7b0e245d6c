/// Which records of the topic may be written (选举结果).
enum OutcomeRule {
  static func check(_ record: OutcomeRecord, in register: Register) throws(ProcedureRefusal) {}
}
