import ElectionRecord
import NodeService
import Testing

@testable import NodePages

@Suite struct AccountBookTests {
  private let secret: PassphraseHash

  init() throws { secret = try PassphraseHash("a passphrase", salt: [UInt8](repeating: 1, count: 16)) }

  private func book(_ people: [(String, Role, String?)]) throws -> AccountBook {
    var book = AccountBook()
    for (name, role, maker) in people {
      try book.issue(name, role, secret: secret, by: maker)
      book.setSecret(secret, of: name)
    }
    return book
  }

  @Test func thePassphraseIsRecognisedHoweverItsCharactersAreComposed() throws {
    let hash = try PassphraseHash("caf\u{e9} 选举２０２６", salt: [UInt8](repeating: 7, count: 16))
    #expect(try hash.matches("cafe\u{301} 选举2026"))
    #expect(try !hash.matches("cafe 选举2026"))
    #expect(throws: PassphraseError.tooLong) {
      try PassphraseHash(String(repeating: "x", count: 257), salt: [1])
    }
  }

  @Test(
    arguments: [
      // Two made at the console are two people.
      ("张三", nil, "李四", nil, nil), ("张三", nil, "李四", "王五", nil),
      // Whoever knew the other's code is no pair, either way round.
      ("张三", nil, "李四", "张三", "madeTheAccount"), ("李四", "张三", "张三", nil, "madeTheAccount"),
      ("张三", "張三", "李四", "張三", nil), ("张三", nil, "张三", nil, "samePerson"),
    ] as [(String, String?, String, String?, String?)])
  func aPairIsTwoPeopleWhoNeverKnewTheOthersSecret(
    _ first: String, _ firstMaker: String?, _ second: String, _ secondMaker: String?, _ flaw: String?
  ) throws {
    let book = try book([(first, .presidingOfficer, firstMaker), (second, .presidingOfficer, secondMaker)])
    let a = try #require(book.account(named: first))
    let b = try #require(book.account(named: second))
    #expect(book.flaw(inPair: a, b)?.code == flaw)
    #expect(book.flaw(inPair: b, a)?.code == flaw)
  }

  /// Who was locked out and got a new code is told what to do first, and who may give the next one.
  @Test func aNewCodeBreaksThePairUntilItsOwnerHasAPassphrase() throws {
    var book = try book([("张三", .hallOperator, nil), ("李四", .hallOperator, nil)])
    try book.issue("李四", .hallOperator, secret: secret, by: "王五")
    func flaw() throws -> Refusal? {
      book.flaw(inPair: try #require(book.account(named: "张三")), try #require(book.account(named: "李四")))
    }
    #expect(try flaw()?.code == "codeOnly")
    book.setSecret(secret, of: "李四")
    #expect(try flaw() == nil)
    try book.issue("李四", .hallOperator, secret: secret, by: "张三")
    book.setSecret(secret, of: "李四")
    #expect(try flaw()?.message.zh.contains("由第三名负责人") == true)
  }

  @Test(arguments: Role.allCases) func onlyOfficersArePairs(_ role: Role) throws {
    let book = try book([("张三", .hallOperator, nil), ("李四", role, nil)])
    let a = try #require(book.account(named: "张三"))
    let b = try #require(book.account(named: "李四"))
    let isOfficer = [Role.hallOperator, .presidingOfficer].contains(role)
    #expect(book.flaw(inPair: a, b)?.code == (isOfficer ? nil : "notAnOfficer"))
  }

  @Test func wrongPassphrasesLockTheAccountLongerEachTimeAndARightOneOpensIt() throws {
    var book = try book([("张三", .clerk, nil)])
    var locks: [Int64] = []
    for _ in 0..<13 {
      book.note(right: false, of: "张三", now: 1000)
      locks.append(try #require(book.account(named: "张三")).lockedUntil)
    }
    #expect(locks == [0, 0, 0, 0, 1060, 1120, 1240, 1480, 1960, 2920, 4600, 4600, 4600])
    book.note(right: true, of: "张三", now: 5000)
    #expect(book.account(named: "张三")?.lockedUntil == 0)
    #expect(book.account(named: "张三")?.failures == 0)
  }

  @Test func oneNameIsOneAccountInOneRole() throws {
    var book = try book([("张三", .clerk, nil)])
    book.setSecret(secret, of: "张三")
    #expect(book.account(named: "张三")?.isCode == false)
    // A new code is an account whose owner has no passphrase, made by whoever gave it.
    try book.issue(" 张三 ", .clerk, secret: secret, by: "李四")
    #expect(book.accounts.count == 1)
    #expect(book.account(named: "张三")?.isCode == true)
    #expect(book.account(named: "张三")?.madeBy == "李四")
    #expect(throws: Refusal.self) { try book.issue("张三", .teller, secret: secret, by: nil) }
    #expect(throws: Refusal.self) { try book.issue("  ", .clerk, secret: secret, by: nil) }
    #expect(throws: Refusal.self) { try book.issue("a\u{202e}b", .clerk, secret: secret, by: nil) }
    for number in 1..<AccountBook.accountsMax { try book.issue("person \(number)", .clerk, secret: secret, by: nil) }
    #expect(throws: Refusal.self) { try book.issue("one more", .clerk, secret: secret, by: nil) }
  }
}
