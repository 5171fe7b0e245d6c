/// What a symbol says of itself: level and mask, and from version 7 on its version, each with a BCH code.
///
/// - Source: ISO/IEC 18004, sections "Format information" and "Version information" with their annexes.
enum QRFormat {
  /// Fifteen bits for error correction level M and a mask.
  static func format(mask: Int) -> UInt32 {
    // Level M is 00, so the mask's three bits are the data.
    let data = UInt32(mask)
    return (data << 10 | remainder(data << 10, of: 0x537, degree: 10)) ^ 0x5412
  }

  /// Eighteen bits for a version from 7 on.
  static func version(_ number: Int) -> UInt32 {
    let data = UInt32(number)
    return data << 12 | remainder(data << 12, of: 0x1f25, degree: 12)
  }

  private static func remainder(_ value: UInt32, of polynomial: UInt32, degree: UInt32) -> UInt32 {
    var rest = value
    for shift in (0..<18 - degree).reversed() where (rest >> (shift + degree)) & 1 == 1 {
      rest ^= polynomial << shift
    }
    return rest
  }
}
