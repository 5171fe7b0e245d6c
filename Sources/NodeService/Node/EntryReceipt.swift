import ElectionRecord
import Foundation

/// What the caller of a correction or a closing is told, as the store keeps it under the request's id.
struct EntryReceipt: Codable, Equatable {
  /// Which command was answered: an id that answered another one is no repetition.
  enum Command: String, Codable { case voided, replaced, closed }

  let command: Command
  let entry: EntryID?
  let reason: ReasonCode?

  init(_ command: Command, entry: EntryID? = nil, reason: ReasonCode? = nil) {
    self.command = command
    self.entry = entry
    self.reason = reason
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
