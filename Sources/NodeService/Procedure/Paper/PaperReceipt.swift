package import ElectionRecord
import Foundation

/// What the person who enters a list is told, as the store keeps it under the request's id.
package struct PaperReceipt: Codable, Equatable, Sendable {
  /// Where the batch stands.
  package let batch: EntryID
  package let marks: Int
  /// Second papers for spoilt ones.
  package let replaced: Int

  func stored() -> [UInt8] {
    guard let data = try? JSONEncoder().encode(self) else { preconditionFailure("a receipt is always encodable") }
    return Array(data)
  }

  init(batch: EntryID, list: PaperList) {
    self.batch = batch
    marks = list.lines.count
    replaced = list.lines.count(where: \.isReplaced)
  }

  init?(stored bytes: [UInt8]) {
    guard let receipt = try? JSONDecoder().decode(PaperReceipt.self, from: Data(bytes)) else { return nil }
    self = receipt
  }
}
