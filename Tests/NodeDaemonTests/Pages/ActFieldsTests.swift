import ElectionRecord
import NodeService
import NodeWeb
import Testing

@testable import NodeDaemon
@testable import NodePages

/// What the forms of verbs offer of what the node holds, and what stands beside them.
@Suite struct ActFieldsTests {
  private let test: TestHall

  init() throws { test = try TestHall() }

  private static func verb(_ title: String, _ fields: [String], kind: PageVerb.Field.Kind = .option) -> PageVerb {
    PageVerb(
      path: [title], places: [.hall], about: BilingualText(zh: title, en: title), effect: .record,
      fields: fields.map {
        .init(
          name: $0, kind: kind, about: BilingualText(zh: "栏", en: "field"), isRequired: false, isRepeating: false,
          values: [], standard: "")
      }
    ) { _, _ throws(Refusal) in throw .signInWrong }
  }

  private func browser(_ verb: PageVerb, _ actor: NodeActor? = nil) async throws -> TestBrowser {
    let (app, accounts, _) = await test.pages(try actor ?? test.hallActor(), named: "hall", verbs: [verb])
    let browser = TestBrowser(app)
    try await browser.begin("张三", .hallOperator, passphrase: "long enough", accounts: accounts)
    return browser
  }

  @Test func sitesAndContestsAreChosenByName() async throws {
    let page = try await browser(Self.verb("staff", ["--site", "--contest"])).get("/acts/staff").text
    #expect(page.contains("<option value=\"H1\">H1 中心会场</option>"))
    #expect(
      page.contains("<option value=\"chair\">主任</option>") && page.contains("<option value=\"\" selected></option>"))
  }

  @Test func aLinkFillsAFormIn() async throws {
    let browser = try await browser(Self.verb("staff", ["--site", "--note"]))
    let page = await browser.get("/acts/staff", query: "--site=H1&--note=%3Cb%3E").text
    #expect(page.contains("<option value=\"H1\" selected>") && page.contains("value=\"&lt;b&gt;\""))
  }

  /// A choice that is gone is still shown, so that nobody sends another one unseen.
  @Test func whatIsNoChoiceIsShownAsItWasTyped() async throws {
    let page = try await browser(Self.verb("staff", ["--site"])).post("/acts/staff", [("--site", "R9")])
    #expect(page.status == 422 && page.text.contains("<option value=\"R9\" selected>R9</option>"))
  }

  @Test func differencesThatWaitAreLinksToTheirForm() async throws {
    let actor = try test.hallActor()
    let explain = Self.verb("explain", ["CODE", "--site"])
    let none = try await browser(explain, actor).get("/acts/explain").text
    #expect(none.contains("没有待说明的差额"))
    let count = CountBox(BoxCount(site: TestHall.site, returned: 3, valid: 1, invalid: 0), confirmed: true)
    #expect(await !actor.perform(CommandRequest(count, language: .zh)).isError)
    let open = try await browser(explain, actor).get("/acts/explain").text
    #expect(open.contains("href=\"/acts/explain?CODE=unclassifiedPapers\""))
  }

  @Test func thePlanLeadsToItsNoticesAndGoesIntoACalendar() async throws {
    let browser = try await browser(Self.verb("notice", []))
    let page = await browser.get("/plan")
    #expect(page.status == 200 && page.text.contains("href=\"/acts/notice?NOTICE=roll\""))
    #expect(await browser.get("/plan/print").reply.isDocument)
    let calendar = await browser.get("/plan/calendar")
    #expect(calendar.reply.type?.hasPrefix("text/calendar") == true && calendar.text.hasPrefix("BEGIN:VCALENDAR"))
  }
}
