package import ElectionRecord

/// 恢复单的一半: what one officer keeps on paper. Both halves together open the hall's keys; one alone says nothing of
/// them.
///
/// As words it is the sheet's number with the half's, the 32 bytes, and a check: eighteen pronounceable words of five
/// letters, each sixteen bits. Any keyboard has the letters, and a wrong one is seen before anything is opened.
///
/// - Source: proquints (arXiv 0901.4016): the consonants `bdfghjklmnprstvz` are four bits, the vowels `aiou` two.
package struct RecoveryHalf: Equatable, Sendable {
  /// Bytes of a half, and of the key.
  package static let keyBytes = 32
  /// Words of a half.
  package static let wordsCount = 18

  /// The sheet's number, fifteen bits.
  package let sheet: UInt16
  /// 1 or 2.
  package let number: Int
  let bytes: [UInt8]

  /// Two halves of a key: one is random, and the other is what it takes to get the key.
  ///
  /// - Parameters:
  ///   - key: ``keyBytes`` bytes.
  ///   - random: ``keyBytes`` random bytes.
  package static func split(_ key: [UInt8], sheet: UInt16, random: [UInt8]) -> [RecoveryHalf] {
    precondition(key.count == keyBytes && random.count == keyBytes, "a half has as many bytes as the key")
    return [
      RecoveryHalf(sheet: sheet & 0x7FFF, number: 1, bytes: random),
      RecoveryHalf(sheet: sheet & 0x7FFF, number: 2, bytes: zip(key, random).map { $0 ^ $1 }),
    ]
  }

  /// The key that two halves make.
  ///
  /// - Throws: ``Refusal`` with `halfTwice` for the same half twice, `halvesOfTwoSheets` for halves of two sheets.
  package static func key(of one: RecoveryHalf, and other: RecoveryHalf) throws(Refusal) -> [UInt8] {
    guard one.sheet == other.sheet else { throw .halvesOfTwoSheets }
    guard one.number != other.number else { throw .halfTwice(one.number) }
    return zip(one.bytes, other.bytes).map { $0 ^ $1 }
  }

  /// The sheet's name: its number as a word.
  package var sheetName: String { Self.name(of: sheet) }

  /// The name of the sheet with that number.
  package static func name(of sheet: UInt16) -> String { Proquint.word(sheet << 1) }

  private var head: UInt16 { sheet << 1 | UInt16(number - 1) }

  private var check: UInt16 {
    let digest = Digest32(sha256: Array("ballotsync-half/1".utf8) + [UInt8(head >> 8), UInt8(head & 255)] + bytes)
    return UInt16(digest.bytes[0]) << 8 | UInt16(digest.bytes[1])
  }

  /// ``wordsCount`` words.
  package var words: [String] {
    let middle = stride(from: 0, to: Self.keyBytes, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    return ([head] + middle + [check]).map(Proquint.word)
  }

  /// Reads a half as it was typed or scanned: any case and width, spaces, hyphens or line ends between the words.
  ///
  /// - Throws: ``Refusal`` with `halfWord`, which names the first word that is none; `halfLength`; `halfMistyped` where
  ///   all are words and one of them is wrong.
  package init(typed: String) throws(Refusal) {
    let words = TextFolding.plain(typed).lowercased().split { !$0.isLetter }.map(String.init)
    var values: [UInt16] = []
    for (place, word) in words.enumerated() {
      guard let value = Proquint.value(word) else { throw .halfWord(word, place: place + 1) }
      values.append(value)
    }
    guard values.count == Self.wordsCount else { throw .halfLength(values.count) }
    sheet = values[0] >> 1
    number = Int(values[0] & 1) + 1
    bytes = values.dropFirst().dropLast().flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    guard values.last == check else { throw .halfMistyped }
  }

  private init(sheet: UInt16, number: Int, bytes: [UInt8]) {
    (self.sheet, self.number, self.bytes) = (sheet, number, bytes)
  }
}

/// Sixteen bits as a word that can be said.
enum Proquint {
  private static let consonants = Array("bdfghjklmnprstvz")
  private static let vowels = Array("aiou")

  static func word(_ value: UInt16) -> String {
    let value = Int(value)
    return String([
      consonants[value >> 12 & 15], vowels[value >> 10 & 3], consonants[value >> 6 & 15], vowels[value >> 4 & 3],
      consonants[value & 15],
    ])
  }

  /// Nil for anything that is no such word.
  static func value(_ word: String) -> UInt16? {
    let letters = Array(word)
    guard letters.count == 5 else { return nil }
    var value = 0
    for (place, letter) in letters.enumerated() {
      let alphabet = place.isMultiple(of: 2) ? consonants : vowels
      guard let digit = alphabet.firstIndex(of: letter) else { return nil }
      value = value << (place.isMultiple(of: 2) ? 4 : 2) | digit
    }
    return UInt16(value)
  }
}

extension Refusal {
  static func halfWord(_ word: String, place: Int) -> Refusal {
    Refusal(
      "halfWord", .usage, zh: "第 \(place) 个词“\(word)”打错了：恢复单上的词都是五个字母。请照单再打一遍。",
      en: "Word \(place), \"\(word)\", is mistyped: every word of the sheet has five letters. Type it again as printed."
    )
  }

  static func halfLength(_ count: Int) -> Refusal {
    Refusal(
      "halfLength", .usage, zh: "恢复单的一半有 \(RecoveryHalf.wordsCount) 个词，打了 \(count) 个。请照单打全。",
      en: "A half of the sheet has \(RecoveryHalf.wordsCount) words; \(count, "word") typed. Type all of them.")
  }

  static let halfMistyped = Refusal(
    "halfMistyped", .usage, zh: "有一个词打成了别的词：与单上的校验不符。请逐个对照再打一遍。",
    en: "One of the words is another one than printed: the check differs. Compare them one by one and type it again.")

  static func halfTwice(_ number: Int) -> Refusal {
    Refusal(
      "halfTwice", .usage, zh: "两次都是第 \(number) 半。请由另一名负责人打他那一半。",
      en: "Both are half \(number). The other officer types the other half.")
  }

  static let halvesOfTwoSheets = Refusal(
    "halvesOfTwoSheets", .usage, zh: "两半不是同一次打印的恢复单（单号不同）。请用同一张单的两半。",
    en: "The halves are of two sheets (their numbers differ). Take both halves of one.")
}
