import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb
import SyncProtocol

/// One synchronisation by the command line itself, when no daemon runs.
enum SyncOnce {
  /// - Parameter typed: Where the hall is, as a person typed it; empty for where it was before.
  static func run(
    _ opened: OpenedNode, at typed: [PeerAddress], _ language: Language
  ) async throws -> CommandReply {
    let known = opened.profile.peers
    let addresses = typed.isEmpty ? known : typed
    guard opened.profile.site != nil, !addresses.isEmpty else { return SyncReplies.noHall(language) }
    let client = try PeerClient(addresses: addresses, identity: try NodeIdentity.tls(opened.directory))
    let failure = await synchronise(opened.node, client)
    // Before anything that may fail: a client that is let go of while it is open ends the program.
    await client.shutdown()
    if failure == nil, let answered = client.addresses.first, answered != known.first {
      try NodeDirectory.write(profile: opened.profile.reached(at: answered), into: opened.directory)
    }
    return SyncReplies.outcome(failure, halted: opened.node.halted, at: typed, known: known, language)
  }

  private static func synchronise(_ node: Node, _ client: PeerClient) async -> SyncFailure? {
    do {
      var session = SyncSession(authority: node.authority)
      var message: [UInt8]? = try node.begin(&session)
      while let body = message { message = try node.take(try await client.exchange(body), in: &session) }
      return nil
    } catch let error as PeerError {
      do {
        if error == .revoked { try node.noteRevoked() }
        return .unreachable(error)
      } catch {
        return .stopped(error)
      }
    } catch {
      return .stopped(error)
    }
  }
}

/// Answers of `sync`.
enum SyncReplies {
  /// - Parameters:
  ///   - halted: Why this laptop records nothing more: to be in step with the hall is then no good news.
  ///   - typed: The addresses that were tried because a person typed them; empty for the usual ones.
  ///   - known: The usual ones.
  static func outcome(
    _ failure: SyncFailure?, halted: ReasonCode?, at typed: [PeerAddress] = [], known: [PeerAddress] = [],
    _ language: Language
  ) -> CommandReply {
    switch failure {
    case .unreachable(let error) where !typed.isEmpty && error != .revoked:
      return Refusal(error).notTaken(typed, known: known).reply(language)
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
      ? "这里没有可以连接的会场。有网络时写出它的地址：ballotsync sync --hall 主机:端口；没有网络时用 U 盘：ballotsync export 和 ballotsync import。"
      : "There is no hall to reach from here. With a network, say where it is: ballotsync sync --hall HOST:PORT; without "
        + "one, use a stick: ballotsync export and ballotsync import."
    return CommandReply(
      json: CanonicalJSON.text(.object(["outcome": "failed", "reason": "noHall", "message": .string(text)])),
      text: text + "\n", exitStatus: ExitStatus.unreachable.rawValue, isError: true)
  }
}

extension Refusal {
  /// The daemon was told to talk to no hall, so it talks to none that is typed either.
  static let daemonIsOffline = Refusal(
    "daemonIsOffline", .unreachable,
    zh:
      "守护程序是用 --offline 启动的，不连接会场，没有同步。请不带 --offline 重启 ballotsync serve，或用 U 盘：ballotsync export 和 ballotsync import。",
    en:
      "The daemon was started with --offline and talks to no hall; nothing was synchronised. Restart ballotsync serve "
      + "without it, or use a stick: ballotsync export and ballotsync import.")

  /// The addresses that were typed led to no hall, so they are not kept.
  fileprivate func notTaken(_ typed: [PeerAddress], known: [PeerAddress]) -> Refusal {
    let tried = typed.map(\.description)
    let kept = known.map(\.description)
    let zh = kept.isEmpty ? "" : "仍用原来的地址 \(kept.joined(separator: "、"))。"
    let en = kept.isEmpty ? "" : " \(kept.joined(separator: ", ")) is used as before."
    return Refusal(
      code, exitStatus,
      zh: message.zh + "\n\(tried.joined(separator: "、")) 没有连上，没有记住。" + zh,
      en: message.en + "\n\(tried.joined(separator: ", ")) did not answer and is not kept." + en)
  }
}
