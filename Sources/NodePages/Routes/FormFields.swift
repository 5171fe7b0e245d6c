import ElectionRecord

/// The fields of a form as a browser sends them.
///
/// - Source: URL Standard, section 5.1 (`application/x-www-form-urlencoded`).
struct FormFields: Sendable {
  /// The most fields of one form, and the longest one, in bytes; of a form that takes a file of text, such as a paper
  /// list, as long as that may be.
  static let fieldsMax = 1024
  static let valueBytesMax = 16 << 10
  static let fileBytesMax = PaperList.bytesMax

  private let pairs: [(name: String, value: String)]

  static let none = FormFields(pairs: [])

  private init(pairs: [(name: String, value: String)]) { self.pairs = pairs }

  /// Nil for what no form sends: too many fields, too long, or no UTF-8.
  init?(_ body: [UInt8], valueBytesMax: Int = Self.valueBytesMax) {
    guard !body.isEmpty else {
      self = .none
      return
    }
    var pairs: [(name: String, value: String)] = []
    for part in body.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true) {
      guard pairs.count < Self.fieldsMax else { return nil }
      let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(halves[0], bytesMax: valueBytesMax),
        let value = Self.decoded(halves.count > 1 ? halves[1] : [], bytesMax: valueBytesMax)
      else { return nil }
      // Browsers end the lines of a text field with CR LF (HTML Standard, section 4.10.21.5).
      pairs.append((name, value.replacing("\r\n", with: "\n")))
    }
    self.pairs = pairs
  }

  init?(query: String) { self.init(Array(query.utf8)) }

  private static func decoded(_ bytes: some Collection<UInt8>, bytesMax: Int) -> String? {
    guard bytes.count <= bytesMax * 3 else { return nil }
    var out: [UInt8] = []
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): out.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
        out.append(high << 4 | low)
      default: out.append(byte)
      }
    }
    guard out.count <= bytesMax else { return nil }
    return String(validating: out, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(UnicodeScalar(byte)).hexDigitValue.map { UInt8($0) }
  }

  /// What was typed, without white space around it; empty where nothing was.
  subscript(_ name: String) -> String { pairs.first { $0.name == name }?.value.trimmed ?? "" }

  /// What was typed or ticked under one name, line by line.
  func lines(_ name: String) -> [String] {
    pairs.filter { $0.name == name }.flatMap { $0.value.split(whereSeparator: \.isNewline) }.map(\.trimmed)
      .filter { !$0.isEmpty }
  }

  /// Passphrases are taken as they were typed.
  func exactly(_ name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

  /// What carries a form and is no part of what is asked for.
  private static let carriers: Set = ["token", "part", "pair", "pairPassphrase", "confirm", "asked"]

  /// SHA-256 of what was typed: another text has another one.
  var digest: String {
    let typed = pairs.filter { !Self.carriers.contains($0.name) && !$0.value.trimmed.isEmpty }
    return Digest32(sha256: Array(typed.map { "\($0.name)\0\($0.value.trimmed)\0" }.joined().utf8)).hex
  }

  func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
