import ElectionRecord
import ElectionReports
import Foundation
import NodeService
import NodeWeb

/// One request with everything that is known of it: who asks, in which language, and what they typed.
struct PageVisit: Sendable {
  let request: PageRequest
  let fields: FormFields
  let query: FormFields
  /// Nil where nobody is signed in.
  let session: Session?
  /// The session's; empty where nobody is signed in.
  let token: String
  let language: Language
  let services: PageServices

  var node: PageNode { services.node }
  /// Whether somebody is signed in, with a passphrase of their own, and the screen is not locked.
  var isAtWork: Bool { session.map { !$0.isCodeOnly && !$0.isLocked } ?? false }
  var say: Speaker { Speaker(language: language) }

  /// Carries out a command in the name of who is signed in, with whoever signed in for it too. An observer looks and
  /// records nothing, whatever page it comes from.
  ///
  /// - Parameter request: Its name: a form that is sent twice records once.
  func perform(_ command: any NodeCommand, request: RequestID? = nil, with pair: [String] = []) async -> CommandReply {
    if session?.role == .observer, !(command is any NodeView) { return Refusal.observersLook.reply(language) }
    return await node.perform(CommandRequest(command, language: language, request: request), pair)
  }

  /// Whether a person has said that it is so, of exactly what is typed now.
  var isConfirmed: Bool { fields.has("confirm") && fields["asked"] == fields.digest }

  /// A name that no other request has.
  func newRequest() -> String {
    "page-" + node.draw(12).map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
  }

  /// What the console says, in a page's words.
  ///
  /// - Parameter fields: Labels of the form beside it, by the console's option.
  func message(
    _ mark: ReportVerdict.Mark, _ lines: some Sequence<some StringProtocol>, fields: [String: String] = [:]
  ) -> Markup {
    Message.markup(mark, lines.map { services.words.markup(String($0), say, fields: fields) })
  }

  /// Why nothing was recorded; a question where it may be insisted on.
  func refused(_ reply: CommandReply, fields: [String: String] = [:]) -> Markup {
    message(
      reply.asksToConfirm ? .attention : .bad, reply.asksToConfirm ? reply.question : reply.told, fields: fields)
  }

  /// A longer text that keeps its lines.
  func told(_ text: String, fields: [String: String] = [:]) -> Markup {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      (index == 0 ? "" : "\n") + services.words.markup(String(line), say, fields: fields)
    }.joined()
  }

  func page(_ page: Page, status: Int = 200) -> PageReply { PageReply(html: page.html(for: self), status: status) }

  /// A part of a page, for the page's script.
  func part(_ markup: Markup, status: Int = 200) -> PageReply { PageReply(html: markup.html, status: status) }
}

/// What all pages of a node share.
struct PageServices: Sendable {
  let node: PageNode
  let menu: Menu
  let words: ConsoleWords
  let sessions: SessionTable
  let signIn: SignIn
  let hub: EventHub
}

extension PageReply {
  init(html: String, status: Int = 200) {
    self.init(status: status, type: "text/html; charset=utf-8", body: .whole(Array(html.utf8)))
  }

  /// What the browser saves under a name.
  static func file(_ name: String, _ bytes: [UInt8], type: String = "application/octet-stream") -> PageReply {
    var reply = PageReply(type: type, body: .whole(bytes))
    reply.fileName = name
    return reply
  }

  /// Goes on elsewhere with GET, so that going back and reloading send nothing again (RFC 9110, section 15.4.4).
  static func seeOther(_ path: String) -> PageReply {
    var reply = PageReply(status: 303, type: nil, body: .whole([]))
    reply.location = path
    return reply
  }
}

extension CommandReply {
  /// The answer's object, read into a view's own shape; nil where it is no such answer.
  func read<View: Decodable>(_ view: View.Type) -> View? { try? JSONDecoder().decode(view, from: Data(json.utf8)) }

  /// The code of a refusal; nil for other answers.
  var refusalCode: String? { read(RefusalView.self)?.reason }

  /// What a person is told, line by line.
  var lines: [Substring] { text.split(separator: "\n") }

  /// The whole, with its indentations and without the last line end.
  var block: String { text.replacing(#/\s+$/#, with: "") }

  /// The same as whole texts.
  var told: [String] { lines.map(String.init) }

  /// The same without the sentences that tell what to add at a console: here there is a button for it.
  var question: [String] {
    lines.map { $0.replacing(#/[^。.！!?？]*--(?:confirm|yes)[^。.]*[。.]/#, with: "").trimmed }.filter { !$0.isEmpty }
  }

  /// Whether it only says what would be recorded.
  var isPreview: Bool { read(OutcomeView.self)?.outcome == "preview" }

  /// Whether it was refused because it does not fit, and may be insisted on.
  var asksToConfirm: Bool { refusalCode != nil && text.contains("--confirm") }
}

extension Refusal {
  fileprivate static let observersLook = Refusal(
    "observersLook", zh: "观察员只看，不记录。", en: "An observer looks and records nothing.")
}

private struct RefusalView: Decodable {
  let reason: String?
}

struct OutcomeView: Decodable {
  let outcome: String?
}
