import ElectionRecord
import Foundation
import JournalStore
package import NodeService
import NodeWeb

/// Carries a command to the node of a data directory: through the daemon's socket while one owns the directory, and by
/// opening it otherwise.
package enum NodeAccess {
  /// How long to wait for other short commands that own the directory, one after the other.
  static let waitMax = Duration.seconds(20)
  private static let pause = Duration.milliseconds(50)

  /// Carries out one command. A command that names its request is repeated when its outcome is unknown.
  ///
  /// - Throws: ``Refusal`` or what opening a directory throws; an answer that says no is not thrown.
  package static func perform(_ request: CommandRequest, data: String) async throws -> CommandReply {
    try await repeating(request) { try await performOnce(request, data: data) }
  }

  /// Does it once more where the first try does not tell.
  static func repeating(
    _ request: CommandRequest, _ once: () async throws -> CommandReply
  ) async throws -> CommandReply {
    var isRepeated = false
    do {
      let reply = try await once()
      guard reply.exitStatus == ExitStatus.unknown.rawValue, request.isRepeatable else { return reply }
      isRepeated = true
      return try await once()
    } catch {
      // Whatever keeps the second try from telling, the first may have been recorded.
      let failure = isRepeated ? StoreError.unknownOutcome.refusal : Refusal(error)
      guard failure.exitStatus == .unknown else { throw error }
      throw failure.naming(request.id)
    }
  }

  private static func performOnce(_ request: CommandRequest, data: String) async throws -> CommandReply {
    var (delivery, brought): (Delivery?, Delivery?)
    let reply = try await reach(data, repeats: request.isRepeatable) {
      let opened = try NodeDirectory.openToCarryOut(data, clock: SystemClock())
      // No daemon takes part any more: this command goes to its place itself.
      (delivery, brought) = (nil, nil)
      return opened.node.perform(
        request, roll: opened.roll, random: Randomness.forCommands, local: .system, data: opened.directory.path)
    } daemon: {
      if let carried = request.command as? ImportStick, let bytes = carried.brought {
        let left = try brought ?? Delivery(bringing: bytes, to: data)
        brought = left
        return CommandRequest(carried.lying(in: left.name), language: request.language).encoded()
      }
      guard let writing = request.command as? any WritingCommand, let place = writing.place else {
        return request.encoded()
      }
      let begun = try delivery ?? Delivery(to: place, from: data)
      delivery = begun
      return CommandRequest(
        writing.leaving(in: begun.name), language: request.language, request: request.request
      ).encoded()
    }
    return reply.isError ? reply : try delivery?.take(with: reply) ?? reply
  }

  /// Runs `direct` on the directory when nobody owns it, and otherwise posts a body to its owner.
  ///
  /// - Parameters:
  ///   - repeats: Whether the request may be sent again when the first one's outcome is unknown.
  ///   - direct: Throws ``NodeDirectoryError`` with `inUse` when somebody owns the directory.
  static func reach(
    _ data: String, repeats: Bool = false, clock: any Clock<Duration> = ContinuousClock(),
    direct: () async throws -> CommandReply, daemon: () throws -> [UInt8],
    post: ([UInt8], String) async throws(PeerError) -> CommandReply = NodeAccess.post
  ) async throws -> CommandReply {
    var waited = Duration.zero
    var mayRepeat = repeats
    while true {
      do {
        return try await direct()
      } catch NodeDirectoryError.store(.inUse) {
        // The owner is asked below.
      }
      let body = try daemon()
      do throws(PeerError) {
        return try await post(body, data)
      } catch {
        switch error {
        // No daemon listens: the owner is a command, or a daemon that starts or stops. Or one has a queue before it.
        case .unreachable where waited < waitMax, .busy where waited < waitMax:
          waited += pause
          try await clock.sleep(for: pause)
        case .unreachable, .busy: throw Refusal.busy
        // It would be as silent to a second try.
        case .timedOut: throw Refusal.daemonSilent
        case _ where error.isOutcomeUnknown && mayRepeat: mayRepeat = false
        default: throw Refusal(daemon: error)
        }
      }
    }
  }

  static func post(_ body: [UInt8], data: String) async throws(PeerError) -> CommandReply {
    let socket = data + "/socket"
    let answer = await DaemonWatch.run {
      await LocalClient(path: socket, limits: .sign).isThere()
    } _: { () async -> Result<[UInt8], PeerError> in
      do throws(PeerError) { return .success(try await LocalClient(path: socket).command(body)) } catch {
        return .failure(error)
      }
    }
    guard let answer else { throw .timedOut }
    guard let reply = CommandReply(decoding: try answer.get()) else { throw .malformed }
    return reply
  }
}

/// Runs what belongs to the wiring: at the daemon when one owns the directory, otherwise here.
package enum HallAccess {
  /// Asks the daemon that owns the directory, or does it here.
  ///
  /// - Throws: ``Refusal`` or an error that knows one, such as a directory that cannot be opened.
  package static func perform(_ request: DaemonRequest, data: String) async throws -> CommandReply {
    do {
      return try await NodeAccess.reach(data, repeats: request.action.isRepeatable) {
        try await performHere(request, try NodeDirectory.open(data, clock: SystemClock()))
      } daemon: {
        Array(try JSONEncoder().encode(request))
      }
    } catch {
      guard Refusal(error).exitStatus == .unknown, case .invite(let site) = request.action else { throw error }
      throw Refusal.invitationUnknown(site)
    }
  }

  private static func performHere(
    _ request: DaemonRequest, _ opened: sending OpenedNode
  ) async throws -> CommandReply {
    // An earlier version may have died before it began the journal; nothing comes before the definition.
    try HallSetup.define(opened)
    switch request.action {
    case .invite(let site):
      let random = Randomness.bytes(InvitationCode.idBytes + InvitationCode.secretBytes)
      return EnrolmentReplies.code(try opened.node.invite(site, random: random), site: site, request.language)
    case .admit(let bytes):
      guard opened.node.isHall else { throw NodeError.onlyAtHall }
      return EnrolmentReplies.answer(
        try EnrolmentDesk(opened).admit(bytes, at: opened.node), request.language)
    case .sheet(let officers):
      return try RecoveryDesk.sheet(opened, officers: officers, request.language)
    case .synchronise: return try await SyncOnce.run(opened, at: [], request.language)
    case .synchroniseAt(let typed): return try await SyncOnce.run(opened, at: typed, request.language)
    case .ask(let order): return try await AskOnce.run(opened, order, request.language)
    }
  }
}
