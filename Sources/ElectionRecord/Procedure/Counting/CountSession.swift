/// Three people who count together (唱票组).
package struct CountSession: WireMessage, Codable {
  /// The session's name, used by its tallies.
  package var id = ""
  /// 唱票人: reads the papers out.
  package var caller = ""
  /// 计票人: makes the tally marks.
  package var teller = ""
  /// 监票人: watches both.
  package var scrutineer = ""
  package var day: CalendarDay?

  package init() {}

  package init(id: String, caller: String, teller: String, scrutineer: String, day: CalendarDay? = nil) {
    self.id = id
    self.caller = caller
    self.teller = teller
    self.scrutineer = scrutineer
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "id", &id, .identifier)
    try fields.text(2, "caller", &caller)
    try fields.text(3, "teller", &teller)
    try fields.text(4, "scrutineer", &scrutineer)
    try fields.day(5, "day", &day)
    fields.remark("source")
  }

  /// The three, in the order in which they sign.
  package var people: [String] { [caller, teller, scrutineer] }

  /// Who does what.
  var roles: [(role: StaffRole, name: String)] { [(.caller, caller), (.teller, teller), (.scrutineer, scrutineer)] }
}
