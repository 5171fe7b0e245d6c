import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb
import SyncProtocol

/// One synchronisation by the command line itself, when no daemon runs.
enum SyncOnce {
  static func run(_ opened: OpenedNode, hall: String?, _ language: Language) async throws -> CommandReply {
    guard opened.profile.site != nil, let text = hall ?? opened.profile.hallAddress, let address = PeerAddress(text)
    else { return SyncReplies.noHall(language) }
    if let hall, hall != opened.profile.hallAddress { try remember(hall, opened) }
    let node = opened.node
    let identity = try NodeIdentity.tls(opened.directory)
    let client = try PeerClient(address: address, identity: identity)
    do {
      var session = SyncSession(authority: node.authority)
      var message: [UInt8]? = try node.begin(&session)
      while let body = message { message = try node.take(try await client.exchange(body), in: &session) }
    } catch {
      await client.shutdown()
      if case PeerError.revoked = error { try node.noteRevoked() }
      throw error
    }
    await client.shutdown()
    return SyncReplies.outcome(nil, halted: node.halted, language)
  }

  private static func remember(_ hall: String, _ opened: OpenedNode) throws {
    var profile = opened.profile
    profile.hallAddress = hall
    try NodeDirectory.write(
      NodeDirectory.canonical(profile), to: NodeDirectory.File.profile, in: opened.directory)
  }
}

/// Answers of `sync`.
enum SyncReplies {
  /// - Parameter halted: Why this laptop records nothing more: to be in step with the hall is then no good news.
  static func outcome(_ failure: SyncFailure?, halted: ReasonCode?, _ language: Language) -> CommandReply {
    switch failure {
    case nil:
      if let halted { return halted.refusal.reply(language) }
      return CommandReply(
        json: CanonicalJSON.text(.object(["outcome": "done"])),
        text: language == .zh ? "已与会场一致。\n" : "In step with the hall.\n")
    case .unreachable(let error): return Refusal(error).reply(language)
    case .stopped(let error): return Refusal(error).reply(language)
    }
  }

  static func noHall(_ language: Language) -> CommandReply {
    let text =
      language == .zh
      ? "这里没有可以连接的会场。请用 U 盘：ballotsync export 和 ballotsync import。"
      : "There is no hall to reach from here. Use a stick: ballotsync export and ballotsync import."
    return CommandReply(
      json: CanonicalJSON.text(.object(["outcome": "failed", "reason": "noHall", "message": .string(text)])),
      text: text + "\n", exitStatus: ExitStatus.unreachable.rawValue, isError: true)
  }
}
