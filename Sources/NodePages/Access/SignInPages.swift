import ElectionRecord
import ElectionReports
import NodeWeb

/// Signing in and out, locking, and the owner's own passphrase.
enum SignInPages {
  static let routes: [Route] = [
    .get("/", .everyRole) { visit in .seeOther(start(visit)) },
    .get("/sign-in", .anybody) { visit in page(visit, name: "", message: "") },
    .post("/sign-in", .anybody, signIn),
    .post("/sign-out", .everyRole) { visit in
      visit.services.sessions.end(visit.token)
      var reply = PageReply.seeOther("/sign-in")
      reply.cookie = visit.cookie(PageApp.cookieName, "")
      return reply
    },
    .post("/lock", .everyRole) { visit in
      visit.services.sessions.change(visit.token) { $0.isLocked = true }
      return .seeOther("/unlock")
    },
    .get("/unlock", .everyRole, isPress: false) { visit in
      visit.page(Page(title: BilingualText(zh: "已锁屏", en: "Locked"), body: unlockForm(visit, message: "")))
    },
    .post("/unlock", .everyRole, unlock),
    .get("/passphrase", .everyRole) { visit in passphrasePage(visit, message: "") },
    .post("/passphrase", .everyRole, setPassphrase),
  ]

  private static func start(_ visit: PageVisit) -> String {
    visit.session.map { visit.services.menu.start(of: $0.role) } ?? "/sign-in"
  }

  private static func page(_ visit: PageVisit, name: String, message: Markup, status: Int = 200) -> PageReply {
    let say = visit.say
    let isEmpty = (try? visit.node.accounts.read().accounts.isEmpty) ?? false
    let hint = isEmpty ? noAccounts(visit) : ""
    let fields =
      Form.field("name", say("姓名", "Name"), value: name, attributes: " autofocus required")
      + Form.field(
        "passphrase", say("口令或一次性代码", "Passphrase or one-time code"), type: "password", attributes: " required")
      + Form.button(say("登录", "Sign in"))
    return visit.page(
      Page(
        title: BilingualText(zh: "登录", en: "Sign in"),
        body:
          "<div class=\"narrow\"><h1>\(say("登录", "Sign in"))</h1>\(message)\(hint)\(Form(visit, "/sign-in")(fields))</div>"
      ), status: status)
  }

  /// The first account is made where nobody but this machine's own user can.
  private static func noAccounts(_ visit: PageVisit) -> Markup {
    let role: Role = visit.node.site == nil ? .hallOperator : .presidingOfficer
    return Message.markup(
      .attention,
      [
        visit.say(
          "本机还没有账户。请在本机终端建立第一个：ballotsync account add 姓名 --role \(role.rawValue) --data 数据目录",
          "There is no account yet. Make the first at this machine's console: ballotsync account add NAME --role "
            + "\(role.rawValue) --data FOLDER")
      ])
  }

  private static func signIn(_ visit: PageVisit) async -> PageReply {
    let name = visit.fields["name"]
    do throws(Refusal) {
      let account = try await visit.services.signIn.check(name, visit.fields.exactly("passphrase"))
      // A token that was there before is nobody's any more: nobody can have planted it.
      visit.services.sessions.end(visit.token)
      let token = visit.services.sessions.begin(account, now: visit.node.clock())
      if !account.isCode { await visit.node.duty(account.name, visit.language) }
      var reply = PageReply.seeOther(account.isCode ? "/passphrase" : "/")
      reply.cookie = visit.cookie(PageApp.cookieName, token)
      return reply
    } catch {
      return page(visit, name: name, message: Message.markup(.bad, [visit.say(error.message)]), status: 403)
    }
  }

  static func unlockForm(_ visit: PageVisit, message: Markup) -> Markup {
    let say = visit.say
    let fields =
      Form.hidden("next", visit.request.method == .get ? visit.request.path : "/")
      + Form.field("passphrase", say("口令", "Passphrase"), type: "password", attributes: " autofocus required")
      + Form.button(say("解锁", "Unlock"))
    let out = Form(visit, "/sign-out").button(say("换人登录", "Somebody else signs in"), kind: .plain)
    return """
      <div class="narrow"><h1>\(say("已锁屏", "Locked"))：\(visit.session?.account ?? "")</h1>
      \(message)\(Form(visit, "/unlock")(fields))\(out)</div>

      """
  }

  private static func unlock(_ visit: PageVisit) async -> PageReply {
    guard let session = visit.session else { return NoticePages.signedOut(visit) }
    do throws(Refusal) {
      _ = try await visit.services.signIn.check(session.account, visit.fields.exactly("passphrase"))
      let now = visit.node.clock()
      visit.services.sessions.change(visit.token) {
        $0.isLocked = false
        $0.lastSeen = now
      }
      return .seeOther(visit.services.menu.isPage(visit.fields["next"]) ? visit.fields["next"] : "/")
    } catch {
      let body = unlockForm(visit, message: Message.markup(.bad, [visit.say(error.message)]))
      return visit.page(Page(title: BilingualText(zh: "已锁屏", en: "Locked"), body: body), status: 403)
    }
  }

  private static func passphrasePage(_ visit: PageVisit, message: Markup, status: Int = 200) -> PageReply {
    let say = visit.say
    let hint = say(
      "至少 \(PassphraseHash.charactersMin) 个字符，别人不知道的。",
      "\(PassphraseHash.charactersMin) characters or more, known to nobody else.")
    let fields =
      Form.field(
        "passphrase", say("新口令", "New passphrase"), type: "password", hint: hint, attributes: " autofocus required")
      + Form.field("again", say("再输入一次", "Once more"), type: "password", attributes: " required")
      + Form.button(say("设定", "Set"))
    return visit.page(
      Page(
        title: BilingualText(zh: "设定口令", en: "Set your passphrase"),
        body:
          "<div class=\"narrow\"><h1>\(say("设定自己的口令", "Set your own passphrase"))</h1>\(message)\(Form(visit, "/passphrase")(fields))</div>"
      ), status: status)
  }

  private static func setPassphrase(_ visit: PageVisit) async -> PageReply {
    guard let session = visit.session else { return NoticePages.signedOut(visit) }
    let passphrase = visit.fields.exactly("passphrase")
    do throws(Refusal) {
      guard passphrase == visit.fields.exactly("again") else { throw .passphrasesDiffer }
      try await visit.services.signIn.set(passphrase, of: session.account)
      visit.services.sessions.change(visit.token) { $0.isCodeOnly = false }
      if session.isCodeOnly, let account = try visit.node.accounts.read().account(named: session.account) {
        await visit.node.duty(account.name, visit.language)
      }
      return .seeOther("/")
    } catch {
      return passphrasePage(visit, message: Message.markup(.bad, [visit.say(error.message)]), status: 422)
    }
  }
}

extension Refusal {
  fileprivate static let passphrasesDiffer = Refusal(
    "passphrasesDiffer", .usage, zh: "两次输入的口令不一样。请再输入。", en: "The two passphrases differ. Type them again.")
}
