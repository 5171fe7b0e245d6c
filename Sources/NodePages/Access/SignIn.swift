import ElectionRecord
import Foundation
import NodeService
import Synchronization

/// Looks at passphrases, one at a time: each costs memory and time, and a flood of them must not take what a cast
/// needs.
actor SignIn {
  /// How many may wait for their turn; one more is told to come back.
  static let waitingMax = 8

  private let file: AccountFile
  private let clock: @Sendable () -> Int64
  private let draw: @Sendable (Int) -> [UInt8]
  private nonisolated let waiting = WaitingCount()

  init(file: AccountFile, clock: @escaping @Sendable () -> Int64, draw: @escaping @Sendable (Int) -> [UInt8]) {
    (self.file, self.clock, self.draw) = (file, clock, draw)
  }

  /// The account of a name and its passphrase.
  ///
  /// - Throws: ``Refusal``, with the same words for a name that does not exist as for a wrong passphrase.
  nonisolated func check(_ name: String, _ passphrase: String) async throws(Refusal) -> Account {
    guard waiting.enter(max: Self.waitingMax) else { throw .signInBusy }
    defer { waiting.leave() }
    return try await checkInTurn(name, passphrase)
  }

  private func checkInTurn(_ name: String, _ passphrase: String) throws(Refusal) -> Account {
    let now = clock()
    let known = try file.read().account(named: name)
    if let known, known.lockedUntil > now { throw .accountLocked(seconds: known.lockedUntil - now) }
    // For a stranger's name the same work is done, so that its time tells nothing.
    let secret: PassphraseHash =
      if let known { known.secret } else { try hash("", [UInt8](repeating: 0, count: PassphraseKey.saltBytes)) }
    let isRight = try matches(secret, known?.isCode == true ? AccountCode.read(passphrase) : passphrase) && known != nil
    if known != nil { try file.change { $0.note(right: isRight, of: name, now: now) } }
    guard isRight, let known else { throw .signInWrong }
    return known
  }

  /// Gives an account a passphrase of its owner's.
  ///
  /// - Throws: ``Refusal`` for one that is too short, or the name itself.
  func set(_ passphrase: String, of name: String) throws(Refusal) {
    guard passphrase.count >= PassphraseHash.charactersMin, passphrase.folded != name.folded else {
      throw .passphraseWeak
    }
    let secret = try hash(passphrase, draw(PassphraseKey.saltBytes))
    try file.change { $0.setSecret(secret, of: name) }
  }

  /// Makes an account, or gives one a new code.
  ///
  /// - Returns: The code.
  func issue(_ name: String, _ role: Role, by maker: String?) throws(Refusal) -> String {
    let code = AccountCode.text(draw(AccountCode.byteCount))
    let secret = try hash(code, draw(PassphraseKey.saltBytes))
    try file.change { (book) throws(Refusal) in try book.issue(name, role, secret: secret, by: maker) }
    return code
  }

  private func hash(_ passphrase: String, _ salt: [UInt8]) throws(Refusal) -> PassphraseHash {
    try refusing { () throws(PassphraseError) in try PassphraseHash(passphrase, salt: salt) }
  }

  private func matches(_ secret: PassphraseHash, _ passphrase: String) throws(Refusal) -> Bool {
    try refusing { () throws(PassphraseError) in try secret.matches(passphrase) }
  }
}

/// Counts who waits.
private final class WaitingCount: Sendable {
  private let count = Mutex(0)

  func enter(max: Int) -> Bool {
    count.withLock { count in
      guard count < max else { return false }
      count += 1
      return true
    }
  }

  func leave() { count.withLock { $0 -= 1 } }
}

extension Refusal {
  static let signInBusy = Refusal(
    "signInBusy", .failed, zh: "正在核对别人的口令，请稍候再试。", en: "Other passphrases are being looked at. Try again in a moment.")

  static let signInWrong = Refusal(
    "signInWrong", zh: "姓名或口令不对。请重新输入。", en: "The name or the passphrase is wrong. Type them again.")

  static func accountLocked(seconds: Int64) -> Refusal {
    Refusal(
      "accountLocked", zh: "口令错的次数太多，请等 \((seconds + 59) / 60) 分钟再试，或请主持人重设口令。",
      en: "Too many wrong passphrases. Wait \((seconds + 59) / 60) min, or have the presiding officer reset it.")
  }

  static let passphraseWeak = Refusal(
    "passphraseWeak", .usage,
    zh: "口令至少 \(PassphraseHash.charactersMin) 个字符，不能与姓名相同，也不能过长。",
    en: "A passphrase has \(PassphraseHash.charactersMin) characters or more, is not the name, and is no book.")
}
