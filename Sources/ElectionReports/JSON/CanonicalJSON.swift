/// The one spelling of a JSON value, so that equal reports are equal bytes and have one digest.
///
/// Keys are sorted by their UTF-8 bytes, there is no white space, numbers are integers in decimal, text is
/// UTF-8, and what is escaped is what JSON forbids, `"`, `\` and the control characters below U+0020 (the short
/// form where there is one), and what a terminal would obey or hide: the scalars that ``TextWrap/printable(_:)``
/// replaces, as `\u` and four small hexadecimal digits of each UTF-16 unit.
package enum CanonicalJSON {
  /// The canonical text of `value`, without a line end.
  package static func text(_ value: JSONValue) -> String {
    var writer = Writer(indentation: nil)
    writer.write(value, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The same value for a person at a terminal: sorted keys, two spaces a level, without a line end.
  package static func pretty(_ value: JSONValue) -> String {
    var writer = Writer(indentation: 2)
    writer.write(value, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

private struct Writer {
  /// Spaces a level; nil for none and no line ends.
  let indentation: Int?
  var bytes: [UInt8] = []

  init(indentation: Int?) { self.indentation = indentation }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: put("null")
    case .bool(let value): put(value ? "true" : "false")
    case .integer(let value): put(String(value))
    case .string(let value): write(quoted: value)
    case .array(let elements):
      write(elements, between: "[", and: "]", depth: depth) { writer, element in
        writer.write(element, depth: depth + 1)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      write(sorted, between: "{", and: "}", depth: depth) { writer, member in
        writer.write(quoted: member.key)
        writer.put(writer.indentation == nil ? ":" : ": ")
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func write<Element>(
    _ elements: [Element], between opening: String, and closing: String, depth: Int,
    each: (inout Writer, Element) -> Void
  ) {
    put(opening)
    for (index, element) in elements.enumerated() {
      if index > 0 { put(",") }
      breakLine(depth: depth + 1)
      each(&self, element)
    }
    if !elements.isEmpty { breakLine(depth: depth) }
    put(closing)
  }

  private mutating func breakLine(depth: Int) {
    guard let indentation else { return }
    put("\n")
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation * depth))
  }

  private mutating func write(quoted text: String) {
    put("\"")
    for scalar in text.unicodeScalars { write(scalar) }
    put("\"")
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": put("\\\"")
    case "\\": put("\\\\")
    case "\u{8}": put("\\b")
    case "\t": put("\\t")
    case "\n": put("\\n")
    case "\u{c}": put("\\f")
    case "\r": put("\\r")
    default:
      guard TextWrap.isHostile(scalar) else { return bytes.append(contentsOf: scalar.utf8) }
      for unit in scalar.utf16 { put("\\u" + Self.fourDigits(unit)) }
    }
  }

  private static func fourDigits(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
