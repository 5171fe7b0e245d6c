/// Which records of the topic may be written (唱票计票).
enum CountingRule {
  static func check(_ record: CountingRecord, in register: Register) throws(ProcedureRefusal) {}

  /// What people have to explain.
  static func findings(in register: Register, poll: UInt8) -> [ProcedureFinding] { [] }
}
