package import ElectionRecord

/// The members of a message by the keys of its fields, with empty texts and what is not known as null or "".
///
/// Digests are left out: no answer shows one, and no file gives one.
package struct JSONFields: RecordFields {
  /// Nothing can go wrong in writing.
  package typealias Failure = Never

  /// The keys in the order of the fields, with those of remarks: what a file of the message may say.
  package private(set) var keys: [String] = []
  package private(set) var members: [String: JSONValue] = [:]

  package init(_ message: some WireMessage) {
    var message = message
    message.visit(&self)
  }

  private mutating func add(_ key: String, _ value: JSONValue) {
    keys.append(key)
    members[key] = value
  }

  package mutating func text(_ number: Int, _ key: String, _ value: inout String, _ form: FieldForm) {
    add(key, .string(value))
  }
  package mutating func texts(_ number: Int, _ key: String, _ value: inout [String], _ form: FieldForm) {
    add(key, .array(value.map { .string($0) }))
  }
  package mutating func count(_ number: Int, _ key: String, _ value: inout Int, _ form: FieldForm) {
    add(key, .integer(value))
  }
  package mutating func count(_ number: Int, _ key: String, _ value: inout Int?, _ form: FieldForm) {
    add(key, JSONValue(value))
  }
  package mutating func flag(_ number: Int, _ key: String, _ value: inout Bool, _ form: FieldForm) {
    add(key, .bool(value))
  }
  package mutating func voter(_ number: Int, _ key: String, _ value: inout RollNumber) {
    add(key, .integer(Int(value)))
  }
  package mutating func voter(_ number: Int, _ key: String, _ value: inout RollNumber?) {
    add(key, JSONValue(value.map { Int($0) }))
  }
  package mutating func voters(_ number: Int, _ key: String, _ value: inout [RollNumber], _ form: FieldForm) {
    add(key, .array(value.map { .integer(Int($0)) }))
  }
  package mutating func day(_ number: Int, _ key: String, _ value: inout CalendarDay) {
    add(key, .string(value.description))
  }
  package mutating func day(_ number: Int, _ key: String, _ value: inout CalendarDay?) {
    add(key, JSONValue(value?.description))
  }
  package mutating func bytes(_ number: Int, _ key: String, _ value: inout [UInt8]?) {}
  package mutating func signed(_ number: Int, _ key: String, _ value: inout Int) { add(key, .integer(value)) }
  package mutating func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T, _ form: FieldForm) {
    add(key, .string(value.rawValue))
  }
  package mutating func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T?) {
    add(key, JSONValue(value?.rawValue))
  }
  package mutating func codes<T: StableCode>(_ number: Int, _ key: String, _ value: inout [T]) {
    add(key, .array(value.map { .string($0.rawValue) }))
  }
  package mutating func messages<T: WireMessage>(
    _ number: Int, _ key: String, _ value: inout [T], _ form: FieldForm
  ) {
    add(key, .array(value.map { .object(JSONFields($0).members) }))
  }
  package mutating func site(_ number: Int, _ key: String, _ value: inout SiteID?) {
    add(key, JSONValue(value?.rawValue))
  }
  package mutating func poll(_ number: Int, _ key: String, _ value: inout PollID) { add(key, .string(value.rawValue)) }
  package mutating func remark(_ key: String) { keys.append(key) }
}

extension JSONValue {
  /// A message as an object.
  package init(_ message: some WireMessage) { self = .object(JSONFields(message).members) }
}
