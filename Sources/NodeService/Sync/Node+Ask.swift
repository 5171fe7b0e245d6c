package import ElectionRecord
import SyncProtocol

/// Which voter a site asks the hall for (申领投票权).
package struct AskOrder: Codable, Equatable, Sendable {
  package let voter: RollNumber
  package let poll: PollID

  package init(voter: RollNumber, poll: PollID = .main) {
    (self.voter, self.poll) = (voter, poll)
  }
}

/// What a site does next for a voter whose right may be the hall's.
package enum AskStep: Equatable, Sendable {
  /// The hall's answer would change nothing: this is what the clerk is told.
  case settled(CastReceipt)
  /// The hall is to be asked with these bytes, once both hold the same.
  case ask([UInt8])
}

/// Asking the hall for one voter's right, without sockets: bytes in, bytes out.
///
/// A site synchronises, asks, and synchronises again. The answer itself gives nothing: the site goes by the allotment
/// in the hall's journal, so a lost, repeated or forged answer does no harm (invariant S8).
extension Node {
  private var electionTag: UInt64 { SyncMessage.electionTag(electionDigest) }

  /// Whether the hall is to be asked at all.
  ///
  /// - Throws: ``NodeError/onlyAtSite``, ``NodeError/unknownPoll(_:)``.
  package func beginAsk(_ order: AskOrder) throws(NodeError) -> AskStep {
    let receipt = try askReceipt(order)
    if receipt.outcome == .ordinary || halted != nil { return .settled(receipt) }
    switch receipt.reason {
    // A number that is not known here may be one that the hall has given since.
    case .siteNotOpen, .siteClosed: return .settled(receipt)
    default:
      let request = AskRequest(election: electionTag, poll: try pollIndex(order.poll), voter: order.voter)
      return .ask(request.encoded())
    }
  }

  /// What this site may do for the voter now, by what is known here; records nothing.
  ///
  /// - Throws: As ``beginAsk(_:)``.
  package func askReceipt(_ order: AskOrder) throws(NodeError) -> CastReceipt {
    guard site != nil else { throw .onlyAtSite }
    return snapshot.previewAdmission(of: order.voter, poll: try pollIndex(order.poll))
      ?? CastReceipt(.refused(.siteNotOpen), voter: order.voter, entry: nil)
  }

  /// Answers a site's request at the hall. The allotment is durable before there is an answer; asking again changes
  /// nothing.
  ///
  /// - Parameter device: Who asks, as TLS has verified it.
  /// - Throws: ``NodeError/onlyAtHall``, ``NodeError/sync(_:)``, ``NodeError/store(_:)``, and
  ///   ``NodeError/refused(_:)`` when the hall itself is halted.
  package func answerAsk(_ bytes: [UInt8], from device: DeviceID) throws(NodeError) -> [UInt8] {
    try requireHall()
    let request = try wrapping(NodeError.sync) { () throws(SyncError) in
      try AskRequest(decoding: bytes, election: electionTag)
    }
    guard request.poll < election.polls.count else { throw .sync(.malformed(at: 0)) }
    try settleRights()
    switch rules.ask(request.voter, request.poll, device, register) {
    case .held: return AskReply.given.encoded(election: electionTag)
    case .allotted(let allotment):
      try append([.rightAllotted(allotment)])
      return AskReply.given.encoded(election: electionTag)
    case .refused(let reason, let mark, let right):
      let marked = mark.map { AskReply.Marked(site: $0.site, entry: $0.entry) }
      return AskReply.refused(reason, marked: marked, right: right).encoded(election: electionTag)
    }
  }

  /// Reads the hall's answer.
  ///
  /// - Returns: Why the hall gives nothing; nil when the right will be here after the next synchronisation.
  /// - Throws: ``NodeError/sync(_:)``.
  package func takeAnswer(_ bytes: [UInt8], to order: AskOrder) throws(NodeError) -> CastReceipt? {
    let reply = try wrapping(NodeError.sync) { () throws(SyncError) in
      try AskReply(decoding: bytes, election: electionTag)
    }
    guard case .refused(let reason, let marked, let right) = reply else { return nil }
    return CastReceipt(reason, marked: marked, right: right, voter: order.voter)
  }
}
