/// Base 64 with padding, where each sequence of bytes has exactly one text.
///
/// Signed texts are compared byte for byte, so what lax decoders forgive is refused here: missing padding, line
/// breaks, and bits set beyond the last byte.
///
/// - Source: RFC 4648 sections 3.5 and 4.
enum SignedNoteBase64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes[...]
    while !rest.isEmpty {
      let group = rest.prefix(3)
      rest = rest.dropFirst(3)
      let value = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for digit in 0..<4 {
        text.append(digit <= group.count ? alphabet[Int(value >> (18 - 6 * UInt32(digit)) & 0x3f)] : padding)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// - Returns: `nil` for any text that ``encode(_:)`` would not have written.
  static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    let digits = Array(text)
    guard digits.count.isMultiple(of: 4) else { return nil }
    let paddingCount = digits.suffix(2).reversed().prefix { $0 == padding }.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 4 * 3)
    var accumulated: UInt32 = 0
    var bitCount = 0
    for digit in digits.dropLast(paddingCount) {
      guard let value = value(of: digit) else { return nil }
      accumulated = accumulated << 6 | value
      bitCount += 6
      guard bitCount >= 8 else { continue }
      bitCount -= 8
      bytes.append(UInt8(truncatingIfNeeded: accumulated >> UInt32(bitCount)))
      accumulated &= (1 << UInt32(bitCount)) - 1
    }
    return accumulated == 0 ? bytes : nil
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
