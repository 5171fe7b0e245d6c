import ElectionRecord
import Foundation
import NodeService
import NodeWeb
import Testing

@testable import NodeDaemon
@testable import NodePages

/// Acts of two officers as forms: what is confirmed and signed for is exactly what stands there.
@Suite struct ActPagesTests {
  private let test: TestHall

  init() throws { test = try TestHall() }

  private static let open = PageVerb(
    path: ["open"], places: [.site], about: BilingualText(zh: "启用", en: "Open"), effect: .recordOfTwo,
    fields: [
      .init(
        name: "--papers", kind: .option, about: BilingualText(zh: "张数", en: "papers"), isRequired: true,
        isRepeating: false, values: [], standard: ""),
      .init(
        name: "--seal", kind: .option, about: BilingualText(zh: "封条", en: "seals"), isRequired: false,
        isRepeating: true, values: [], standard: ""),
    ]
  ) { (typed, isConfirmed) throws(Refusal) in
    func values(_ name: String) -> [String] {
      typed.arguments.filter { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }
    return OpenSite(
      papers: values("--papers").first.flatMap { Int($0) } ?? 0, officers: values("--officer"), seals: values("--seal"),
      confirmed: isConfirmed)
  }

  private static let paperIn = PageVerb(
    path: ["paper-in"], places: [.site], about: BilingualText(zh: "补录", en: "Paper list"), effect: .record,
    fields: [
      .init(
        name: "FILE", kind: .argument, about: BilingualText(zh: "名单：每行一个", en: "List"), isRequired: false,
        isRepeating: false, values: [], standard: "", input: .file)
    ]
  ) { (typed, isConfirmed) throws(Refusal) in
    guard let list = typed.files["名单"] else { return ShowPaperLists() }
    let batch = PaperBatch(
      day: CalendarDay(number: 14_682), reason: "电脑没电", origin: "打印名册", sheets: 1, enteredBy: "张三")
    return EnterPaperList(
      name: "名单", file: Data(list.utf8), batch: batch, keepsStrays: false, isConfirmed: isConfirmed, request: nil)
  }

  /// Two officers of a site that has not opened; the browser is the first one's.
  private func officers() async throws -> (TestBrowser, NodeActor) {
    let site = try NodeActor(opened: try test.laptop(at: try test.hall()))
    let (app, accounts, _) = await test.pages(site, named: "laptop", verbs: [Self.open, Self.paperIn])
    for name in ["李四", "张三"] {
      let browser = TestBrowser(app)
      try await browser.begin(name, .presidingOfficer, passphrase: "passphrase of \(name)", accounts: accounts)
      if name == "张三" {
        _ = await browser.get("/acts/open")
        return (browser, site)
      }
    }
    throw NodeDirectoryError.notANode
  }

  private let pair = [("pair", "李四"), ("pairPassphrase", "passphrase of 李四"), ("request", "r")]

  @Test func aFigureThatIsChangedAfterTheQuestionIsAskedAboutAgainAndSignedForAgain() async throws {
    let (browser, site) = try await officers()
    let asked = await browser.post("/acts/open", [("--papers", "701")] + pair)
    let confirmation = try #require(asked.hidden("asked"))
    #expect(asked.status == 422 && !asked.text.contains("pairPassphrase"))
    let yes = [("confirm", "yes"), ("asked", confirmation), ("request", "r"), ("pair", "李四")]
    // Another figure under the same confirmation: the second officer has not seen it, and nobody said that it is so.
    let unsigned = await browser.post("/acts/open", [("--papers", "702")] + yes)
    #expect(unsigned.status == 422 && unsigned.text.contains("pairPassphrase"))
    let unsaid = await browser.post(
      "/acts/open", [("--papers", "702"), ("pairPassphrase", "passphrase of 李四")] + yes)
    #expect(unsaid.status == 422 && unsaid.hidden("asked") != confirmation)
    #expect(await site.perform(CommandRequest(ShowStatus(), language: .zh)).read(StatusView.self)?.state == "notOpen")
    let again = try #require(unsaid.hidden("asked"))
    let done = await browser.post(
      "/acts/open", [("--papers", "702"), ("confirm", "yes"), ("asked", again), ("request", "r"), ("pair", "李四")])
    #expect(done.status == 200)
    let status = await site.perform(CommandRequest(ShowStatus(), language: .zh)).read(StatusView.self)
    #expect(status?.state == "open" && status?.account?.received == 702)
  }

  /// Browsers end the lines of a field with CR LF; shown again they are lines, and recorded they are seals.
  @Test func linesStayLinesWhenAFormIsShownAgain() async throws {
    let (browser, _) = try await officers()
    let asked = await browser.post("/acts/open", [("--papers", "701"), ("--seal", "A-1\r\nA-2")] + pair)
    #expect(asked.status == 422 && asked.text.contains("A-1\nA-2"))
  }

  /// What a command writes goes to the browser that asked, as one file, and to nobody else; the next takes its place.
  @Test func filesGoToTheBrowserThatAskedForThem() async throws {
    let publish = PageVerb(
      path: ["publish"], places: [.hall], about: BilingualText(zh: "公开文件", en: "Public files"), effect: .record,
      fields: []
    ) { _, _ throws(Refusal) in Publish(folder: "/page") }
    let (app, accounts, _) = await test.pages(try test.hallActor(), named: "hall", verbs: [publish])
    var browsers: [TestBrowser] = []
    for name in ["张三", "李四"] {
      let browser = TestBrowser(app)
      try await browser.begin(name, .hallOperator, passphrase: "passphrase of \(name)", accounts: accounts)
      _ = await browser.get("/acts/publish")
      browsers.append(browser)
    }
    func made() async throws -> String {
      let page = await browsers[0].post("/acts/publish", [("request", "r")])
      #expect(page.status == 200 && page.text.contains("已生成") && !page.text.contains("已记录"))
      return String(try #require(page.text.firstMatch(of: /\/file\?of=([0-9a-f]{16})/)).1)
    }
    let first = try await made()
    let file = await browsers[0].get("/file", query: "of=\(first)").reply
    guard case .pieces(let stream, let byteCount) = file.body else { throw NodeDirectoryError.notANode }
    var bytes: [UInt8] = []
    for await piece in stream { bytes += piece }
    #expect(bytes.count == byteCount && file.fileName?.hasSuffix("-publish.tar") == true)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("report.html") && text.contains("results.nist.json"))
    #expect(await browsers[1].get("/file", query: "of=\(first)").status == 404)
    let second = try await made()
    #expect(await browsers[0].get("/file", query: "of=\(first)").status == 404)
    #expect(await browsers[0].get("/file", query: "of=\(second)").status == 200)
  }

  /// Before anything is in, the page of the declaration leads to what is missing, and to nothing twice.
  @Test func thePageOfTheDeclarationLeadsToWhatHindersIt() async throws {
    let declare = PageVerb(
      path: ["declare"], places: [.hall], about: BilingualText(zh: "宣布结果", en: "Declare"), effect: .recordOfTwo,
      fields: []
    ) { _, _ throws(Refusal) in DeclareResult(officers: []) }
    let (app, accounts, _) = await test.pages(try test.hallActor(), named: "hall", verbs: [declare])
    let browser = TestBrowser(app)
    try await browser.begin("张三", .hallOperator, passphrase: "long enough", accounts: accounts)
    let page = await browser.get("/acts/declare").text
    // Below the menu.
    let text = try #require(page.range(of: "结果没有宣布").map { page[$0.upperBound...] })
    for path in ["/midnight", "/acts/count", "/count"] {
      #expect(text.split(separator: "<li><a href=\"\(path)\">").count == 2, "\(path)")
    }
  }

  /// A paper list is recorded as it was shown, and only then.
  @Test func aListIsLookedAtBeforeItIsRecorded() async throws {
    let (browser, site) = try await officers()
    let open = OpenSite(papers: 70, officers: TestHall.officers, confirmed: true)
    #expect(await !site.perform(CommandRequest(open, language: .zh)).isError)
    #expect(await browser.post("/acts/paper-in", [("request", "r")]).text.contains("没有补录"))
    #expect(await !browser.post("/acts/paper-in", [("request", "r")]).text.contains("已记录"))
    let list = (1...9000).map { "\($0 % 2 + 1)" }.joined(separator: "\r\n")
    #expect(await browser.post("/acts/paper-in", [("FILE", list), ("request", "r")]).status == 422)
    let typed = [("FILE", "17\r\n18"), ("request", "r")]
    let shown = await browser.post("/acts/paper-in", typed)
    let asked = try #require(shown.hidden("asked"))
    #expect(shown.text.contains("还没有录入") && !shown.text.contains("--yes"))
    let before = site.news.count
    // Another list under the same confirmation is only shown.
    let other = await browser.post(
      "/acts/paper-in", [("FILE", "19"), ("request", "r"), ("confirm", "yes"), ("asked", asked)])
    #expect(other.text.contains("还没有录入") && site.news.count == before)
    let done = await browser.post("/acts/paper-in", typed + [("confirm", "yes"), ("asked", asked)])
    #expect(done.status == 200 && done.text.contains("已记录") && done.text.contains("补录 2 人"))
  }

  @Test func nobodyIsAskedForAPassphraseThatWasNotTyped() async throws {
    let (browser, _) = try await officers()
    for _ in 0...AccountBook.failuresMax {
      let page = await browser.post("/acts/open", [("--papers", "70"), ("pair", "李四"), ("request", "r")])
      #expect(page.status == 422)
    }
    // The second officer is not locked out by forms that were sent without one.
    #expect(await browser.post("/acts/open", [("--papers", "701")] + pair).hidden("asked") != nil)
  }

  /// Size and root were signed at the closing.
  @Test func lookingAfterTheClosingChangesNoRoot() async throws {
    let (browser, site) = try await officers()
    for command in [OpenSite(papers: 70, officers: TestHall.officers, confirmed: true)] as [any NodeCommand]
      + [CloseSite(unused: 70, officers: TestHall.officers, confirmed: true)]
    {
      #expect(await !site.perform(CommandRequest(command, language: .zh)).isError)
    }
    func size() async -> Int? {
      await site.perform(CommandRequest(ShowStatus(), language: .zh)).read(StatusView.self)?.journal.size
    }
    let signed = await size()
    _ = await browser.post("/sign-out", [])
    let signedIn = await browser.post("/sign-in", [("name", "张三"), ("passphrase", "passphrase of 张三")])
    #expect(signedIn.reply.location == "/")
    #expect(await size() == signed)
  }
}
