/// A message whose fields are named once, for writing and for reading: the two cannot drift apart.
///
/// Fields that hold their type's empty value take no bytes. A field that this program does not know is passed over; the
/// entry is kept as the bytes that were signed.
public protocol WireMessage: Equatable, Sendable {
  /// The message with every field empty.
  init()

  /// Names every field with its number, in ascending order.
  mutating func visit(_ fields: inout some WireFields) throws(WireError)
}

/// What ``WireMessage/visit(_:)`` names its fields to: a writer reads the values, a reader sets them.
public protocol WireFields {
  mutating func text(_ number: Int, _ value: inout String) throws(WireError)
  mutating func texts(_ number: Int, _ value: inout [String]) throws(WireError)
  /// A whole number from 0.
  mutating func count(_ number: Int, _ value: inout Int) throws(WireError)
  /// A whole number from 0, or not known; not known takes no bytes, 0 does.
  mutating func optionalCount(_ number: Int, _ value: inout Int?) throws(WireError)
  mutating func flag(_ number: Int, _ value: inout Bool) throws(WireError)
  mutating func voter(_ number: Int, _ value: inout RollNumber) throws(WireError)
  mutating func voter(_ number: Int, _ value: inout RollNumber?) throws(WireError)
  mutating func voters(_ number: Int, _ value: inout [RollNumber]) throws(WireError)
  mutating func day(_ number: Int, _ value: inout CalendarDay) throws(WireError)
  mutating func day(_ number: Int, _ value: inout CalendarDay?) throws(WireError)
  mutating func digest(_ number: Int, _ value: inout Digest32?) throws(WireError)
  /// A stable code of an enumeration.
  mutating func code<T: RawRepresentable<String>>(_ number: Int, _ value: inout T) throws(WireError)
  mutating func code<T: RawRepresentable<String>>(_ number: Int, _ value: inout T?) throws(WireError)
  mutating func messages<T: WireMessage>(_ number: Int, _ value: inout [T]) throws(WireError)
}

extension WireFields {
  /// Several stable codes of an enumeration, in their order.
  mutating func codes<T: RawRepresentable<String>>(_ number: Int, _ value: inout [T]) throws(WireError) {
    var all = value.map(\.rawValue)
    try texts(number, &all)
    value = []
    for text in all {
      guard let code = T(rawValue: text) else { throw .invalidValue(field: number, at: 0) }
      value.append(code)
    }
  }

  mutating func site(_ number: Int, _ value: inout SiteID) throws(WireError) {
    var text = value.rawValue
    try self.text(number, &text)
    value = SiteID(text)
  }

  mutating func site(_ number: Int, _ value: inout SiteID?) throws(WireError) {
    var text = value?.rawValue ?? ""
    try self.text(number, &text)
    value = text.isEmpty ? nil : SiteID(text)
  }

  mutating func sites(_ number: Int, _ value: inout [SiteID]) throws(WireError) {
    var all = value.map(\.rawValue)
    try texts(number, &all)
    value = all.map { SiteID($0) }
  }
}

extension WireWriter {
  /// Field `number` as a nested message.
  mutating func message(_ number: Int, _ value: some WireMessage) {
    var value = value
    message(number) { writer in
      var fields = WireMessageWriter()
      do throws(WireError) {
        try value.visit(&fields)
      } catch {
        preconditionFailure("a writer refuses nothing")
      }
      writer.raw(fields.writer.bytes)
    }
  }
}

extension WireField {
  /// Reads the value as a message.
  func message<T: WireMessage>(as type: T.Type = T.self) throws(WireError) -> T {
    var fields = WireMessageReader()
    try message { (part: WireField) throws(WireError) in fields.parts.append(part) }
    var value = T()
    try value.visit(&fields)
    return value
  }
}

/// Writes the fields that a message names.
private struct WireMessageWriter: WireFields {
  var writer = WireWriter()

  mutating func text(_ number: Int, _ value: inout String) { writer.field(number, value) }
  mutating func texts(_ number: Int, _ value: inout [String]) { writer.texts(number, value) }
  mutating func count(_ number: Int, _ value: inout Int) { writer.field(number, UInt64(value)) }
  mutating func optionalCount(_ number: Int, _ value: inout Int?) {
    if let value { writer.field(number, UInt64(value) + 1) }
  }
  mutating func flag(_ number: Int, _ value: inout Bool) { writer.field(number, value ? 1 : 0) }
  mutating func voter(_ number: Int, _ value: inout RollNumber) { writer.field(number, UInt64(value)) }
  mutating func voter(_ number: Int, _ value: inout RollNumber?) { writer.field(number, UInt64(value ?? 0)) }
  mutating func voters(_ number: Int, _ value: inout [RollNumber]) {
    guard !value.isEmpty else { return }
    var packed = WireWriter()
    for voter in value { packed.varint(UInt64(voter)) }
    writer.field(number, packed.bytes)
  }
  mutating func day(_ number: Int, _ value: inout CalendarDay) { writer.signedField(number, Int64(value.number)) }
  mutating func day(_ number: Int, _ value: inout CalendarDay?) {
    // The day 0 must not be taken for no day.
    if let value { writer.field(number, Array(value.description.utf8)) }
  }
  mutating func digest(_ number: Int, _ value: inout Digest32?) {
    if let value { writer.field(number, value.bytes) }
  }
  mutating func code<T: RawRepresentable<String>>(_ number: Int, _ value: inout T) {
    writer.field(number, value.rawValue)
  }
  mutating func code<T: RawRepresentable<String>>(_ number: Int, _ value: inout T?) {
    writer.field(number, value?.rawValue ?? "")
  }
  mutating func messages<T: WireMessage>(_ number: Int, _ value: inout [T]) {
    for item in value { writer.message(number, item) }
  }
}

/// Sets the fields that a message names from what was read.
private struct WireMessageReader: WireFields {
  var parts: [WireField] = []

  private func last(_ number: Int) -> WireField? { parts.last { $0.number == number } }

  mutating func text(_ number: Int, _ value: inout String) throws(WireError) {
    value = try last(number)?.text() ?? ""
  }
  mutating func texts(_ number: Int, _ value: inout [String]) throws(WireError) {
    value = []
    for part in parts where part.number == number { value.append(try part.text()) }
  }
  mutating func count(_ number: Int, _ value: inout Int) throws(WireError) {
    value = try last(number)?.count() ?? 0
  }
  mutating func optionalCount(_ number: Int, _ value: inout Int?) throws(WireError) {
    guard let part = last(number) else {
      value = nil
      return
    }
    let stored = try part.count()
    guard stored > 0 else { throw .invalidValue(field: number, at: part.offset) }
    value = stored - 1
  }
  mutating func flag(_ number: Int, _ value: inout Bool) throws(WireError) {
    value = try last(number)?.count() ?? 0 != 0
  }
  mutating func voter(_ number: Int, _ value: inout RollNumber) throws(WireError) {
    value = try last(number)?.integer() ?? 0
  }
  mutating func voter(_ number: Int, _ value: inout RollNumber?) throws(WireError) {
    let voter: RollNumber = try last(number)?.integer() ?? 0
    value = voter == 0 ? nil : voter
  }
  mutating func voters(_ number: Int, _ value: inout [RollNumber]) throws(WireError) {
    value = []
    guard let part = last(number) else { return }
    var reader = WireReader(try part.bytes())
    while !reader.isAtEnd {
      guard let voter = RollNumber(exactly: try reader.varint()) else {
        throw .invalidValue(field: number, at: part.offset)
      }
      value.append(voter)
    }
  }
  mutating func day(_ number: Int, _ value: inout CalendarDay) throws(WireError) {
    guard let part = last(number) else {
      value = CalendarDay(number: 0)
      return
    }
    // A day that no calendar shows would overflow whoever counts with it.
    guard let day = CalendarDay(wire: try part.signed()) else { throw .invalidValue(field: number, at: part.offset) }
    value = day
  }
  mutating func day(_ number: Int, _ value: inout CalendarDay?) throws(WireError) {
    guard let part = last(number) else {
      value = nil
      return
    }
    guard let day = CalendarDay(try part.text()) else { throw .invalidValue(field: number, at: part.offset) }
    value = day
  }
  mutating func digest(_ number: Int, _ value: inout Digest32?) throws(WireError) {
    value = try last(number)?.digest()
  }
  mutating func code<T: RawRepresentable<String>>(_ number: Int, _ value: inout T) throws(WireError) {
    guard let part = last(number) else { return }
    value = try part.code()
  }
  mutating func code<T: RawRepresentable<String>>(_ number: Int, _ value: inout T?) throws(WireError) {
    value = try last(number)?.code()
  }
  mutating func messages<T: WireMessage>(_ number: Int, _ value: inout [T]) throws(WireError) {
    value = []
    for part in parts where part.number == number { value.append(try part.message()) }
  }
}
