public import ElectionRecord
public import Foundation

/// A keyed list to enter, or to look at first.
public struct PaperOrder: Codable, Equatable, Sendable {
  /// The file's name, for complaints.
  public let name: String
  public let file: Data
  /// What is written above the batch; marks and second papers are taken from the file.
  public let batch: PaperBatch
  /// Whether numbers that are not on the roll are recorded all the same.
  public let keepsStrays: Bool
  /// False only shows what would be recorded.
  public let isConfirmed: Bool
  public let poll: PollID
  /// Repeating it returns the first receipt.
  public let request: RequestID?

  public init(
    name: String, file: Data, batch: PaperBatch, keepsStrays: Bool, isConfirmed: Bool, poll: PollID = .main,
    request: RequestID?
  ) {
    self.name = name
    self.file = file
    self.batch = batch
    self.keepsStrays = keepsStrays
    self.isConfirmed = isConfirmed
    self.poll = poll
    self.request = request
  }
}

/// A second keying of a list.
public struct PaperCheckOrder: Codable, Equatable, Sendable {
  public let name: String
  public let file: Data
  public let checkedBy: String
  /// The list's site; nil at a site's laptop.
  public let site: SiteID?
  /// One batch by its place in the journal; every open batch of the site when nil.
  public let batch: UInt32?

  public init(name: String, file: Data, checkedBy: String, site: SiteID?, batch: UInt32?) {
    self.name = name
    self.file = file
    self.checkedBy = checkedBy
    self.site = site
    self.batch = batch
  }
}
