import Foundation

/// How many entries the store held after its latest commit, in a file beside the database.
///
/// SQLite drops a damaged tail of its write-ahead log without a word, and a copied directory can be older than its
/// device; both show as a store that holds less than this file says (invariant S15). The file is written after the
/// commit without a sync: after a power cut it may be older than the database or unreadable, and then it says nothing.
final class HighWater: Sendable {
  private let path: String
  /// Kept open, as it is written after each commit; negative when it cannot be.
  private let descriptor: Int32

  init(path: String) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func read() -> UInt64? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let parts = text.split(separator: "\n")
    guard parts.count >= 2, let total = UInt64(parts[0]), UInt64(parts[1]) == Self.check(total) else { return nil }
    return total
  }

  /// Every mark has the same length, so that it covers the one before.
  func write(_ total: UInt64) {
    let bytes = Array("\(Self.text(total))\n\(Self.text(Self.check(total)))\n".utf8)
    _ = pwrite(descriptor, bytes, bytes.count, 0)
  }

  /// The number's complement, which no torn or flipped number matches.
  private static func check(_ total: UInt64) -> UInt64 { ~total }

  private static func text(_ number: UInt64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: Self.digits - digits.count) + digits
  }

  /// As many as the largest number has.
  private static let digits = 20
}
