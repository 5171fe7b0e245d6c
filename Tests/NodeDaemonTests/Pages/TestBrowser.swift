import ElectionRecord
import Foundation
import NodeService
import NodeWeb

@testable import NodeDaemon
@testable import NodePages

/// A person at a browser, without sockets: keeps the cookie, and sends forms with the token of the page it has seen.
final class TestBrowser {
  let app: PageApp
  private var cookies: [String: String] = [:]
  private(set) var token = ""

  init(_ app: PageApp) { self.app = app }

  func get(_ path: String, query: String = "") async -> TestPage {
    await send(PageRequest(.get, path, query: query, cookie: cookie))
  }

  /// - Parameter token: In place of the session's.
  func post(_ path: String, _ fields: [(String, String)], token: String? = nil) async -> TestPage {
    let all = fields + [("token", token ?? self.token)]
    let body = all.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    return await send(PageRequest(.post, path, cookie: cookie, body: Array(body.utf8)))
  }

  /// Signs in with a code and sets a passphrase.
  func begin(_ name: String, _ role: Role, passphrase: String? = nil, accounts: AccountFile) async throws {
    let code = "ABCDE-FGHJK"
    let secret = try PassphraseHash(code, salt: Randomness.bytes(PassphraseKey.saltBytes))
    try accounts.change { (book) throws(Refusal) in try book.issue(name, role, secret: secret, by: nil) }
    _ = await post("/sign-in", [("name", name), ("passphrase", code)])
    guard let passphrase else { return }
    _ = await get("/passphrase")
    _ = await post("/passphrase", [("passphrase", passphrase), ("again", passphrase)])
  }

  private var cookie: String { cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }

  private func send(_ request: PageRequest) async -> TestPage {
    let page = TestPage(await app.answer(request))
    if let set = page.reply.cookie, let first = set.split(separator: ";").first {
      let halves = first.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      cookies[String(halves[0])] = String(halves[1])
    }
    if let found = page.text.firstMatch(of: /data-token="([^"]*)"/) { token = String(found.1) }
    return page
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

/// An answer as a person sees it.
struct TestPage {
  let reply: PageReply
  let text: String

  init(_ reply: PageReply) {
    self.reply = reply
    text = if case .whole(let bytes) = reply.body { String(decoding: bytes, as: UTF8.self) } else { "" }
  }

  var status: Int { reply.status }

  /// The value of the first hidden field of that name.
  func hidden(_ name: String) -> String? {
    text.matches(of: /name="([a-z]+)" value="([^"]*)"/).first { $0.1 == name }.map { String($0.2) }
  }
}

extension TestHall {
  /// The pages of a node of this folder.
  func pages(_ actor: NodeActor, named name: String, verbs: [PageVerb] = []) async -> (PageApp, AccountFile, EventHub) {
    let node = await PageSource.node(DaemonEndpoint(node: actor, hall: nil), data: "\(folder)/\(name)", door: nil)
    let hub = EventHub(node: node, clock: ContinuousClock())
    return (PageApp(node: node, hub: hub, verbs: verbs), node.accounts, hub)
  }
}
