package import ElectionRecord

/// A person who may sign in at the pages of one node.
package struct Account: Codable, Equatable, Sendable {
  /// As it is written into the journal; unique at the node.
  package let name: String
  package let role: Role
  /// Whoever made the account or reset its passphrase last, by account; nil for the console. That person knew a secret
  /// of the account, so the two are never a pair.
  package var madeBy: String?
  var secret: PassphraseHash
  /// Whether ``secret`` is of a code that somebody else has seen: the owner sets a passphrase before anything else.
  package var isCode: Bool
  /// Wrong passphrases since the last right one.
  var failures = 0
  /// No passphrase is looked at before, seconds since 1970 UTC.
  var lockedUntil: Int64 = 0
}

/// The accounts of a node, as a value: who exists, who may sign in, who is whose pair.
package struct AccountBook: Codable, Equatable, Sendable {
  /// The most accounts of a node.
  static let accountsMax = 64
  /// The longest name, in UTF-8 bytes.
  static let nameBytesMax = RecordLimits.textBytesMax
  /// Wrong passphrases after which an account is locked.
  static let failuresMax = 5
  /// The first lock, seconds; each further failure doubles it.
  static let lockSeconds: Int64 = 60
  static let lockSecondsMax: Int64 = 3600

  package private(set) var accounts: [Account] = []

  package init() {}

  /// The account of a name, however its characters are written; nil where there is none.
  package func account(named name: String) -> Account? {
    accounts.first { $0.name.folded == name.folded }
  }

  /// Makes an account, or gives an existing one a new code.
  ///
  /// - Parameters:
  ///   - secret: Of the code that its owner signs in with once.
  ///   - maker: Who makes it, by account; nil at the console.
  /// - Throws: ``Refusal``: a name that cannot be one, or of another role's account, or one too many.
  package mutating func issue(
    _ name: String, _ role: Role, secret: PassphraseHash, by maker: String?
  ) throws(Refusal) {
    let text = name.trimmed
    guard !text.isEmpty, PlainText.flaw(in: text, bytesMax: Self.nameBytesMax) == nil else { throw .accountName }
    if let index = accounts.firstIndex(where: { $0.name.folded == text.folded }) {
      guard accounts[index].role == role else { throw .accountOfOtherRole(accounts[index]) }
      accounts[index].madeBy = maker
      accounts[index].secret = secret
      accounts[index].isCode = true
      accounts[index].failures = 0
      accounts[index].lockedUntil = 0
      return
    }
    guard accounts.count < Self.accountsMax else { throw .accountsFull }
    accounts.append(Account(name: text, role: role, madeBy: maker, secret: secret, isCode: true))
  }

  /// The owner sets a passphrase in place of the code.
  mutating func setSecret(_ secret: PassphraseHash, of name: String) {
    change(name) {
      $0.secret = secret
      $0.isCode = false
    }
  }

  /// Notes whether a passphrase was right; after ``failuresMax`` wrong ones the account is locked, longer each time.
  mutating func note(right: Bool, of name: String, now: Int64) {
    change(name) {
      guard !right else {
        $0.failures = 0
        $0.lockedUntil = 0
        return
      }
      $0.failures += 1
      let beyond = $0.failures - Self.failuresMax
      guard beyond >= 0 else { return }
      $0.lockedUntil = now + min(Self.lockSecondsMax, Self.lockSeconds << Int64(min(beyond, 6)))
    }
  }

  private mutating func change(_ name: String, _ work: (inout Account) -> Void) {
    guard let index = accounts.firstIndex(where: { $0.name.folded == name.folded }) else { return }
    work(&accounts[index])
  }

  /// Why the two may not act together; nil for two officers, neither of whom ever knew the other's secret.
  func flaw(inPair first: Account, _ second: Account) -> Refusal? {
    if first.name.folded == second.name.folded { return .samePerson }
    if let other = [first, second].first(where: { !$0.role.isOfficer }) { return .notAnOfficer(other) }
    if let other = [first, second].first(where: \.isCode) { return .codeOnly(other) }
    if isMaker(first, of: second) { return .maker(first, of: second) }
    if isMaker(second, of: first) { return .maker(second, of: first) }
    return nil
  }

  /// Whether one of them made the other's account or reset it last.
  func isMaker(_ maker: Account, of other: Account) -> Bool { other.madeBy?.folded == maker.name.folded }
}

extension Refusal {
  static let accountName = Refusal(
    "accountName", .usage, zh: "账户用真实姓名，记录里会写明。请重新填写。",
    en: "An account has a person's own name, as the journal will say it. Type it again.")

  static let accountsFull = Refusal(
    "accountsFull", zh: "本机的账户已满 \(AccountBook.accountsMax) 个。",
    en: "This node has \(AccountBook.accountsMax) accounts.")

  fileprivate static let samePerson = Refusal(
    "samePerson", zh: "第二名负责人不能是同一人：请另一名负责人登录。", en: "The second officer is somebody else, who signs in now.")

  fileprivate static func notAnOfficer(_ account: Account) -> Refusal {
    Refusal(
      "notAnOfficer", zh: "\(account.name) 的角色是\(account.role.name.zh)：需要两人的事，双方都须是主持人或会场负责人。",
      en: "\(account.name) is \(account.role.name.en): an act of two takes presiding officers or hall operators.")
  }

  fileprivate static func codeOnly(_ account: Account) -> Refusal {
    Refusal(
      "codeOnly", zh: "\(account.name) 还没有设定自己的口令：请先用一次性代码登录，设定口令，再来办理。",
      en: "\(account.name) has no passphrase yet: sign in with the one-time code and set one first.")
  }

  fileprivate static func maker(_ maker: Account, of other: Account) -> Refusal {
    Refusal(
      "madeTheAccount",
      zh: "\(maker.name) 给 \(other.name) 建立或重发过代码，两人不能一起办理。请换一名负责人；或者由第三名负责人在“账户”里、"
        + "或在本机终端用 ballotsync account add 给 \(other.name) 重发代码，\(other.name) 用它登录、重设口令以后再来。",
      en:
        "\(maker.name) has given \(other.name) a code, so the two do not act together. Take another officer; or a third "
        + "one under Accounts, or ballotsync account add at this machine's console, gives \(other.name) a new code, who "
        + "signs in with it and sets a passphrase.")
  }

  static func accountOfOtherRole(_ account: Account) -> Refusal {
    Refusal(
      "accountOfOtherRole", zh: "\(account.name) 已有账户，角色是\(account.role.name.zh)。一人一个账户。",
      en: "\(account.name) has an account as \(account.role.name.en). One person has one account.")
  }
}
