/// One line of a comma-separated file, split into its fields.
///
/// A field never spans lines here: a line break is a control character, and a roll has none. So an unclosed quote
/// spoils its own line and not the rest of the file.
///
/// - Source: RFC 4180, section 2, rules 4 to 7.
struct CSVLine {
  /// Why a line cannot be split; `field` counts from 1.
  enum Fault: Error, Equatable {
    case strayQuote(field: Int)
    case openQuote(field: Int)
  }

  /// The fields' bytes one after another, quotes taken off.
  private(set) var bytes: [UInt8] = []
  /// Where each field ends in ``bytes``.
  private(set) var ends: [Int] = []

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  /// Reads `line`, which has no line end, over what was read before.
  mutating func read(_ line: UnsafeRawBufferPointer) throws(Fault) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    var position = 0
    while true {
      if position < line.count, line[position] == Self.quote {
        position = try readQuoted(line, from: position + 1)
      } else {
        position = try readPlain(line, from: position)
      }
      ends.append(bytes.count)
      guard position < line.count else { return }
      position += 1
    }
  }

  /// The bytes of a field, counted from 0.
  func field(_ index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  /// - Returns: The position of the comma behind the field, or the end of the line.
  private mutating func readPlain(_ line: UnsafeRawBufferPointer, from start: Int) throws(Fault) -> Int {
    var position = start
    while position < line.count, line[position] != Self.comma {
      guard line[position] != Self.quote else { throw .strayQuote(field: ends.count + 1) }
      position += 1
    }
    bytes.append(contentsOf: line[start..<position])
    return position
  }

  private mutating func readQuoted(_ line: UnsafeRawBufferPointer, from start: Int) throws(Fault) -> Int {
    var position = start
    while position < line.count {
      let byte = line[position]
      position += 1
      guard byte == Self.quote else {
        bytes.append(byte)
        continue
      }
      if position < line.count, line[position] == Self.quote {
        bytes.append(Self.quote)
        position += 1
      } else if position == line.count || line[position] == Self.comma {
        return position
      } else {
        throw .strayQuote(field: ends.count + 1)
      }
    }
    throw .openQuote(field: ends.count + 1)
  }
}
