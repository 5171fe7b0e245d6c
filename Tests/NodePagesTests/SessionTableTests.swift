import ElectionRecord
import Synchronization
import Testing

@testable import NodePages

@Suite struct SessionTableTests {
  private let account: Account
  private let table: SessionTable

  init() throws {
    let secret = try PassphraseHash("a passphrase", salt: [UInt8](repeating: 1, count: 16))
    var book = AccountBook()
    try book.issue("张三", .clerk, secret: secret, by: nil)
    account = try #require(book.account(named: "张三"))
    let drawn = Mutex(0)
    table = SessionTable { count in
      let next = drawn.withLock { number in
        number += 1
        return number
      }
      return (0..<count).map { UInt8(truncatingIfNeeded: next >> (8 * ($0 % 4))) }
    }
  }

  @Test func anIdleScreenIsLockedAndAForgottenOneIsGone() {
    let token = table.begin(account, now: 0)
    #expect(table.session(token, now: 10, isPress: true)?.isLocked == false)
    // A board that is shown keeps nobody signed in.
    #expect(table.session(token, now: 800, isPress: false)?.isLocked == false)
    #expect(table.session(token, now: 10 + SessionTable.idleSecondsMax, isPress: true)?.isLocked == true)
    #expect(table.session(token, now: 10 + SessionTable.forgottenSeconds, isPress: true) == nil)
    #expect(table.session("somebody", now: 0, isPress: true) == nil)
  }

  @Test func thereAreOnlySoManyAndTheIdlestMakesWay() {
    let first = table.begin(account, now: 0)
    let second = table.begin(account, now: 1)
    for _ in 2..<SessionTable.sessionsMax { _ = table.begin(account, now: 2) }
    _ = table.begin(account, now: 3)
    #expect(table.session(first, now: 3, isPress: false) == nil)
    #expect(table.session(second, now: 3, isPress: false) != nil)
  }

  @Test func aResetAccountIsSignedOutEverywhere() {
    let token = table.begin(account, now: 0)
    table.end(account: "张三")
    #expect(table.session(token, now: 0, isPress: false) == nil)
  }
}
