/// A message whose fields are named once, with number and key: the wire, files, JSON and limits all follow from that.
///
/// On the wire, fields that hold their type's empty value take no bytes, and a field that this program does not know is
/// passed over; the entry is kept as the bytes that were signed.
package protocol WireMessage: Equatable, Sendable {
  /// The message with every field empty, or as files leave it out.
  init()

  /// Names every field, in ascending order of the numbers.
  ///
  /// - Throws: What a visitor finds wrong with a field; one that only looks on refuses nothing.
  mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure)
}

/// What ``WireMessage/visit(_:)`` names its fields to.
///
/// | visitor | does |
/// |---|---|
/// | `WireMessageWriter`, `WireMessageReader` | write and read the wire |
/// | `LimitCheck` | refuses texts and figures out of bounds |
/// | `YAMLFields` (NodeService) | reads files strictly, with the line of a mistake |
/// | `JSONFields` (ElectionReports) | gives the members of a JSON object |
package protocol RecordFields {
  /// What is thrown for a field that will not do; `Never` by a visitor that only looks on.
  associatedtype Failure: Error

  mutating func text(_ number: Int, _ key: String, _ value: inout String, _ form: FieldForm) throws(Failure)
  mutating func texts(_ number: Int, _ key: String, _ value: inout [String], _ form: FieldForm) throws(Failure)
  /// A whole number from 0.
  mutating func count(_ number: Int, _ key: String, _ value: inout Int, _ form: FieldForm) throws(Failure)
  /// A whole number from 0, or not known; not known takes no bytes, 0 does.
  mutating func count(_ number: Int, _ key: String, _ value: inout Int?, _ form: FieldForm) throws(Failure)
  mutating func flag(_ number: Int, _ key: String, _ value: inout Bool, _ form: FieldForm) throws(Failure)
  mutating func voter(_ number: Int, _ key: String, _ value: inout RollNumber) throws(Failure)
  mutating func voter(_ number: Int, _ key: String, _ value: inout RollNumber?) throws(Failure)
  mutating func voters(_ number: Int, _ key: String, _ value: inout [RollNumber], _ form: FieldForm) throws(Failure)
  mutating func day(_ number: Int, _ key: String, _ value: inout CalendarDay) throws(Failure)
  mutating func day(_ number: Int, _ key: String, _ value: inout CalendarDay?) throws(Failure)
  /// What a program worked out, such as a digest or a key; no file gives it and no answer shows it.
  mutating func bytes(_ number: Int, _ key: String, _ value: inout [UInt8]?) throws(Failure)
  /// A whole number that may be below 0.
  mutating func signed(_ number: Int, _ key: String, _ value: inout Int) throws(Failure)
  /// Says whether what was read of a field makes sense; whoever reads bytes refuses what does not.
  mutating func demand(_ number: Int, _ isSound: Bool) throws(Failure)
  /// A stable code of an enumeration.
  mutating func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T, _ form: FieldForm) throws(Failure)
  mutating func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T?) throws(Failure)
  /// Several stable codes, in their order; files may leave them out.
  mutating func codes<T: StableCode>(_ number: Int, _ key: String, _ value: inout [T]) throws(Failure)
  mutating func messages<T: WireMessage>(
    _ number: Int, _ key: String, _ value: inout [T], _ form: FieldForm
  ) throws(Failure)
  /// Votes by name, which files write as a mapping.
  mutating func votes(_ number: Int, _ key: String, _ value: inout [NamedVotes], _ form: FieldForm) throws(Failure)
  mutating func site(_ number: Int, _ key: String, _ value: inout SiteID) throws(Failure)
  mutating func site(_ number: Int, _ key: String, _ value: inout SiteID?) throws(Failure)
  mutating func sites(_ number: Int, _ key: String, _ value: inout [SiteID], _ form: FieldForm) throws(Failure)
  /// A poll; the main one takes no bytes, and files may leave it out.
  mutating func poll(_ number: Int, _ key: String, _ value: inout PollID) throws(Failure)
  /// What a file may say besides, such as where the facts come from; it is not kept.
  mutating func remark(_ key: String)
}

/// An enumeration whose raw values never change.
package typealias StableCode = CaseIterable & RawRepresentable<String>

/// How a field stands in a file, and what it may hold.
package struct FieldForm: Sendable {
  /// Whether a file must give it; otherwise the message's own empty value stands.
  package private(set) var isRequired = true
  /// Whether only letters, digits and hyphens will do.
  package private(set) var isIdentifier = false
  /// The longest text in a file, in Unicode scalars.
  package private(set) var charactersMax = 200
  /// The longest list in a file.
  package private(set) var itemsMax = 32
  /// The numbers that a file may give.
  package private(set) var range = 0...RecordLimits.figureMax

  package static let required = FieldForm()
  package static let optional = FieldForm(isRequired: false)
  package static let identifier = FieldForm(isIdentifier: true, charactersMax: 64)

  func characters(_ most: Int) -> FieldForm { changed { $0.charactersMax = most } }
  func items(_ most: Int) -> FieldForm { changed { $0.itemsMax = most } }
  func within(_ range: ClosedRange<Int>) -> FieldForm { changed { $0.range = range } }

  private func changed(_ change: (inout FieldForm) -> Void) -> FieldForm {
    var form = self
    change(&form)
    return form
  }
}

/// A field of which nothing is said stands in every file.
extension RecordFields {
  mutating func text(_ number: Int, _ key: String, _ value: inout String) throws(Failure) {
    try text(number, key, &value, .required)
  }

  mutating func texts(_ number: Int, _ key: String, _ value: inout [String]) throws(Failure) {
    try texts(number, key, &value, .required)
  }

  mutating func count(_ number: Int, _ key: String, _ value: inout Int) throws(Failure) {
    try count(number, key, &value, .required)
  }

  mutating func count(_ number: Int, _ key: String, _ value: inout Int?) throws(Failure) {
    try count(number, key, &value, .optional)
  }

  mutating func flag(_ number: Int, _ key: String, _ value: inout Bool) throws(Failure) {
    try flag(number, key, &value, .required)
  }

  mutating func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T) throws(Failure) {
    try code(number, key, &value, .required)
  }
}

/// Fields that are texts or messages to all but a few visitors.
extension RecordFields {
  package mutating func votes(
    _ number: Int, _ key: String, _ value: inout [NamedVotes], _ form: FieldForm
  ) throws(Failure) {
    try messages(number, key, &value, form)
  }

  package mutating func site(_ number: Int, _ key: String, _ value: inout SiteID) throws(Failure) {
    var text = value.rawValue
    try self.text(number, key, &text, .identifier)
    value = SiteID(text)
  }

  package mutating func site(_ number: Int, _ key: String, _ value: inout SiteID?) throws(Failure) {
    var text = value?.rawValue ?? ""
    try self.text(number, key, &text, .optional)
    value = text.isEmpty ? nil : SiteID(text)
  }

  package mutating func sites(
    _ number: Int, _ key: String, _ value: inout [SiteID], _ form: FieldForm
  ) throws(Failure) {
    var all = value.map(\.rawValue)
    try texts(number, key, &all, form)
    value = all.map { SiteID($0) }
  }

  package mutating func poll(_ number: Int, _ key: String, _ value: inout PollID) throws(Failure) {
    var name = value == .main ? "" : value.rawValue
    try text(number, key, &name, .optional)
    value = name.isEmpty ? .main : PollID(name)
  }

  package mutating func remark(_ key: String) {}
  package mutating func demand(_ number: Int, _ isSound: Bool) {}
}

/// Fields of the register's messages.
extension RecordFields {
  /// A place in a journal, or its size.
  mutating func sequence(_ number: Int, _ key: String, _ value: inout UInt32) throws(Failure) {
    var whole = Int(value)
    try count(number, key, &whole, .required.within(0...Int(UInt32.max)))
    value = UInt32(clamping: whole)
  }

  /// A stable code that must be there and known.
  mutating func knownCode<T: StableCode>(_ number: Int, _ key: String, _ value: inout T) throws(Failure) {
    var known: T? = value
    try code(number, key, &known)
    try demand(number, known != nil)
    value = known ?? value
  }

  mutating func key(_ number: Int, _ key: String, _ value: inout [UInt8]) throws(Failure) {
    var bytes: [UInt8]? = value
    try self.bytes(number, key, &bytes)
    value = bytes ?? []
  }

  mutating func device(_ number: Int, _ key: String, _ value: inout DeviceID) throws(Failure) {
    var device: DeviceID? = value
    try self.device(number, key, &device)
    value = device ?? DeviceID(rawValue: 0)
  }

  mutating func device(_ number: Int, _ key: String, _ value: inout DeviceID?) throws(Failure) {
    var bytes = value?.bigEndianBytes
    try self.bytes(number, key, &bytes)
    value = bytes.flatMap { DeviceID(bigEndianBytes: $0) }
    try demand(number, (bytes == nil) == (value == nil))
  }

  mutating func digest(_ number: Int, _ key: String, _ value: inout Digest32) throws(Failure) {
    var digest: Digest32? = value
    try self.digest(number, key, &digest)
    value = digest ?? .zero
  }

  mutating func digest(_ number: Int, _ key: String, _ value: inout Digest32?) throws(Failure) {
    var bytes = value?.bytes
    try self.bytes(number, key, &bytes)
    value = bytes.flatMap { Digest32(bytes: $0) }
    try demand(number, (bytes == nil) == (value == nil))
  }
}
