import ElectionRecord
import Foundation
import NodeService
import NodeWeb
import SyncProtocol

/// A site as the hall sees it: its own journal, signed, and the real exchange over its own connection.
///
/// It believes what the hall relays without checking or keeping it, so that a thousand of them leave the machine to
/// the hall: on real laptops that work is spread over as many.
struct SimulatedSite {
  private let member: SitesElection.Member
  private let electionID: String
  private let tag: UInt64
  private let authority: DeviceID
  private let client: PeerClient
  private var own: SyncSession
  private var all: SyncSession
  private var journals: [DeviceID: [Frontier.Branch]] = [:]
  private var entries: [[UInt8]] = []
  private var accumulator = MerkleAccumulator()
  /// How many of its entries the hall has acknowledged.
  private(set) var acknowledged: UInt32 = 0

  init(_ member: SitesElection.Member, of election: SitesElection, client: PeerClient) {
    self.member = member
    electionID = election.electionID
    tag = SyncMessage.electionTag(election.digest)
    authority = election.authority
    self.client = client
    own = SyncSession(
      authority: election.authority, scope: .delivery(from: member.keys.device, to: election.authority))
    all = SyncSession(authority: election.authority)
  }

  /// Whether everything it made is acknowledged.
  var isDelivered: Bool { acknowledged == entries.count }

  /// Appends an entry to its journal.
  mutating func append(_ body: EntryBody) {
    let entry = Entry(elapsedSeconds: entries.isEmpty ? BenchNodeClock.start : 1, body: body).encoded()
    entries.append(entry)
    accumulator.append(entry)
    journals[member.keys.device] = [Frontier.Branch(size: UInt32(accumulator.size), root: accumulator.root)]
  }

  /// Exchanges its own journal and the hall's until everything is acknowledged, or until both hold the same.
  ///
  /// - Throws: ``PeerError``, ``SyncError``.
  mutating func deliver() async throws {
    try await converse(\.own) { $0.isDelivered }
  }

  /// Takes what the other sites did; others go on meanwhile, so it is never all.
  ///
  /// - Throws: ``PeerError``, ``SyncError``.
  mutating func refresh() async throws {
    var rounds = 0
    try await converse(\.all) { _ in
      rounds += 1
      return rounds > 2
    }
  }

  private mutating func converse(
    _ session: WritableKeyPath<Self, SyncSession>, until isEnough: (Self) -> Bool
  ) async throws {
    do {
      var plan = self[keyPath: session].start(local: frontier(of: self[keyPath: session].scope))
      while !isEnough(self) {
        let reply = try await exchange(plan)
        self[keyPath: session].meet(reply)
        for segment in reply.segments { try take(segment) }
        let local = frontier(of: self[keyPath: session].scope)
        let step = try self[keyPath: session].advance(after: reply, local: local, contradictions: [])
        guard case .send(let next) = step else { return }
        plan = next
      }
    } catch {
      self[keyPath: session].forgetRemote()
      throw error
    }
  }

  private func frontier(of scope: SyncScope) -> Frontier { scope.of(Frontier(journals: journals)) }

  private func exchange(_ plan: SyncPlan) async throws -> SyncMessage {
    let own = plan.requests.filter { $0.device == member.keys.device && $0.start < entries.count }
    let message = SyncMessage(
      election: tag, scope: plan.scope, base: plan.base, frontier: plan.frontier, wants: plan.wants,
      segments: try own.map { try segment(from: $0.start) })
    let answer = try await client.exchange(message.encoded(electionID: electionID))
    return try SyncMessage(decoding: answer, electionID: electionID, election: tag)
  }

  private func segment(from start: UInt32) throws -> JournalSegment {
    let device = member.keys.device
    let checkpoint = try Checkpoint(
      origin: JournalOrigin.name(election: electionID, device: device), size: accumulator.size, root: accumulator.root
    ).sign(with: member.keys.signing)
    return JournalSegment(
      device: device, start: start, run: EntryRun(entries: Array(entries[Int(start)...])),
      checkpoint: checkpoint.encoded)
  }

  private mutating func take(_ segment: JournalSegment) throws {
    if segment.device == authority { readAcknowledgements(segment.run) }
    let note = try SignedNote(parsing: segment.checkpoint)
    let head = try Checkpoint(parsing: note.textBytes)
    journals[segment.device] = [Frontier.Branch(size: UInt32(head.size), root: head.root)]
  }

  private mutating func readAcknowledgements(_ run: EntryRun) {
    for entry in run.entries {
      guard case .merged(let heads) = Entry(decoding: entry).body else { continue }
      for head in heads where head.device == member.keys.device { acknowledged = max(acknowledged, head.size) }
    }
  }
}
