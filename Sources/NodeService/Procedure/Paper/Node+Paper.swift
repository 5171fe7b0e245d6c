package import ElectionRecord
import Foundation
import JournalStore

/// Marks kept on paper.
extension Node {
  /// 补录: enters the marks of a printed list, all of them or none.
  ///
  /// Admission is not asked: the papers were handed over. The site must be open, and the device in order.
  ///
  /// - Parameters:
  ///   - header: What is written above the batch; its marks are counted here.
  ///   - keepsStrays: Whether numbers that are not on the roll are recorded all the same.
  ///   - id: Repeating a request id returns the first receipt (invariant S11).
  /// - Throws: ``NodeError/requestOfAnotherCommand`` when the id belongs to another command.
  package func enterPaper(
    _ list: PaperList, under header: PaperBatch, keepsStrays: Bool = false, poll: PollID = .main, id: RequestID? = nil
  ) throws(NodeError) -> PaperReceipt {
    guard let site else { throw .onlyAtSite }
    let index = try pollIndex(poll)
    let appended = try stored { () throws(StoreError) in
      try store.append(by: device, poll: index, at: clock.now(), request: id) {
        let refusal = paperRefusal(list, header, at: site, poll: index, keepsStrays: keepsStrays)
        guard refusal == nil, let journal = ownJournal else { return PaperDecision(list: list, refusal: refusal) }
        let before = hallHeld(for: list.lines.map(\.voter))
        let size = register.journals[journal].size + UInt32(before.count)
        return PaperDecision(list: list, before: before, marks: PaperRule.entries(of: list, under: header, size: size))
      }
    }
    if let refusal = appended.decision?.refusal { throw refusal }
    guard let receipt = PaperReceipt(stored: appended.receipt) else { throw .requestOfAnotherCommand }
    return receipt
  }

  private func paperRefusal(
    _ list: PaperList, _ header: PaperBatch, at site: SiteID, poll: UInt8, keepsStrays: Bool
  ) -> NodeError? {
    guard let journal = ownJournal, register.journals[journal].openedAt != nil else { return .refused(.siteNotOpen) }
    if register.journals[journal].closedAt != nil { return .procedure(.paperAfterClosing) }
    if let halted { return .refused(halted) }
    do throws(Refusal) {
      try PaperRule.check(header)
      try PaperRule.check(list, at: site, poll: poll, keepsStrays: keepsStrays, in: register)
      return nil
    } catch {
      return .procedure(error)
    }
  }

  /// 复核: a second person keyed the list again; where both keyings agree, that is recorded.
  ///
  /// - Parameters:
  ///   - site: The list's site, at the hall.
  ///   - batch: One batch by its place in its journal; every open batch of the site when nil.
  /// - Returns: The batches that are checked now.
  /// - Throws: ``NodeError`` when the keyings differ, or the same person did both.
  package func checkPaper(
    _ second: PaperList, by person: String, site: SiteID? = nil, batch: UInt32? = nil, request: RequestKey? = nil
  ) throws(NodeError) -> [EntryID] {
    guard let listSite = self.site ?? site else { throw .procedure(.boxNotNamed) }
    guard election.siteIndex(listSite) != nil else { throw .unknownSite(listSite.rawValue) }
    if let site, site != listSite { throw .onlyAtHall }
    let entries = try once(.paperChecked, under: request) { () throws(NodeError) in
      return try wrapping(NodeError.procedure) { () throws(Refusal) in
        try PaperRule.checked(second, by: person, at: listSite, only: batch, in: register)
          .map { .procedure(.paper(.checked($0))) }
      }
    }
    return try bodies(of: entries).compactMap { body in
      guard case .procedure(.paper(.checked(let check))) = body else { return nil }
      return check.batch
    }
  }
}

/// The marks of a printed list, or why they are not taken.
private struct PaperDecision: Decision {
  let list: PaperList
  var refusal: NodeError?
  /// What has to be said before the marks.
  var before: [EntryBody] = []
  /// The batch, then its marks.
  var marks: [EntryBody] = []

  var entries: [EntryBody] { before + marks }

  func receipt(at first: EntryID) -> [UInt8] {
    let batch = EntryID(device: first.device, sequence: first.sequence + UInt32(before.count))
    return PaperReceipt(batch: batch, list: list).stored()
  }
}

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
