import ElectionRecord
import ElectionReports
import JournalStore
import NodePages
import NodeService
import NodeWeb
import SyncProtocol

/// The one owner of the node in a daemon: commands, peers and the own synchronisation take turns.
actor NodeActor {
  private let opened: OpenedNode
  private let desk: EnrolmentDesk?
  nonisolated let device: DeviceID
  /// The hall's own device, of today.
  var authority: DeviceID { node.authority }
  /// Raised after each local change, so that it is sent at once.
  nonisolated let changes = ChangeSignal()
  /// Raised whenever anything new is held here, whoever brought it.
  nonisolated let news = ChangeSignal()
  private var counters = DaemonCounters()
  /// How this site stands with its hall; nil before the first round.
  private(set) var hallContact: HallContact?

  init(opened: sending OpenedNode) throws {
    device = opened.node.device
    desk = opened.node.isHall ? try EnrolmentDesk(opened) : nil
    self.opened = opened
  }

  private var node: Node { opened.node }

  /// Runs one command of this machine's user.
  ///
  /// - Parameter signers: Who signed in for it at a page; nobody at a console.
  func perform(_ request: CommandRequest, signers: [String] = []) -> CommandReply {
    let before = node.entries
    let outbox = Outbox(data: opened.directory.path)
    let reply = node.perform(
      request, roll: opened.roll, random: Randomness.forCommands, outbox: outbox, local: .system,
      data: opened.directory.path, signers: signers)
    if node.entries != before { tell() }
    return reply
  }

  private func tell() {
    changes.raise()
    news.raise()
  }

  /// Records that somebody has come on duty at the pages.
  func noteDuty(of name: String) throws {
    try node.noteDuty(of: name)
    tell()
  }

  /// What pages are made of: the election, and the site that the node serves.
  var place: (election: Election, site: SiteID?) { (node.election, node.site) }

  /// Notes whether the hall was reached just now.
  func noteHall(isReached: Bool, now: Int64) {
    let before = hallContact
    hallContact = HallContact(reachedAt: isReached ? now : before?.reachedAt, isReached: isReached)
    if before?.isReached != isReached { news.raise() }
  }

  /// Answers a peer's message.
  func answer(_ body: [UInt8], from peer: PeerIdentity) -> EndpointReply {
    let before = node.entries
    defer { if node.entries != before { news.raise() } }
    return serve(peer) { (_) throws(NodeError) in
      let reply = try node.answer(body)
      counters.exchanges += 1
      return reply
    }
  }

  /// Answers a site that asks for a voter's right.
  func answerAsk(_ body: [UInt8], from peer: PeerIdentity) -> EndpointReply {
    serve(peer) { (device) throws(NodeError) in try node.answerAsk(body, from: device) }
  }

  /// The certificate names the device, and the hall's authority signs none for a device that it does not enrol; a
  /// repeated enrolment gives the same device a second certificate, so the device is looked up and not the certificate.
  private func serve(_ peer: PeerIdentity, _ work: (DeviceID) throws(NodeError) -> [UInt8]) -> EndpointReply {
    guard let device = DeviceID(hex: peer.device), node.register.hall.enrolment(of: device) != nil else {
      return .refused(.forbidden)
    }
    if node.register.hall.revocations[device] != nil { return .refused(.revoked) }
    do throws(NodeError) {
      return .ok(try work(device))
    } catch {
      counters.refusals += 1
      return .refused(Self.refusal(error))
    }
  }

  private static func refusal(_ error: NodeError) -> EndpointRefusal {
    switch error {
    case .sync(.tooLarge): .tooLarge
    case .sync: .malformed
    case .store(let error) where error.isOfTheDisk || error == .unknownOutcome: .unavailable
    // This hall is halted: nothing that a site could change.
    case .refused, .hallHalted, .hallSucceeded, .nodeIsSpare, .hallIsBackup: .unavailable
    default: .failed
    }
  }

  /// Enrols a laptop that holds a one-time code.
  func admit(_ request: [UInt8]) -> EndpointReply {
    do {
      return .ok(try admitOrThrow(request))
    } catch NodeError.onlyAtHall {
      return .refused(.notFound)
    } catch let error as JoinError {
      counters.refusals += 1
      return .refused(error == .unusableSealingKey ? .malformed : .unauthorized)
    } catch NodeError.siteHasDevice {
      return .refused(.forbidden)
    } catch {
      return .refused(.failed)
    }
  }

  /// Enrols a laptop whose request was carried here.
  func admitOrThrow(_ request: [UInt8]) throws -> [UInt8] {
    guard let desk else { throw NodeError.onlyAtHall }
    return try desk.admit(request, at: node)
  }

  /// Makes a one-time code.
  func invite(_ site: SiteID) throws -> String {
    try node.invite(site, random: Randomness.bytes(InvitationCode.idBytes + InvitationCode.secretBytes))
  }

  /// Prints another recovery sheet.
  func sheet(_ officers: [String], _ language: Language) throws -> CommandReply {
    defer { tell() }
    return try RecoveryDesk.sheet(opened, officers: officers, language)
  }

  /// The first message of a synchronisation with the hall.
  func begin(_ session: SyncSession) throws -> (SyncSession, [UInt8]) {
    var session = session
    let message = try node.begin(&session)
    return (session, message)
  }

  /// Takes the hall's answer; nil instead of a message when both sides hold the same.
  func take(_ answer: [UInt8], _ session: SyncSession) throws -> (SyncSession, [UInt8]?) {
    var session = session
    let before = node.entries
    let next = try node.take(answer, in: &session)
    if node.entries != before { news.raise() }
    return (session, next)
  }

  /// What to do for a voter whose right may be the hall's.
  func beginAsk(_ order: AskOrder) throws -> AskStep { try node.beginAsk(order) }

  /// The clerk's answer when the hall gives nothing; nil when it gives the right.
  func takeAnswer(_ answer: [UInt8], to order: AskOrder, _ language: Language) throws -> CommandReply? {
    try node.takeAnswer(answer, to: order).map { reply($0, language) }
  }

  /// What this site may do for the voter now.
  func askReply(_ order: AskOrder, _ language: Language) throws -> CommandReply {
    reply(try node.askReceipt(order), language)
  }

  /// The clerk's answer for a receipt.
  func reply(_ receipt: CastReceipt, _ language: Language) -> CommandReply {
    node.askReply(receipt, language: language, roll: opened.roll, local: .system)
  }

  /// The hall has revoked this laptop: it stops at once, and stays stopped.
  func noteRevoked() throws { try node.noteRevoked() }

  /// Why this device records nothing more.
  var halted: ReasonCode? { node.halted }

  /// How many journals are held here.
  var journals: Int { node.register.journals.count }
  var isHall: Bool { node.isHall }

  /// Whether it records; cheap, for what asks again and again.
  var isHealthy: Bool { node.halted == nil && node.diskFault == nil }

  /// The answer of `/healthz`: what is known without reconciling, since supervisors ask every few seconds.
  func health() -> HealthReport {
    let facts: JSONValue = [
      "device": .string(device.description), "diskFault": JSONValue(node.diskFault.map { "\($0)" }),
      "election": .string(node.election.id), "entries": .integer(Int(node.entries)),
      "halted": JSONValue(node.halted?.rawValue), "journals": .integer(journals), "ok": .bool(isHealthy),
      "site": JSONValue(node.site?.rawValue),
    ]
    return HealthReport(isHealthy: isHealthy, json: Array(CanonicalJSON.text(facts).utf8))
  }

  /// The page of `/metrics`; it costs one reconciliation.
  func metrics() -> String {
    let page = (try? node.facts())?.metrics ?? ""
    return page + """
      # HELP ballotsync_exchanges_total Messages of peers answered.
      # TYPE ballotsync_exchanges_total counter
      ballotsync_exchanges_total \(counters.exchanges)
      # HELP ballotsync_refusals_total Messages of peers refused.
      # TYPE ballotsync_refusals_total counter
      ballotsync_refusals_total \(counters.refusals)

      """
  }
}

/// What the daemon counts itself.
struct DaemonCounters: Sendable {
  var exchanges = 0
  var refusals = 0
}
