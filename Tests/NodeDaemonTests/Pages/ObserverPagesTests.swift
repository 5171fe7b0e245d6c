import ElectionRecord
import Foundation
import NodeService
import NodeWeb
import Testing

@testable import NodeDaemon
@testable import NodePages

/// What an observer sees and takes along, and that nothing is recorded by it.
@Suite struct ObserverPagesTests {
  private let test: TestHall

  init() throws { test = try TestHall() }

  private func observer(_ actor: NodeActor, as role: Role = .observer) async throws -> TestBrowser {
    let (app, accounts, _) = await test.pages(actor, named: "hall")
    let browser = TestBrowser(app)
    try await browser.begin("张三", role, passphrase: "long enough", accounts: accounts)
    return browser
  }

  @Test func theKeyTheCheckpointsAndTheReportAreThere() async throws {
    let actor = try test.hallActor()
    let browser = try await observer(actor)
    let status = await actor.perform(CommandRequest(ShowStatus(), language: .zh)).read(StatusView.self)
    let authority = try #require(status?.authority)
    let page = await browser.get("/observe")
    #expect(page.status == 200 && page.text.contains(authority) && page.text.contains("各日志的检查点"))
    let report = await browser.get("/observe/report")
    #expect(report.status == 200 && report.reply.isDocument)
  }

  @Test func lookingRecordsNothing() async throws {
    let actor = try test.hallActor()
    let browser = try await observer(actor)
    func size() async -> Int? {
      await actor.perform(CommandRequest(ShowStatus(), language: .zh)).read(StatusView.self)?.journal.size
    }
    let before = await size()
    for path in ["/observe", "/observe/report", "/observe/journals", "/board", "/midnight"] {
      #expect(await browser.get(path).status == 200, "\(path)")
    }
    #expect(await size() == before)
  }

  /// The file holds what `export --journals` writes, whole: names and sizes are those of its headers.
  @Test func theJournalsComeInOneFile() async throws {
    let page = try await observer(try test.hallActor()).get("/observe/journals").reply
    guard case .pieces(let stream, let byteCount) = page.body else { throw ServerError.identityUnusable }
    var bytes: [UInt8] = []
    for await piece in stream { bytes += piece }
    #expect(bytes.count == byteCount)
    #expect(page.type == "application/x-tar" && page.fileName?.hasSuffix("-journals.tar") == true)
    #expect(bytes.count % 512 == 0 && bytes.suffix(1024).allSatisfy { $0 == 0 })
    let text = String(decoding: bytes, as: UTF8.self)
    for name in ["manifest.json", "manifest.note", "election.json", "roll-areas.csv", "journals/"] {
      #expect(text.contains(name), "\(name)")
    }
  }

  @Test(arguments: [Role.clerk, .teller, .presidingOfficer]) func othersDoNotGetThem(_ role: Role) async throws {
    let browser = try await observer(try test.hallActor(), as: role)
    for path in ["/observe", "/observe/report", "/observe/journals"] {
      #expect(await browser.get(path).status == 403, "\(path)")
    }
  }
}
