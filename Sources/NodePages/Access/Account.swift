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

  /// Whether the two may act together: two people, neither of whom ever knew the other's secret.
  func isPair(_ a: Account, _ b: Account) -> Bool {
    a.name.folded != b.name.folded && a.role.isOfficer && b.role.isOfficer
      && a.madeBy?.folded != b.name.folded && b.madeBy?.folded != a.name.folded
  }
}

extension Refusal {
  static let accountName = Refusal(
    "accountName", .usage, zh: "账户用真实姓名，记录里会写明。请重新填写。",
    en: "An account has a person's own name, as the journal will say it. Type it again.")

  static let accountsFull = Refusal(
    "accountsFull", zh: "本机的账户已满 \(AccountBook.accountsMax) 个。",
    en: "This node has \(AccountBook.accountsMax) accounts.")

  static func accountOfOtherRole(_ account: Account) -> Refusal {
    Refusal(
      "accountOfOtherRole", zh: "\(account.name) 已有账户，角色是\(account.role.name.zh)。一人一个账户。",
      en: "\(account.name) has an account as \(account.role.name.en). One person has one account.")
  }
}
