/// What a field of a hostile file may not be, whatever its column.
enum FieldText {
  /// What is wrong with a field that must be text, or nil.
  static func problem(_ field: ArraySlice<UInt8>, mayBeEmpty: Bool, limits: RollLimits) -> RollProblem.Kind? {
    guard let first = field.first, let last = field.last else { return mayBeEmpty ? nil : .emptyField }
    if field.count > limits.fieldBytesMax { return .fieldTooLong(limit: limits.fieldBytesMax) }
    if startsFormula(first, field) { return .formula }
    if hasControl(field) { return .controlCharacter }
    return hasOuterSpace(field, first: first, last: last) ? .outerSpace : nil
  }

  /// A spreadsheet takes these, and their full-width forms, as the start of a formula.
  private static func startsFormula(_ first: UInt8, _ field: ArraySlice<UInt8>) -> Bool {
    // Neither a letter, a digit nor a Chinese character starts one: fields are read by the million.
    guard first == 0xEF || first <= UInt8(ascii: "@") && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      return false
    }
    return String(decoding: field.prefix(3), as: UTF8.self).unicodeScalars.first.map(CSVField.isFormulaSign) ?? false
  }

  /// C0, DEL and C1 controls; and the characters that turn the direction of text or cannot be seen.
  private static func hasControl(_ field: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    var earlier: UInt8 = 0
    for byte in field {
      if byte < 0x20 || byte == 0x7F { return true }
      if previous == 0xC2, byte < 0xA0 { return true }
      if earlier == 0xE2, previous == 0x80, isHidden(byte) { return true }
      if earlier == 0xE2, previous == 0x81, (0xA0...0xAF).contains(byte) { return true }
      if earlier == 0xEF, previous == 0xBB, byte == 0xBF { return true }
      earlier = previous
      previous = byte
    }
    return false
  }

  /// The last byte of U+200B–200F and U+2028–202E.
  private static func isHidden(_ byte: UInt8) -> Bool {
    (0x8B...0x8F).contains(byte) || (0xA8...0xAE).contains(byte)
  }

  /// A space, U+3000 or U+00A0 at an end.
  private static func hasOuterSpace(_ field: ArraySlice<UInt8>, first: UInt8, last: UInt8) -> Bool {
    if first == UInt8(ascii: " ") || last == UInt8(ascii: " ") { return true }
    guard first == 0xE3 || first == 0xC2 || last == 0x80 || last == 0xA0 else { return false }
    return [[0xE3, 0x80, 0x80], [0xC2, 0xA0]].contains { space in
      field.starts(with: space) || field.suffix(space.count).elementsEqual(space)
    }
  }
}
