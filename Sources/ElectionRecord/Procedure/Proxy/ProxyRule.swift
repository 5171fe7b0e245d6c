/// Which records of the topic may be written (委托投票与代写).
enum ProxyRule {
  static func check(_ record: ProxyRecord, by site: SiteID?, in register: Register) throws(ProcedureRefusal) {}
}
