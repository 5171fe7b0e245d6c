/// Which records of the topic may be written (选民登记).
enum RegistrationRule {
  static func check(_ record: RegistrationRecord, in register: Register) throws(ProcedureRefusal) {}
}
