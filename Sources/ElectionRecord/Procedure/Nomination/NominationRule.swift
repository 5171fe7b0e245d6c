/// Which records of the topic may be written (提名).
enum NominationRule {
  static func check(_ record: NominationRecord, in register: Register) throws(ProcedureRefusal) {}
}
