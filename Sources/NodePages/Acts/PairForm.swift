import ElectionRecord
import ElectionReports

/// The second of two officers signs in for one act, on the screen of the first.
enum PairForm {
  /// How long the second sign-in holds for the same act, while its figures are asked about, seconds.
  static let heldSeconds: Int64 = 180

  static func fields(_ visit: PageVisit, isKnown: Bool) -> Markup {
    let say = visit.say
    let first = visit.session?.account ?? ""
    guard !isKnown else {
      return
        "<p class=\"pair\">\(say("负责人：\(first)、\(visit.fields["pair"])", "Officers: \(first), \(visit.fields["pair"])"))</p>"
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
    if visit.hasPair(for: visit.fields["request"]) { return [session.account, name] }
    let second = try await visit.services.signIn.check(name, visit.fields.exactly("pairPassphrase"))
    let book = try visit.node.accounts.read()
    guard !second.isCode, let first = book.account(named: session.account), book.isPair(first, second) else {
      throw .notAPair
    }
    let held = Session.Pair(
      name: second.name, request: visit.fields["request"], until: visit.node.clock() + heldSeconds)
    visit.services.sessions.change(visit.token) { $0.pair = held }
    return [first.name, second.name]
  }
}

extension PageVisit {
  /// Whether the second officer has signed in for this very request a moment ago.
  func hasPair(for request: String) -> Bool {
    guard let pair = services.sessions.session(token, now: node.clock(), isPress: false)?.pair, !request.isEmpty else {
      return false
    }
    return pair.request == request && pair.name.folded == fields["pair"].folded && pair.until > node.clock()
  }
}

extension Refusal {
  fileprivate static let notAPair = Refusal(
    "notAPair",
    zh: "须由两名负责人各自登录：不能是同一人，不能是建立或重设过对方账户的人，也不能还没有设定自己的口令。",
    en: "Two officers sign in, each by themselves: not one person twice, not somebody who made or reset the other's "
      + "account, and nobody who has not set a passphrase yet.")
}
