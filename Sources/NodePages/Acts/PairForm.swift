import ElectionRecord
import ElectionReports

/// The second of two officers signs in for one act, on the screen of the first.
enum PairForm {
  /// How long the second sign-in holds for the same act, while its figures are asked about, seconds.
  static let heldSeconds: Int64 = 180

  static func fields(_ visit: PageVisit) -> Markup {
    let say = visit.say
    let first = visit.session?.account ?? ""
    guard !visit.hasPair else {
      return
        "<p class=\"pair\">\(say("负责人：\(first)、\(visit.fields["pair"])", "Officers: \(first), \(visit.fields["pair"])"))<small>\(say("改了上面的内容，第二名负责人要重新登录", "the second officer signs in again where something above is changed"))</small></p>"
        + Form.hidden("pair", visit.fields["pair"])
    }
    return """
      <fieldset class="pair"><legend>\(say("第二名负责人登录（第一名：\(first)）", "The second officer signs in (the first: \(first))"))</legend>
      \(Form.field("pair", say("姓名", "Name"), value: visit.fields["pair"], attributes: " required"))
      \(Form.field("pairPassphrase", say("口令", "Passphrase"), type: "password", attributes: " required"))</fieldset>

      """
  }

  /// Both officers, once the second one is known.
  ///
  /// - Throws: ``Refusal``: not signed in, or no pair.
  static func officers(_ visit: PageVisit) async throws(Refusal) -> [String] {
    guard let session = visit.session else { throw .signInWrong }
    let name = visit.fields["pair"]
    if visit.hasPair { return [session.account, name] }
    guard !visit.fields.exactly("pairPassphrase").isEmpty else { throw .pairAgain }
    let second = try await visit.services.signIn.check(name, visit.fields.exactly("pairPassphrase"))
    let book = try visit.node.accounts.read()
    guard let first = book.account(named: session.account) else { throw .signInWrong }
    if let flaw = book.flaw(inPair: first, second) { throw flaw }
    let held = Session.Pair(
      name: second.name, act: visit.fields.digest, until: visit.node.clock() + heldSeconds)
    visit.services.sessions.change(visit.token) { $0.pair = held }
    return [first.name, second.name]
  }
}

extension PageVisit {
  /// Whether the second officer has signed in a moment ago, for exactly what is typed now.
  var hasPair: Bool {
    guard let pair = services.sessions.session(token, now: node.clock(), isPress: false)?.pair,
      !fields["request"].isEmpty
    else { return false }
    return pair.act == fields.digest && pair.name.folded == fields["pair"].folded && pair.until > node.clock()
  }
}

extension Refusal {
  fileprivate static let pairAgain = Refusal(
    "pairAgain", zh: "请第二名负责人登录；内容改过的，要重新登录。",
    en: "The second officer signs in, and again where something was changed.")
}
