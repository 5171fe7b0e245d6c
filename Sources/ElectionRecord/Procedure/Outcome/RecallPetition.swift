/// Who demands a recall (罢免); stable in JSON and on the wire.
public enum Petitioner: String, Sendable, Codable, CaseIterable {
  case voters, representatives
}

/// A demand for a recall was handed in (罢免要求), with how many signed it.
public struct RecallPetition: WireMessage, Codable {
  /// The demand's name.
  public var id = ""
  /// Whom it concerns.
  public var person = ""
  public var by = Petitioner.voters
  /// Signatures found good, in persons.
  public var signatures = 0
  /// Of how many who might have signed.
  public var of = 0
  /// When it was handed in.
  public var day = CalendarDay(number: 0)
  /// The ground in a few words; a later demand on the same ground names it alike.
  public var ground = ""

  public init() {}

  public init(
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
public struct RecallVote: WireMessage, Codable {
  public var petition = ""
  public var day = CalendarDay(number: 0)
  /// Whether the person was recalled.
  public var passed = false

  public init() {}

  public init(petition: String, day: CalendarDay, passed: Bool) {
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
