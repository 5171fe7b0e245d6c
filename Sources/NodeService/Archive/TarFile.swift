import Foundation

/// The members of an archive in POSIX ustar form, so that any tool can still unpack it when this program is gone.
///
/// Regular files only, names of at most 100 bytes, every member mode 0600 with the time 0: the same content gives
/// the same bytes.
///
/// - Source: IEEE Std 1003.1-1988, pax, "ustar interchange format".
enum TarFormat {
  static let blockBytes = 512
  static let nameBytesMax = 100
  /// The largest member: eleven octal digits.
  static let memberBytesMax: UInt64 = 0o777_7777_7777

  /// The header block of a member.
  static func header(name: String, size: UInt64) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: blockBytes)
    func put(_ text: String, at offset: Int) {
      block.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put(name, at: 0)
    put("0000600\0", at: 100)
    put("0000000\0", at: 108)
    put("0000000\0", at: 116)
    put(octal(size, digits: 11) + "\0", at: 124)
    put("00000000000\0", at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar\u{0}00", at: 257)
    put(octal(checksum(block), digits: 6) + "\0 ", at: 148)
    return block
  }

  /// Name and size of a member; nil for a block that no header of this form is.
  static func parse(_ block: [UInt8]) -> (name: String, size: UInt64)? {
    guard block.count == blockBytes, block[156] == UInt8(ascii: "0"),
      let name = String(validating: block[..<nameBytesMax].prefix { $0 != 0 }, as: UTF8.self),
      let size = number(block[124..<135])
    else { return nil }
    return header(name: name, size: size) == block ? (name, size) : nil
  }

  /// Zero bytes after a member of that size.
  static func padding(_ size: UInt64) -> Int {
    (blockBytes - Int(size % UInt64(blockBytes))) % blockBytes
  }

  /// The two zero blocks at the end.
  static let trailer = [UInt8](repeating: 0, count: 2 * blockBytes)

  private static func checksum(_ block: [UInt8]) -> UInt64 { block.reduce(0) { $0 + UInt64($1) } }

  private static func octal(_ value: UInt64, digits: Int) -> String {
    let text = String(value, radix: 8)
    return String(repeating: "0", count: digits - text.count) + text
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    UInt64(String(decoding: digits, as: UTF8.self), radix: 8)
  }
}
