extension WireWriter {
  /// Field `number` as a nested message.
  mutating func message(_ number: Int, _ value: some WireMessage) {
    var value = value
    var fields = WireMessageWriter()
    value.visit(&fields)
    field(number, fields.writer.bytes)
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

extension WireField {
  /// Reads the value as a message whose type is known only as the program runs.
  func anyMessage(as type: any WireMessage.Type) throws(WireError) -> any WireMessage {
    func read<T: WireMessage>(_ type: T.Type) throws(WireError) -> any WireMessage { try message(as: type) }
    return try read(type)
  }
}

/// Writes the fields that a message names.
private struct WireMessageWriter: RecordFields {
  typealias Failure = Never

  var writer = WireWriter()

  mutating func text(_ number: Int, _ key: String, _ value: inout String, _ form: FieldForm) {
    writer.field(number, value)
  }
  mutating func texts(_ number: Int, _ key: String, _ value: inout [String], _ form: FieldForm) {
    writer.texts(number, value)
  }
  mutating func count(_ number: Int, _ key: String, _ value: inout Int, _ form: FieldForm) {
    writer.field(number, UInt64(value))
  }
  mutating func count(_ number: Int, _ key: String, _ value: inout Int?, _ form: FieldForm) {
    if let value { writer.field(number, UInt64(value) + 1) }
  }
  mutating func flag(_ number: Int, _ key: String, _ value: inout Bool, _ form: FieldForm) {
    writer.field(number, value ? 1 : 0)
  }
  mutating func voter(_ number: Int, _ key: String, _ value: inout RollNumber) { writer.field(number, UInt64(value)) }
  mutating func voter(_ number: Int, _ key: String, _ value: inout RollNumber?) {
    writer.field(number, UInt64(value ?? 0))
  }
  mutating func voters(_ number: Int, _ key: String, _ value: inout [RollNumber], _ form: FieldForm) {
    guard !value.isEmpty else { return }
    var packed = WireWriter()
    for voter in value { packed.varint(UInt64(voter)) }
    writer.field(number, packed.bytes)
  }
  mutating func day(_ number: Int, _ key: String, _ value: inout CalendarDay) {
    writer.signedField(number, Int64(value.number))
  }
  mutating func day(_ number: Int, _ key: String, _ value: inout CalendarDay?) {
    // The day 0 must not be taken for no day.
    if let value { writer.field(number, Array(value.description.utf8)) }
  }
  mutating func bytes(_ number: Int, _ key: String, _ value: inout [UInt8]?) {
    if let value { writer.field(number, value) }
  }
  mutating func signed(_ number: Int, _ key: String, _ value: inout Int) {
    writer.signedField(number, Int64(value))
  }
  mutating func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T, _ form: FieldForm) {
    writer.field(number, value.rawValue)
  }
  mutating func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T?) {
    writer.field(number, value?.rawValue ?? "")
  }
  mutating func codes<T: StableCode>(_ number: Int, _ key: String, _ value: inout [T]) {
    writer.texts(number, value.map(\.rawValue))
  }
  mutating func messages<T: WireMessage>(_ number: Int, _ key: String, _ value: inout [T], _ form: FieldForm) {
    for item in value { writer.message(number, item) }
  }
}

/// Sets the fields that a message names from what was read.
private struct WireMessageReader: RecordFields {
  typealias Failure = WireError

  var parts: [WireField] = []

  private func last(_ number: Int) -> WireField? { parts.last { $0.number == number } }

  mutating func text(_ number: Int, _ key: String, _ value: inout String, _ form: FieldForm) throws(WireError) {
    value = try last(number)?.text() ?? ""
  }
  mutating func texts(_ number: Int, _ key: String, _ value: inout [String], _ form: FieldForm) throws(WireError) {
    value = []
    for part in parts where part.number == number { value.append(try part.text()) }
  }
  mutating func count(_ number: Int, _ key: String, _ value: inout Int, _ form: FieldForm) throws(WireError) {
    value = try last(number)?.count() ?? 0
  }
  mutating func count(_ number: Int, _ key: String, _ value: inout Int?, _ form: FieldForm) throws(WireError) {
    guard let part = last(number) else {
      value = nil
      return
    }
    let stored = try part.count()
    guard stored > 0 else { throw .invalidValue(field: number, at: part.offset) }
    value = stored - 1
  }
  mutating func flag(_ number: Int, _ key: String, _ value: inout Bool, _ form: FieldForm) throws(WireError) {
    value = try last(number)?.count() ?? 0 != 0
  }
  mutating func voter(_ number: Int, _ key: String, _ value: inout RollNumber) throws(WireError) {
    value = try last(number)?.integer() ?? 0
  }
  mutating func voter(_ number: Int, _ key: String, _ value: inout RollNumber?) throws(WireError) {
    let voter: RollNumber = try last(number)?.integer() ?? 0
    value = voter == 0 ? nil : voter
  }
  mutating func voters(_ number: Int, _ key: String, _ value: inout [RollNumber], _ form: FieldForm) throws(WireError) {
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
  mutating func day(_ number: Int, _ key: String, _ value: inout CalendarDay) throws(WireError) {
    guard let part = last(number) else {
      value = CalendarDay(number: 0)
      return
    }
    // A day that no calendar shows would overflow whoever counts with it.
    guard let day = CalendarDay(wire: try part.signed()) else { throw .invalidValue(field: number, at: part.offset) }
    value = day
  }
  mutating func day(_ number: Int, _ key: String, _ value: inout CalendarDay?) throws(WireError) {
    guard let part = last(number) else {
      value = nil
      return
    }
    guard let day = CalendarDay(try part.text()) else { throw .invalidValue(field: number, at: part.offset) }
    value = day
  }
  mutating func bytes(_ number: Int, _ key: String, _ value: inout [UInt8]?) throws(WireError) {
    value = try last(number).map { (part) throws(WireError) in Array(try part.bytes()) }
  }
  mutating func signed(_ number: Int, _ key: String, _ value: inout Int) throws(WireError) {
    value = Int(try last(number)?.signed() ?? 0)
  }
  mutating func demand(_ number: Int, _ isSound: Bool) throws(WireError) {
    if !isSound { throw .invalidValue(field: number, at: last(number)?.offset ?? 0) }
  }
  mutating func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T, _ form: FieldForm) throws(WireError)
  {
    guard let part = last(number) else { return }
    value = try part.code()
  }
  mutating func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T?) throws(WireError) {
    value = try last(number)?.code()
  }
  mutating func codes<T: StableCode>(_ number: Int, _ key: String, _ value: inout [T]) throws(WireError) {
    value = []
    for part in parts where part.number == number { value.append(try part.code()) }
  }
  mutating func messages<T: WireMessage>(
    _ number: Int, _ key: String, _ value: inout [T], _ form: FieldForm
  ) throws(WireError) {
    value = []
    for part in parts where part.number == number { value.append(try part.message()) }
  }
}
