/// Which records of the topic may be written (票箱交接).
enum CustodyRule {
  static func check(_ record: CustodyRecord, by site: SiteID?, in register: Register) throws(ProcedureRefusal) {}

  /// What people have to explain.
  static func findings(in register: Register) -> [ProcedureFinding] { [] }
}
