/// What an identity card's number (公民身份号码) shows when it is checked. The number itself is not kept.
///
/// - Source: GB 11643-1999: six digits of the area, eight of the birth date, three in sequence (odd for men), and a
///   check character by ISO 7064 MOD 11-2.
package enum IdentityCheck: Equatable, Sendable {
  /// Nothing was given.
  case missing
  /// Not seventeen digits and a digit or X, or a birth date that no calendar has.
  case malformed
  case wrongCheckDigit
  case sound(IdentityMark, birthDate: CalendarDay, sex: String)

  /// The mark of a sound number.
  package var mark: IdentityMark? {
    guard case .sound(let mark, _, _) = self else { return nil }
    return mark
  }
}

/// All that is kept of an identity number: a keyed hash and the last four characters.
package struct IdentityMark: Hashable, Sendable {
  package let hash: Digest32
  package let lastFour: String
}

extension IdentityCheck {
  /// Checks a number as a person typed it or a spreadsheet left it: of any width, in groups, behind an apostrophe; a
  /// small x is a capital one.
  init(_ text: String, key: RegistrationKey) {
    let folded = text.folded
    guard !folded.isEmpty else {
      self = .missing
      return
    }
    let characters = folded.text.utf8.map { $0 == UInt8(ascii: "x") ? UInt8(ascii: "X") : $0 }
    guard characters.count == 18, characters[..<17].allSatisfy(Self.isDigit),
      Self.isDigit(characters[17]) || characters[17] == UInt8(ascii: "X"),
      let birthDate = CalendarDay(Self.dashed(characters[6..<14]))
    else {
      self = .malformed
      return
    }
    guard Self.checkCharacter(of: characters[..<17]) == characters[17] else {
      self = .wrongCheckDigit
      return
    }
    let number = String(decoding: characters, as: UTF8.self)
    let mark = IdentityMark(hash: key.hash(identity: number), lastFour: String(number.suffix(4)))
    self = .sound(mark, birthDate: birthDate, sex: (characters[16] - UInt8(ascii: "0")) % 2 == 1 ? "男" : "女")
  }

  /// The eighteenth character for the first seventeen digits.
  static func checkCharacter(of digits: some Sequence<UInt8>) -> UInt8 {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
    return Array("10X98765432".utf8)[sum % 11]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func dashed(_ digits: ArraySlice<UInt8>) -> String {
    let text = digits.map { Character(UnicodeScalar($0)) }
    return String(text[..<4]) + "-" + String(text[4..<6]) + "-" + String(text[6...])
  }
}
