/// Bytes as people copy them by hand: Crockford's base 32, without I, L, O and U.
enum CrockfordBase32 {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  static func text(_ bytes: [UInt8]) -> String {
    var result = ""
    var buffer = 0
    var bits = 0
    for byte in bytes {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        result.append(alphabet[buffer >> bits & 31])
      }
    }
    if bits > 0 { result.append(alphabet[buffer << (5 - bits) & 31]) }
    return result
  }

  /// The text in groups of four.
  static func grouped(_ bytes: [UInt8]) -> String {
    let text = text(bytes)
    return stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: "-")
  }

  /// Reads a text in any case, with O for 0, and I and L for 1; nil for anything else.
  static func bytes(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var buffer = 0
    var bits = 0
    for character in text.uppercased() {
      guard let value = value(character) else { return nil }
      buffer = (buffer << 5 | value) & 0xFFFF
      bits += 5
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(buffer >> bits & 255))
      }
    }
    return buffer & ((1 << bits) - 1) == 0 ? result : nil
  }

  /// Reads groups with hyphens and spaces between them.
  static func bytes(grouped text: String) -> [UInt8]? { bytes(text.filter { $0 != "-" && !$0.isWhitespace }) }

  private static func value(_ character: Character) -> Int? {
    switch character {
    case "O": 0
    case "I", "L": 1
    default: alphabet.firstIndex(of: character)
    }
  }
}
