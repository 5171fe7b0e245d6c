package import ElectionRecord
import Yams

/// A value of a YAML file with its place.
package struct YAMLValue: Equatable, Sendable {
  /// From 1.
  package let line: Int
  /// Where the value is in the file, such as `sites[2].areas`; empty at the top.
  package let path: String
  /// The file's name, for complaints.
  package let file: String
  let content: Content

  indirect enum Content: Equatable, Sendable {
    case null
    /// `isPlain` is false between quotes and in blocks.
    case text(String, isPlain: Bool)
    case list([YAMLValue])
    case mapping([Pair])
  }

  struct Pair: Equatable, Sendable {
    let key: String
    let line: Int
    let value: YAMLValue
  }

  init(_ node: Yams.Node, file: String, path: String, depth: Int) throws(StrictYAMLError) {
    line = node.mark?.line ?? 1
    self.path = path
    self.file = file
    func complaint(_ kind: StrictYAMLError.Kind, at place: Yams.Node) -> StrictYAMLError {
      StrictYAMLError(file: file, line: place.mark?.line, path: path, kind: kind)
    }
    guard node.anchor == nil else { throw complaint(.anchor, at: node) }
    guard depth <= StrictYAML.depthMax else { throw complaint(.tooLong(limit: StrictYAML.depthMax), at: node) }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      content = isNull ? .null : .text(scalar.string, isPlain: isPlain)
    case .sequence(let sequence):
      var items: [YAMLValue] = []
      for (index, item) in sequence.enumerated() {
        items.append(try YAMLValue(item, file: file, path: Self.place(path, "[\(index)]"), depth: depth + 1))
      }
      content = .list(items)
    case .mapping(let mapping):
      var pairs: [Pair] = []
      var names: Set<String> = []
      for (key, value) in mapping {
        guard case .scalar(let scalar) = key, key.anchor == nil else { throw complaint(.wrongType(.text), at: key) }
        let name = scalar.string
        guard names.insert(name).inserted else { throw complaint(.repeatedKey(name), at: key) }
        let place = Self.place(path, path.isEmpty ? name : ".\(name)")
        let inner = try YAMLValue(value, file: file, path: place, depth: depth + 1)
        pairs.append(Pair(key: name, line: scalar.mark?.line ?? line, value: inner))
      }
      content = .mapping(pairs)
    case .alias: throw complaint(.anchor, at: node)
    }
  }

  /// The place of a part, or of its whole where that would be too long: every part keeps its own.
  private static func place(_ path: String, _ part: String) -> String {
    path.utf8.count + part.utf8.count <= StrictYAML.placeBytesMax ? path + part : path
  }

  /// A complaint about this value.
  package func complaint(_ kind: StrictYAMLError.Kind) -> StrictYAMLError {
    StrictYAMLError(file: file, line: line, path: path, kind: kind)
  }

  /// A complaint that the value reads well and makes no sense; say what to do.
  package func refused(zh: String, en: String) -> StrictYAMLError {
    complaint(.refused(BilingualText(zh: zh, en: en)))
  }

  /// Whether nothing stands here (`null`, `~` or no value).
  package var isNull: Bool { content == .null }

  /// The text as the file has it.
  ///
  /// - Parameter charactersMax: The longest text, in Unicode scalars; it may not be blank and may not hold hidden
  ///   characters.
  /// - Throws: ``StrictYAMLError/Kind/wrongType(_:)``, ``StrictYAMLError/Kind/tooLong(limit:)``;
  ///   ``StrictYAMLError/Kind/refused(_:)`` for hidden characters.
  package func text(charactersMax: Int = 200) throws(StrictYAMLError) -> String {
    guard case .text(let text, _) = content, !PlainText.isBlank(text) else { throw complaint(.wrongType(.text)) }
    guard !PlainText.hasHidden(text) else {
      throw refused(
        zh: "含有看不见的字符（控制字符、改变文字方向的字符等）。请删去后重新输入。",
        en: "it has a hidden character (a control, or one that turns the direction of text). Type it again.")
    }
    guard text.unicodeScalars.count <= charactersMax else { throw complaint(.tooLong(limit: charactersMax)) }
    return text
  }

  /// An integer in decimal digits, without quotes.
  ///
  /// - Throws: ``StrictYAMLError/Kind/wrongType(_:)``, ``StrictYAMLError/Kind/outOfRange(_:)``.
  package func integer(in range: ClosedRange<Int>) throws(StrictYAMLError) -> Int {
    guard case .text(let typed, true) = content else { throw complaint(.wrongType(.integer)) }
    let text = TextFolding.plain(typed)
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      throw complaint(.wrongType(.integer))
    }
    // More digits than an integer has is out of every range.
    guard let value = Int(text), range.contains(value) else { throw complaint(.outOfRange(range)) }
    return value
  }

  /// `true` or `false`, without quotes.
  ///
  /// - Throws: ``StrictYAMLError/Kind/wrongType(_:)``.
  package func boolean() throws(StrictYAMLError) -> Bool {
    switch content {
    case .text("true", true): true
    case .text("false", true): false
    default: throw complaint(.wrongType(.boolean))
    }
  }

  /// One of the raw values of `type`.
  ///
  /// - Throws: ``StrictYAMLError/Kind/notOneOf(_:)``.
  package func choice<T: RawRepresentable<String> & CaseIterable>(_ type: T.Type) throws(StrictYAMLError) -> T {
    guard case .text(let text, _) = content,
      let value = T(rawValue: text) ?? T.allCases.first(where: { $0.rawValue.folded == text.folded })
    else {
      throw complaint(.notOneOf(T.allCases.map(\.rawValue)))
    }
    return value
  }

  /// A day of the calendar as `YYYY-MM-DD`.
  ///
  /// - Throws: ``StrictYAMLError/Kind/wrongType(_:)``.
  package func calendarDay() throws(StrictYAMLError) -> CalendarDay {
    guard case .text(let text, _) = content, let day = CalendarDay(typed: text) else {
      throw complaint(.wrongType(.day))
    }
    return day
  }

  /// ASCII letters, digits and hyphens, starting with a letter or digit.
  ///
  /// - Throws: As ``text(charactersMax:)``; ``StrictYAMLError/Kind/wrongType(_:)`` for other characters.
  package func identifier(charactersMax: Int = 64) throws(StrictYAMLError) -> String {
    let text = try text(charactersMax: charactersMax)
    guard text.utf8.first != UInt8(ascii: "-"), text.utf8.allSatisfy(Self.isIdentifierByte) else {
      throw complaint(.wrongType(.identifier))
    }
    return text
  }

  private static func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// A text in both languages, `{zh: …, en: …}`, or in Chinese alone: `{zh: …}`, or just the text.
  ///
  /// - Throws: As ``mapping(_:)`` and ``text(charactersMax:)``; ``StrictYAMLError/Kind/missingKey(_:)`` without one of
  ///   them.
  package func bilingual() throws(StrictYAMLError) -> BilingualText {
    if case .text = content {
      let text = try text()
      return BilingualText(zh: text, en: text)
    }
    let map = try mapping(["zh", "en"])
    let zh = try map.required("zh").text()
    return BilingualText(
      zh: zh, en: try map.optional("en").map { (en) throws(StrictYAMLError) in try en.text() } ?? zh)
  }

  /// The items of a list of at most `countMax`.
  ///
  /// - Throws: ``StrictYAMLError/Kind/wrongType(_:)``, ``StrictYAMLError/Kind/tooLong(limit:)``.
  package func list(countMax: Int) throws(StrictYAMLError) -> [YAMLValue] {
    guard case .list(let items) = content else { throw complaint(.wrongType(.list)) }
    guard items.count <= countMax else { throw complaint(.tooLong(limit: countMax)) }
    return items
  }

  /// The keys of a mapping, all of which must be among `known`.
  ///
  /// - Throws: ``StrictYAMLError/Kind/wrongType(_:)``; ``StrictYAMLError/Kind/unknownKey(_:known:)`` with the key's
  ///   line.
  package func mapping(_ known: [String]) throws(StrictYAMLError) -> YAMLMapping {
    let map = try anyMapping()
    for pair in map.pairs where !known.contains(pair.key) {
      throw StrictYAMLError(file: file, line: pair.line, path: path, kind: .unknownKey(pair.key, known: known))
    }
    return map
  }

  /// A mapping whose keys are data.
  ///
  /// - Throws: ``StrictYAMLError/Kind/wrongType(_:)``.
  package func anyMapping() throws(StrictYAMLError) -> YAMLMapping {
    guard case .mapping(let pairs) = content else { throw complaint(.wrongType(.mapping)) }
    return YAMLMapping(value: self, pairs: pairs)
  }
}

/// A mapping of keys to values, in the order of the file.
package struct YAMLMapping: Equatable, Sendable {
  /// The mapping itself, for complaints.
  package let value: YAMLValue
  let pairs: [YAMLValue.Pair]

  /// The keys with their lines and values, in the order of the file.
  package var entries: [(key: String, line: Int, value: YAMLValue)] {
    pairs.map { ($0.key, $0.line, $0.value) }
  }

  /// The value of `key`.
  ///
  /// - Throws: ``StrictYAMLError/Kind/missingKey(_:)`` when it is not there or null.
  package func required(_ key: String) throws(StrictYAMLError) -> YAMLValue {
    guard let found = optional(key) else { throw value.complaint(.missingKey(key)) }
    return found
  }

  /// The value of `key`, or nil when it is not there or null.
  package func optional(_ key: String) -> YAMLValue? {
    pairs.first { $0.key == key && !$0.value.isNull }?.value
  }

  /// What `read` makes of the value of `key`, which must be there.
  ///
  /// - Throws: ``StrictYAMLError`` where it is missing, and what `read` throws.
  package func required<T>(
    _ key: String, _ read: (YAMLValue) throws(StrictYAMLError) -> T
  ) throws(StrictYAMLError) -> T { try read(required(key)) }

  /// What `read` makes of the value of `key`; nil when it is not there or null.
  ///
  /// - Throws: What `read` throws.
  package func optional<T>(
    _ key: String, _ read: (YAMLValue) throws(StrictYAMLError) -> T
  ) throws(StrictYAMLError) -> T? { try optional(key).map(read) }

  /// Refuses a file of a later format, before its unknown keys would be.
  ///
  /// - Returns: The number under `format`, which must be there.
  /// - Throws: ``StrictYAMLError/Kind/futureFormat(found:known:)``; as ``required(_:)`` and ``YAMLValue/integer(in:)``.
  package func format(max: Int) throws(StrictYAMLError) -> Int {
    let entry = try required("format")
    let found = try entry.integer(in: 1...Int(Int32.max))
    guard found <= max else { throw entry.complaint(.futureFormat(found: found, known: max)) }
    return found
  }
}

extension YAMLValue {
  /// The largest denominator of a rule's fraction.
  static let denominatorMax = 1000

  /// A fraction between 0 and 1 such as `1/2`, of digits without signs.
  func fraction() throws(StrictYAMLError) -> Fraction {
    let parts = try text().split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.map { $0.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) ? Int($0) : nil }
    guard numbers.count == 2, let numerator = numbers[0], let denominator = numbers[1], numerator > 0,
      numerator < denominator, denominator <= Self.denominatorMax
    else { throw complaint(.wrongType(.fraction)) }
    return Fraction(numerator, denominator)
  }
}
