import ElectionRecord
import Foundation

/// How many entries the store held after its latest commit, in a file beside the database.
///
/// SQLite drops a damaged tail of its write-ahead log without a word, and a copied directory can be older than its
/// device;
/// both show as a store that holds less than this file says (invariant S15). The file is written after the commit
/// without a sync: after a power cut it may be older than the database or unreadable, and then it says nothing.
struct HighWater: Sendable {
  let path: String

  func read() -> UInt64? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let parts = text.split(separator: "\n")
    guard parts.count == 2, let total = UInt64(parts[0]), parts[1] == Self.check(total) else { return nil }
    return total
  }

  func write(_ total: UInt64) {
    let text = "\(total)\n\(Self.check(total))\n"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    _ = pwrite(descriptor, bytes, bytes.count, 0)
    _ = ftruncate(descriptor, off_t(bytes.count))
  }

  private static func check(_ total: UInt64) -> String {
    String(Digest32(sha256: Array("ballotsync/high-water/\(total)".utf8)).hex.prefix(16))
  }
}
