import ElectionRecord
package import NodeWeb

/// The pages of one node: finds the route of each request and lets through who may use it.
package struct PageApp: PageEndpoint {
  static let cookieName = "ballotsync"
  static let languageName = "ballotsync-lang"

  private let services: PageServices
  private let routes: [String: [Route]]

  /// The hub's loop is run by ``EventHub/run()``.
  package init(node: PageNode, hub: EventHub, verbs: [PageVerb]) {
    let all = RouteTable.all(verbs, at: node.place)
    services = PageServices(
      node: node, menu: Menu(all), words: ConsoleWords(verbs, addresses: Set(all.map(\.path))),
      sessions: SessionTable(draw: node.draw),
      signIn: SignIn(file: node.accounts, clock: node.clock, draw: node.draw), hub: hub)
    routes = Dictionary(grouping: all, by: \.path)
  }

  package func answer(_ request: PageRequest) async -> PageReply {
    let cookies = Cookies(request.cookie)
    let token = cookies[Self.cookieName] ?? ""
    let known = routes[request.path] ?? []
    let route = known.first { $0.method == request.method }
    let session = services.sessions.session(token, now: services.node.clock(), isPress: route?.isPress ?? false)
    let query = FormFields(query: request.query) ?? .none
    let language = Language(rawValue: query["lang"]) ?? cookies[Self.languageName].flatMap(Language.init) ?? .zh
    let longest = route?.valueBytesMax ?? FormFields.valueBytesMax
    guard
      let fields = request.formToken == nil ? FormFields(request.body, valueBytesMax: longest) : FormFields.none
    else {
      return PageReply(html: "", status: 400)
    }
    let visit = PageVisit(
      request: request, fields: fields, query: query, session: session, token: token, language: language,
      services: services)
    var reply = await answer(visit, route, isKnown: !known.isEmpty)
    if query.has("lang"), reply.cookie == nil { reply.cookie = visit.cookie(Self.languageName, language.rawValue) }
    return reply
  }

  private func answer(_ visit: PageVisit, _ route: Route?, isKnown: Bool) async -> PageReply {
    if let route, case .anybody = route.users, route.method == .get { return await route.handle(visit) }
    // Strangers learn nothing of what there is.
    guard let session = visit.session else {
      if let route, case .anybody = route.users { return await route.handle(visit) }
      return visit.request.method == .get ? .seeOther("/sign-in") : NoticePages.signedOut(visit)
    }
    guard let route else { return NoticePages.notFound(visit, status: isKnown ? 405 : 404) }
    // Whoever is there may always leave, so that somebody else can sign in.
    if session.isCodeOnly, !["/passphrase", "/sign-out"].contains(route.path) { return .seeOther("/passphrase") }
    if session.isLocked, !["/unlock", "/sign-out"].contains(route.path) { return NoticePages.locked(visit) }
    guard route.admits(session.role) else { return NoticePages.forbidden(visit) }
    if route.method == .post, !visit.carriesToken(of: session) { return NoticePages.staleForm(visit) }
    return await route.handle(visit)
  }
}

extension PageVisit {
  /// Whether the form was made for this session.
  fileprivate func carriesToken(of session: Session) -> Bool {
    (request.formToken ?? fields["token"]) == session.formToken
  }

  /// A cookie that scripts and other sites do not see (RFC 6265).
  func cookie(_ name: String, _ value: String) -> String {
    "\(name)=\(value); Path=/; HttpOnly; SameSite=Strict" + (request.isSecure ? "; Secure" : "")
      + (value.isEmpty ? "; Max-Age=0" : "")
  }
}

/// The cookies of a request.
struct Cookies {
  private let values: [Substring: Substring]

  init(_ field: String) {
    let pairs = field.split(separator: ";").compactMap { part -> (Substring, Substring)? in
      let halves = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return halves.count == 2 ? (halves[0], halves[1]) : nil
    }
    values = Dictionary(pairs) { first, _ in first }
  }

  subscript(_ name: String) -> String? { values[Substring(name)].map(String.init) }
}
