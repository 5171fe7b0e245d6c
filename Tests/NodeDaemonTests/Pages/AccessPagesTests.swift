import ElectionRecord
import Foundation
import NodeService
import NodeWeb
import Testing

@testable import NodeDaemon
@testable import NodePages

/// Who gets in, how far, and what is said to everybody else.
@Suite struct AccessPagesTests {
  private let test: TestHall

  init() throws { test = try TestHall() }

  @Test func aStrangerIsSentToTheDoorFromEveryAddress() async throws {
    let (app, _, _) = await test.pages(try test.hallActor(), named: "hall")
    let browser = TestBrowser(app)
    for path in ["/", "/board", "/cases", "/nothing-here", "/events/board", "/acts"] {
      let page = await browser.get(path)
      #expect(page.status == 303 && page.reply.location == "/sign-in", "\(path)")
      #expect(await browser.post(path, []).status == 401, "\(path)")
    }
  }

  @Test func aCodeOpensNothingButTheOwnersPassphrase() async throws {
    let (app, accounts, _) = await test.pages(try test.hallActor(), named: "hall")
    let browser = TestBrowser(app)
    try await browser.begin("张三", .hallOperator, accounts: accounts)
    #expect(await browser.get("/board").reply.location == "/passphrase")
    let lower = await TestBrowser(app).post("/sign-in", [("name", "张三"), ("passphrase", "abcdefghjk")])
    #expect(lower.reply.location == "/passphrase")
    _ = await browser.get("/passphrase")
    #expect(await browser.post("/passphrase", [("passphrase", "short"), ("again", "short")]).status == 422)
    #expect(await browser.post("/passphrase", [("passphrase", "long enough"), ("again", "other")]).status == 422)
    #expect(await browser.post("/passphrase", [("passphrase", "long enough"), ("again", "long enough")]).status == 303)
    #expect(await browser.get("/board").status == 200)
    // The code is of no use any more.
    let other = TestBrowser(app)
    #expect(await other.post("/sign-in", [("name", "张三"), ("passphrase", "ABCDE-FGHJK")]).status == 403)
    #expect(await other.post("/sign-in", [("name", "张三"), ("passphrase", "long enough")]).status == 303)
  }

  @Test func aNameThatDoesNotExistIsToldNothingElse() async throws {
    let (app, accounts, _) = await test.pages(try test.hallActor(), named: "hall")
    let browser = TestBrowser(app)
    try await browser.begin("张三", .clerk, accounts: accounts)
    let stranger = TestBrowser(app)
    let wrong = await stranger.post("/sign-in", [("name", "张三"), ("passphrase", "x")])
    let unknown = await stranger.post("/sign-in", [("name", "王五"), ("passphrase", "x")])
    let (a, b) = (wrong.text.replacing("张三", with: ""), unknown.text.replacing("王五", with: ""))
    #expect(a == b)
  }

  @Test func aFormOfAnotherSessionOrPageIsNotCarriedOut() async throws {
    let (app, accounts, _) = await test.pages(try test.hallActor(), named: "hall")
    let browser = TestBrowser(app)
    try await browser.begin("张三", .hallOperator, passphrase: "long enough", accounts: accounts)
    _ = await browser.get("/accounts")
    let before = try accounts.read().accounts.count
    for token in ["", "x"] {
      let page = await browser.post("/accounts", [("name", "李四"), ("role", "clerk")], token: token)
      #expect(page.status == 403)
    }
    #expect(try accounts.read().accounts.count == before)
    #expect(await browser.post("/accounts", [("name", "李四"), ("role", "clerk")]).status == 200)
    #expect(try accounts.read().account(named: "李四")?.madeBy == "张三")
  }

  /// A code for somebody who has an account voids a passphrase and ends a pair: it is asked about, of that name alone.
  @Test func aNewCodeForAnAccountIsAskedAboutFirst() async throws {
    let (app, accounts, _) = await test.pages(try test.hallActor(), named: "hall")
    let other = TestBrowser(app)
    try await other.begin("李四", .hallOperator, passphrase: "another long one", accounts: accounts)
    let browser = TestBrowser(app)
    try await browser.begin("张三", .hallOperator, passphrase: "long enough", accounts: accounts)
    _ = await browser.get("/accounts")
    let typed = [("name", "李四"), ("role", "hallOperator")]
    let asked = await browser.post("/accounts", typed)
    #expect(asked.text.contains("原来的口令就作废") && asked.text.contains("不能与 李四 一起办理"))
    #expect(try accounts.read().account(named: "李四")?.isCode == false)
    let digest = try #require(asked.hidden("asked"))
    let changed = await browser.post(
      "/accounts", [("name", "张三"), ("role", "hallOperator"), ("confirm", "yes"), ("asked", digest)])
    #expect(changed.hidden("asked") != digest && !changed.text.contains("一次性代码："))
    let done = await browser.post("/accounts", typed + [("confirm", "yes"), ("asked", digest)])
    #expect(done.text.contains("李四 的一次性代码"))
    #expect(try accounts.read().account(named: "李四")?.isCode == true)
  }

  @Test(arguments: Role.allCases) func aRoleReachesItsOwnPagesOnly(_ role: Role) async throws {
    let (app, accounts, _) = await test.pages(try test.hallActor(), named: "hall")
    let browser = TestBrowser(app)
    try await browser.begin("张三", role, passphrase: "long enough", accounts: accounts)
    _ = await browser.get("/passphrase")
    for route in RouteTable.fixed where route.place != .site && !route.path.hasPrefix("/assets/") {
      guard case .roles = route.users, !["/", "/sign-out", "/lock", "/unlock"].contains(route.path) else { continue }
      let page = route.method == .get ? await browser.get(route.path) : await browser.post(route.path, [])
      #expect((page.status == 403) == !route.admits(role), "\(route.method) \(route.path): \(page.status)")
    }
    // What a site does is not there at all.
    #expect(await browser.get("/desk").status == 404)
  }

  @Test func aLockedScreenShowsNothingAndOpensAgain() async throws {
    let (app, accounts, _) = await test.pages(try test.hallActor(), named: "hall")
    let browser = TestBrowser(app)
    try await browser.begin("张三", .hallOperator, passphrase: "long enough", accounts: accounts)
    _ = await browser.get("/board")
    #expect(await browser.post("/lock", []).status == 303)
    let locked = await browser.get("/cases")
    #expect(locked.status == 423)
    #expect(!locked.text.contains("href=\"/board\""))
    #expect(await browser.post("/unlock", [("passphrase", "wrong"), ("next", "/cases")]).status == 403)
    // The way on is a page of this node and no other site.
    let away = await browser.post("/unlock", [("passphrase", "long enough"), ("next", "//evil.example/")])
    #expect(away.reply.location == "/")
    #expect(await browser.get("/cases").status == 200)
    // Somebody else may sign in at a screen that its owner left locked.
    _ = await browser.post("/lock", [])
    #expect(await browser.post("/sign-out", []).reply.location == "/sign-in")
    #expect(await browser.get("/cases").reply.location == "/sign-in")
  }

  @Test func whoComesOnDutyIsInTheJournal() async throws {
    let hall = try test.hallActor()
    let (app, accounts, _) = await test.pages(hall, named: "hall")
    let before = hall.news.count
    try await TestBrowser(app).begin("张三", .hallOperator, passphrase: "long enough", accounts: accounts)
    #expect(hall.news.count == before + 1)
  }

  @Test func thePagesSpeakEnglishOnRequest() async throws {
    let (app, _, _) = await test.pages(try test.hallActor(), named: "hall")
    let browser = TestBrowser(app)
    #expect(await browser.get("/sign-in").text.contains("<h1>登录</h1>"))
    #expect(await browser.get("/sign-in", query: "lang=en").text.contains("<h1>Sign in</h1>"))
    // And keep to it.
    #expect(await browser.get("/sign-in").text.contains("<html lang=\"en\">"))
  }
}
