import ElectionRecord
import Foundation
import Synchronization

/// Somebody who has signed in, at one browser.
struct Session: Sendable {
  /// The second officer of one act.
  struct Pair: Sendable {
    let name: String
    /// The digest of the act's form: for no other act, and for no other figures.
    let act: String
    /// Seconds since 1970 UTC.
    let until: Int64
  }

  let account: String
  let role: Role
  /// What a form of this session carries, so that no other page can send one.
  let formToken: String
  /// Nothing but setting a passphrase, while its owner has only a code.
  var isCodeOnly: Bool
  /// Seconds since 1970 UTC by a clock that is never set back.
  var lastSeen: Int64
  /// The screen is locked until the passphrase is typed again; what stands on it is kept.
  var isLocked = false
  /// Of the file that was written to a stick last.
  var onStick: Digest32?
  /// The files that a command wrote for it last.
  var written: WrittenFiles?
  /// Who signed in beside the account's owner, for one act.
  var pair: Pair?
}

/// The sessions of a node, in memory only: a restart signs everybody out, and loses nothing else.
final class SessionTable: Sendable {
  /// The most sessions; one more takes the place of the one that was idle for longest.
  static let sessionsMax = 256
  /// After so long without a key or a press the screen is locked, seconds.
  static let idleSecondsMax: Int64 = 15 * 60
  /// After so long it is forgotten, seconds.
  static let forgottenSeconds: Int64 = 12 * 3600
  static let tokenBytes = 32

  private let sessions = Mutex<[String: Session]>([:])
  private let draw: @Sendable (Int) -> [UInt8]

  init(draw: @escaping @Sendable (Int) -> [UInt8]) { self.draw = draw }

  /// Begins a session.
  ///
  /// - Returns: Its token, for the cookie.
  func begin(_ account: Account, now: Int64) -> String {
    let token = Self.text(draw(Self.tokenBytes))
    let session = Session(
      account: account.name, role: account.role, formToken: Self.text(draw(Self.tokenBytes)),
      isCodeOnly: account.isCode, lastSeen: now)
    sessions.withLock { sessions in
      sessions = sessions.filter { now - $0.value.lastSeen < Self.forgottenSeconds }
      if sessions.count >= Self.sessionsMax,
        let oldest = sessions.min(by: { $0.value.lastSeen < $1.value.lastSeen })
      {
        sessions[oldest.key] = nil
      }
      sessions[token] = session
    }
    return token
  }

  /// The session of a token, locked where it was idle for too long.
  ///
  /// - Parameter isPress: Whether a person did something; a board that is shown does nothing.
  func session(_ token: String, now: Int64, isPress: Bool) -> Session? {
    sessions.withLock { sessions in
      guard var session = sessions[token] else { return nil }
      if now - session.lastSeen >= Self.forgottenSeconds {
        sessions[token] = nil
        return nil
      }
      if now - session.lastSeen >= Self.idleSecondsMax { session.isLocked = true }
      if isPress, !session.isLocked { session.lastSeen = now }
      sessions[token] = session
      return session
    }
  }

  func change(_ token: String, _ work: (inout Session) -> Void) {
    sessions.withLock { sessions in
      if var session = sessions[token] {
        work(&session)
        sessions[token] = session
      }
    }
  }

  func end(_ token: String) { sessions.withLock { $0[token] = nil } }

  /// Ends every session of an account, after its passphrase was reset.
  func end(account: String) {
    sessions.withLock { sessions in sessions = sessions.filter { $0.value.account.folded != account.folded } }
  }

  /// Base 64 for cookies and fields (RFC 4648, section 5).
  private static func text(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
