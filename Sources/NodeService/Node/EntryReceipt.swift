import ElectionRecord
import Foundation

/// What the caller of a command is told that appended entries, as the store keeps it under the request's id.
struct EntryReceipt: Codable, Equatable {
  /// Which command was answered: an id that answered another one is no repetition.
  enum Command: String, Codable {
    case opened, voided, replaced, closed
    case ruled, explained, counted, tallied, countFileTaken, declared, revoked, amended
    case recorded, paperChecked
  }

  let command: Command
  /// The first entry.
  let entry: EntryID?
  /// How many entries from there on; nil for one.
  let count: Int?
  /// SHA-256 of what was asked, in hexadecimal digits; nil where only the command tells requests apart.
  let asked: String?

  init(_ command: Command, entry: EntryID, count: Int, asked: Digest32?) {
    self.command = command
    self.entry = entry
    self.count = count
    self.asked = asked?.hex
  }

  /// Every entry that was appended.
  var entries: [EntryID] {
    guard let entry else { return [] }
    return (0..<UInt32(clamping: count ?? 1)).map { EntryID(device: entry.device, sequence: entry.sequence + $0) }
  }

  func stored() -> [UInt8] {
    guard let data = try? JSONEncoder().encode(self) else { preconditionFailure("a receipt is always encodable") }
    return Array(data)
  }

  init?(stored bytes: [UInt8]) {
    guard let receipt = try? JSONDecoder().decode(EntryReceipt.self, from: Data(bytes)) else { return nil }
    self = receipt
  }
}
