package import ElectionRecord
import ElectionReports
import Foundation
import SyncProtocol

/// What a clerk is told about one voter; stable in JSON.
package struct CastReceipt: Codable, Equatable, Sendable {
  /// What the clerk may hand over.
  package enum Outcome: String, Codable, Sendable { case ordinary, provisional, refused }

  /// Where the voter was marked before.
  package struct Marked: Codable, Equatable, Sendable {
    package let site: SiteID
    package let entry: EntryID
  }

  package let outcome: Outcome
  package let reason: ReasonCode?
  package let voter: RollNumber
  package let entry: EntryID?
  package let marked: Marked?
  package let right: SiteID?
  /// The name of a person without a number; ``voter`` is 0 then. It is kept at this laptop and told to its clerk.
  package var person: String?
  /// Of everything that was asked, in hexadecimal digits: the same request id for something else is no repetition. Nil
  /// in receipts of earlier versions.
  var asked: String?

  private enum CodingKeys: CodingKey { case outcome, reason, voter, entry, marked, right, person, asked }
}

extension CastReceipt {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    outcome = try members.decode(Outcome.self, forKey: .outcome)
    reason = try members.decodeIfPresent(ReasonCode.self, forKey: .reason)
    voter = try members.decodeIfPresent(RollNumber.self, forKey: .voter) ?? 0
    entry = try members.decodeIfPresent(EntryID.self, forKey: .entry)
    marked = try members.decodeIfPresent(Marked.self, forKey: .marked)
    right = try members.decodeIfPresent(SiteID.self, forKey: .right)
    person = try members.decodeIfPresent(String.self, forKey: .person)
    asked = try members.decodeIfPresent(String.self, forKey: .asked)
  }

  /// The receipt for an admission; `entry` is where it is recorded, if it is.
  init(_ admission: Admission, voter: RollNumber, entry: EntryID?) {
    switch admission {
    case .ordinary:
      self.init(outcome: .ordinary, reason: nil, voter: voter, entry: entry, marked: nil, right: nil)
    case .provisional(let reason, let right):
      self.init(outcome: .provisional, reason: reason, voter: voter, entry: entry, marked: nil, right: right)
    case .refused(let reason, let mark, let right):
      self.init(
        outcome: .refused, reason: reason, voter: voter, entry: nil,
        marked: mark.map { Marked(site: $0.site, entry: $0.entry) }, right: right)
    }
  }

  /// What the hall's refusal tells a site that asked for a voter.
  init(_ reason: ReasonCode, marked: AskReply.Marked?, right: SiteID?, voter: RollNumber) {
    self.init(
      outcome: .refused, reason: reason, voter: voter, entry: nil,
      marked: marked.map { Marked(site: $0.site, entry: $0.entry) }, right: right)
  }

  /// The bytes under which the store keeps the first receipt of a request: what `cast --json` printed, without nulls.
  func stored() -> [UInt8] {
    var members = json.filter { $0.value != .null }
    if let person { members["person"] = .string(person) }
    if let asked { members["asked"] = .string(asked) }
    return Array(CanonicalJSON.text(.object(members)).utf8)
  }

  init?(stored bytes: [UInt8]) {
    guard let receipt = try? JSONDecoder().decode(CastReceipt.self, from: Data(bytes)) else { return nil }
    self = receipt
  }
}

/// What the caller of a command is told that appended entries, as the store keeps it under the request's id.
struct EntryReceipt: Codable, Equatable {
  /// Which command was answered: an id that answered another one is no repetition.
  enum Command: String, Codable {
    case opened, voided, replaced, closed
    case ruled, explained, counted, tallied, countFileTaken, declared, revoked, amended
    case recorded, paperChecked, markTakenBack, voterAdded, representativeReplaced
    case corrected, declarationCorrected
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
