/// Numbers as people type them: with digits of any width and spaces around them, and without a sign.
package enum TypedNumber {
  /// A whole number from 0; nil for anything else.
  package static func whole(_ text: some StringProtocol) -> Int? {
    let digits = TextFolding.plain(String(text))
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int(digits)
  }

  /// A number on the roll, from 1; nil for anything else.
  package static func roll(_ text: some StringProtocol) -> RollNumber? {
    whole(text).flatMap { RollNumber(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The parts of a list: what stands between commas of any kind.
  package static func parts(_ text: String) -> [String] {
    TextFolding.plain(text).split(separator: ",", omittingEmptySubsequences: false).map {
      TextFolding.trimmed(String($0))
    }
  }
}
