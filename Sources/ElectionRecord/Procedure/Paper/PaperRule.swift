/// Which records of the topic may be written (补录).
enum PaperRule {
  static func check(_ record: PaperRecord, by site: SiteID?, in register: Register) throws(ProcedureRefusal) {}

  /// What people have to explain.
  static func findings(in register: Register) -> [ProcedureFinding] { [] }
}
