/// The one spelling of a JSON value, so that equal reports are equal bytes and have one digest.
///
/// Keys are sorted by their UTF-8 bytes, there is no white space, numbers are integers in decimal, text is
/// UTF-8, and only what JSON forbids is escaped: `"`, `\` and the control characters below U+0020 (the short
/// form where there is one).
public enum CanonicalJSON {
  /// The canonical text of `value`, without a line end.
  public static func text(_ value: JSONValue) -> String {
    var writer = Writer(indentation: nil)
    writer.write(value, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The same value for a person at a terminal: sorted keys, two spaces a level, without a line end.
  public static func pretty(_ value: JSONValue) -> String {
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
    for byte in text.utf8 { write(character: byte) }
    put("\"")
  }

  private mutating func write(character byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): put("\\\"")
    case UInt8(ascii: "\\"): put("\\\\")
    case 0x08: put("\\b")
    case 0x09: put("\\t")
    case 0x0a: put("\\n")
    case 0x0c: put("\\f")
    case 0x0d: put("\\r")
    case 0..<0x10: put("\\u000" + String(byte, radix: 16))
    case 0x10..<0x20: put("\\u00" + String(byte, radix: 16))
    default: bytes.append(byte)
    }
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
