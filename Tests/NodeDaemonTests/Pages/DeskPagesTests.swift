import ElectionRecord
import Foundation
import NodeService
import NodeWeb
import Testing

@testable import NodeDaemon
@testable import NodePages

/// A clerk's work at the desk of a site, as a browser without scripts does it.
@Suite struct DeskPagesTests {
  private let test: TestHall

  init() throws { test = try TestHall() }

  private func desk(isOpen: Bool = true) async throws -> (TestBrowser, NodeActor) {
    let hall = try test.hall()
    let site = try NodeActor(opened: try test.laptop(at: hall))
    if isOpen {
      let open = OpenSite(papers: 70, officers: TestHall.officers, confirmed: true)
      #expect(await !site.perform(CommandRequest(open, language: .zh)).isError)
    }
    let (app, accounts, _) = await test.pages(site, named: "laptop")
    let browser = TestBrowser(app)
    try await browser.begin("小陈", .clerk, passphrase: "long enough", accounts: accounts)
    _ = await browser.get("/desk")
    return (browser, site)
  }

  @Test func aVoterIsFoundMarkedOnceAndTakenBack() async throws {
    let (browser, _) = try await desk()
    let found = await browser.post("/desk/voters", [("q", "17"), ("part", "1")])
    #expect(found.text.contains("data-kind=\"ordinary\" data-meant"))
    let request = try #require(found.hidden("request"))
    let form = [("voter", "17"), ("request", request), ("part", "1")]
    let marked = await browser.post("/desk/cast", form)
    #expect(marked.text.contains("data-outcome=\"good\""))
    // A second press changes nothing and says the same.
    let again = await browser.post("/desk/cast", form)
    func told(_ page: TestPage) -> Substring? { page.text.firstMatch(of: /<p>(.*?)<\/p>/)?.1 }
    #expect(told(again) == told(marked))
    let other = await browser.post("/desk/cast", [("voter", "17"), ("request", "another"), ("part", "1")])
    #expect(other.text.contains("data-outcome=\"bad\""))
    #expect(await browser.post("/desk/voters", [("q", "17"), ("part", "1")]).text.contains("data-kind=\"marked\""))
    let void = await browser.post(
      "/desk/void", [("voter", "17"), ("request", "void"), ("reason", "选错了人"), ("part", "1")])
    #expect(void.text.contains("data-outcome=\"good\""))
    #expect(await browser.post("/desk/voters", [("q", "17"), ("part", "1")]).text.contains("data-kind=\"ordinary\""))
  }

  @Test func aNameOfSeveralMeansNobodyBeforeOneIsChosen() async throws {
    let (browser, _) = try await desk()
    let found = await browser.post("/desk/voters", [("q", "张"), ("part", "1")])
    #expect(found.text.matches(of: /class="card/).count > 1)
    #expect(!found.text.contains("data-meant"))
  }

  @Test func nobodyIsMarkedWithoutANumberOrARequest() async throws {
    let (browser, site) = try await desk()
    let before = site.news.count
    for form in [
      [("voter", "x"), ("request", "a")], [("voter", "17")], [("request", "a")], [("voter", "0"), ("request", "a")],
    ] {
      #expect(await browser.post("/desk/cast", form + [("part", "1")]).status == 400)
    }
    let proxy = await browser.post("/desk/cast", [("voter", "17"), ("request", "a"), ("proxy", "x"), ("part", "1")])
    #expect(proxy.text.contains("data-outcome=\"bad\""))
    #expect(site.news.count == before)
  }

  @Test func aStrangerGetsAnEnvelopeAndSomebodyOnTheRollIsAskedAbout() async throws {
    let (browser, _) = try await desk()
    let stranger = [("name", "欧阳不在册"), ("envelope", "E-1"), ("request", "s1"), ("part", "1")]
    #expect(await browser.post("/desk/unlisted", stranger).text.contains("data-outcome=\"attention\""))
    let known = await browser.post("/desk/voters", [("q", "17"), ("part", "1")])
    let name = try #require(known.text.firstMatch(of: /<span class="number">17<\/span> ([^<]*)<\/h2>/)).1
    let asked = await browser.post(
      "/desk/unlisted", [("name", String(name)), ("envelope", "E-2"), ("request", "s2"), ("part", "1")])
    #expect(asked.text.contains("name=\"other\""))
  }

  /// The wrong name was written on it.
  @Test func anEnvelopeOfAStrangerIsTakenBack() async throws {
    let (browser, _) = try await desk()
    let stranger = [("name", "欧阳不在册"), ("envelope", "E-1"), ("request", "s1"), ("part", "1")]
    let given = await browser.post("/desk/unlisted", stranger)
    #expect(given.text.contains("action=\"/desk/unlisted/void\"") && given.text.contains("value=\"E-1\""))
    func back(_ envelope: String) async -> String {
      await browser.post(
        "/desk/unlisted/void", [("envelope", envelope), ("reason", "写错"), ("request", "v-\(envelope)"), ("part", "1")]
      ).text
    }
    #expect(await back("E-2").contains("data-outcome=\"bad\""))
    #expect(await back("E-1").contains("data-outcome=\"good\""))
    #expect(await browser.post("/desk/unlisted/void", [("envelope", "E-1"), ("part", "1")]).status == 400)
  }

  @Test func aSiteThatIsNotOpenSaysSo() async throws {
    let (browser, _) = try await desk(isOpen: false)
    let found = await browser.post("/desk/voters", [("q", "17"), ("part", "1")])
    #expect(!found.text.contains("data-kind=\"ordinary\""))
    let cast = await browser.post("/desk/cast", [("voter", "17"), ("request", "a"), ("part", "1")])
    #expect(cast.text.contains("data-outcome=\"bad\""))
  }

  /// What the browser shows while scripts are off is a whole page with the same panel.
  @Test func withoutScriptsThePageIsWhole() async throws {
    let (browser, _) = try await desk()
    let found = await browser.post("/desk/voters", [("q", "17")])
    #expect(found.text.hasPrefix("<!DOCTYPE html>") && found.text.contains("data-kind=\"ordinary\""))
    let marked = await browser.post("/desk/cast", [("voter", "17"), ("request", "a")])
    #expect(marked.text.hasPrefix("<!DOCTYPE html>") && marked.text.contains("data-outcome=\"good\""))
  }

  @Test func noVoterIsInAnAddress() async throws {
    let (browser, _) = try await desk()
    let page = await browser.post("/desk/voters", [("q", "17")])
    let addresses = page.text.matches(of: /(?:href|action|src)="([^"]*)"/).map { String($0.1) }
    #expect(!addresses.isEmpty)
    #expect(addresses.allSatisfy { !$0.contains("17") || $0.hasPrefix("/assets/") })
  }
}
