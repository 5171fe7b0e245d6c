/// Who demands a recall (罢免); stable in JSON and on the wire.
package enum Petitioner: String, Sendable, Codable, CaseIterable {
  case voters, representatives
}

/// A demand for a recall was handed in (罢免要求), with how many signed it.
package struct RecallPetition: WireMessage, Codable {
  /// The demand's name.
  package var id = ""
  /// Whom it concerns.
  package var person = ""
  package var by = Petitioner.voters
  /// Signatures found good, in persons.
  package var signatures = 0
  /// Of how many who might have signed.
  package var of = 0
  /// When it was handed in.
  package var day = CalendarDay(number: 0)
  /// The ground in a few words; a later demand on the same ground names it alike.
  package var ground = ""

  package init() {}

  package init(
    id: String, person: String, by: Petitioner, signatures: Int, of: Int, day: CalendarDay, ground: String
  ) {
    self.id = id
    self.person = person
    self.by = by
    self.signatures = signatures
    self.of = of
    self.day = day
    self.ground = ground
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "id", &id, .identifier)
    try fields.text(2, "person", &person)
    try fields.code(3, "by", &by, .optional)
    try fields.count(4, "signatures", &signatures)
    try fields.count(5, "of", &of)
    try fields.day(6, "day", &day)
    try fields.text(7, "ground", &ground)
  }
}

/// A demand was voted on (罢免表决).
package struct RecallVote: WireMessage, Codable {
  package var petition = ""
  package var day = CalendarDay(number: 0)
  /// Whether the person was recalled.
  package var passed = false

  package init() {}

  package init(petition: String, day: CalendarDay, passed: Bool) {
    self.petition = petition
    self.day = day
    self.passed = passed
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "id", &petition, .identifier)
    try fields.day(2, "day", &day)
    try fields.flag(3, "passed", &passed)
  }
}
