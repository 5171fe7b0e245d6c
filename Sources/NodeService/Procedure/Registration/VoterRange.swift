import ElectionRecord

/// Consecutive roll numbers as files write them: `17` or `12-40`.
struct VoterRange {
  let numbers: ClosedRange<RollNumber>

  var count: Int { numbers.count }

  init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { RollNumber($0) }
    guard let first = ends[0], first >= 1, ends.count <= 2, let last = ends[ends.count - 1], last >= first
    else { return nil }
    numbers = first...last
  }

  /// The shortest list of ranges for `numbers`, which ascend.
  static func texts(of numbers: [RollNumber]) -> [String] {
    var texts: [String] = []
    var rest = numbers[...]
    while let first = rest.first {
      var last = first
      rest = rest.dropFirst()
      while let next = rest.first, next == last + 1 {
        last = next
        rest = rest.dropFirst()
      }
      texts.append(first == last ? "\(first)" : "\(first)-\(last)")
    }
    return texts
  }

  /// The numbers of a list of roll numbers and of ranges.
  ///
  /// - Throws: ``StrictYAMLError`` for an item that is neither, or beyond `most` numbers.
  static func numbers(_ items: [YAMLValue], most: Int) throws(StrictYAMLError) -> [RollNumber] {
    var found: [RollNumber] = []
    for item in items {
      guard let range = VoterRange(try item.text(charactersMax: 32)), found.count + range.count <= most else {
        throw item.refused(
          zh: "请写选民序号或区间，如 17 或 12-40；一条记录至多 \(most) 人。",
          en: "Write roll numbers or ranges such as 17 or 12-40; at most \(most) voters a record.")
      }
      found += range.numbers
    }
    return found
  }
}
