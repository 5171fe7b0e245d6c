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

    package init(site: SiteID, entry: EntryID) {
      self.site = site
      self.entry = entry
    }
  }

  package let outcome: Outcome
  package let reason: ReasonCode?
  package let voter: RollNumber
  package let entry: EntryID?
  package let marked: Marked?
  package let right: SiteID?

  package init(
    outcome: Outcome, reason: ReasonCode?, voter: RollNumber, entry: EntryID?, marked: Marked?, right: SiteID?
  ) {
    self.outcome = outcome
    self.reason = reason
    self.voter = voter
    self.entry = entry
    self.marked = marked
    self.right = right
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
  func stored() -> [UInt8] { Array(CanonicalJSON.text(.object(json.filter { $0.value != .null })).utf8) }

  init?(stored bytes: [UInt8]) {
    guard let receipt = try? JSONDecoder().decode(CastReceipt.self, from: Data(bytes)) else { return nil }
    self = receipt
  }
}
