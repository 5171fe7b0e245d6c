/// Text that people type or import, folded: what is one thing to them is one to the register.
///
/// It decides cases and refusals, so that two halls must fold alike (invariant S4): the table is data with a
/// ``version``, and nothing of the system's Unicode library is asked. What is stored and printed stays as it was typed.
/// `Folding.md` says what folds and where it is used.
package enum TextFolding {
  /// The version of the table.
  package static var version: Int { TextFoldingTable.version }

  /// A text as a keyboard with other widths would have typed it, for reading numbers, days and words.
  ///
  /// Digits, letters, punctuation and spaces are narrow, radicals and compatibility characters common ones; nothing
  /// unseen is left, and no space at an end. Capitals and spaces within stay.
  package static func plain(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "`") }) { return text }
    let mapped = narrow(text)
    let start = mapped.firstIndex { $0 != " " } ?? mapped.endIndex
    let end = mapped.lastIndex { $0 != " " }.map { $0 + 1 } ?? start
    return string(mapped[start..<end])
  }

  /// `text` without the spaces, tabs and marks of no width that spreadsheets leave at its ends, and otherwise as typed.
  /// What turns the direction of text stays, to be refused.
  package static func trimmed(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard let start = scalars.firstIndex(where: { !isEmpty($0) }), let end = scalars.lastIndex(where: { !isEmpty($0) })
    else { return "" }
    return start == 0 && end == scalars.count - 1 ? text : string(scalars[start...end])
  }

  /// The scalars that `text` is compared by: ``FoldedText`` keeps them.
  static func key(_ text: String) -> [Unicode.Scalar] {
    var key: [Unicode.Scalar] = []
    for scalar in narrow(text) where scalar != " " {
      // A full stop on a keyboard without a middle dot.
      key.append(contentsOf: scalar == "." ? ["\u{B7}"] : small[scalar.value] ?? [scalar])
    }
    order(&key)
    while let last = key.last, isEdge(last) { key.removeLast() }
    return Array(key.drop(while: isEdge))
  }

  /// Folds to itself: small letters, digits, and Chinese characters that are no other's double.
  static func isStable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2F7FF: true
    default: false
    }
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Every scalar by the table; spaces of all kinds as one space, and nothing unseen.
  private static func narrow(_ text: String) -> [Unicode.Scalar] {
    var mapped: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if isStable(scalar) {
        mapped.append(scalar)
      } else if isSpace(scalar) {
        mapped.append(" ")
      } else if !isUnseen(scalar) {
        mapped.append(contentsOf: wide(scalar) ?? table[scalar.value] ?? [scalar])
      }
    }
    return mapped
  }

  /// The full-width forms of ASCII.
  private static func wide(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    guard (0xFF01...0xFF5E).contains(scalar.value), table[scalar.value] == nil else { return nil }
    return Unicode.Scalar(scalar.value - 0xFEE0).map { [$0] }
  }

  private static func isEmpty(_ scalar: Unicode.Scalar) -> Bool {
    isSpace(scalar) || scalar == "\u{200B}" || scalar == "\u{2060}" || scalar == "\u{FEFF}"
  }

  /// What people leave at the ends of a name, and a spreadsheet before a number.
  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "\"", ",", ";", ":", "!", "\u{B7}": true
    default: false
    }
  }

  /// Puts the marks behind a letter into one order, as composed and decomposed letters come in two.
  ///
  /// - Source: The Unicode Standard, 3.11, canonical ordering.
  private static func order(_ key: inout [Unicode.Scalar]) {
    for place in key.indices.dropFirst() where markClass(key[place]) > 0 {
      var index = place
      while index > 0, markClass(key[index - 1]) > markClass(key[index]) {
        key.swapAt(index - 1, index)
        index -= 1
      }
    }
  }
}

extension TextFolding {
  private static let table = targets(TextFoldingTable.single, TextFoldingTable.multiple)
  private static let small = targets(TextFoldingCases.single, TextFoldingCases.multiple)

  private static func targets(
    _ single: [(UInt32, String)], _ multiple: [(UInt32, String)]
  ) -> [UInt32: [Unicode.Scalar]] {
    var targets: [UInt32: [Unicode.Scalar]] = [:]
    for (first, line) in single {
      for (place, scalar) in line.unicodeScalars.enumerated() where scalar != "*" {
        targets[first + UInt32(place)] = [scalar]
      }
    }
    for (first, line) in multiple {
      for (place, part) in line.unicodeScalars.split(separator: " ").enumerated() where part.first != "*" {
        targets[first + UInt32(place)] = Array(part)
      }
    }
    return targets
  }

  /// Spaces of every width, tabs and line ends.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x2800, 0x3000: true
    default: false
    }
  }

  /// Controls, joiners, direction marks, variation selectors, fillers, the mark at a file's start.
  static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD, 0x034F, 0x061C, 0x115F...0x1160, 0x17B4...0x17B5,
      0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0,
      0xFFF0...0xFFFB, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  /// The combining class of a mark; 0 for every other character.
  private static func markClass(_ scalar: Unicode.Scalar) -> Int {
    guard (0x300...0x36F).contains(scalar.value) else { return 0 }
    return TextFoldingCases.markClasses.first { $0.marks.contains(scalar.value) }?.order ?? 230
  }
}

/// A text as it is compared: what ``TextFolding`` makes of it, without spaces and without punctuation at its ends.
///
/// Two texts that fold to the same are the same name, address, seal, envelope or column.
package struct FoldedText: Hashable, Comparable, Sendable {
  private let bytes: [UInt8]

  package init(_ text: String) {
    let isStable = text.unicodeScalars.allSatisfy(TextFolding.isStable)
    bytes = Array((isStable ? text : TextFolding.string(TextFolding.key(text))).utf8)
  }

  /// The folded text; it folds to itself.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether there was nothing to compare.
  package var isEmpty: Bool { bytes.isEmpty }

  package static func < (a: FoldedText, b: FoldedText) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}

extension String {
  /// The text as it is compared.
  package var folded: FoldedText { FoldedText(self) }
}
