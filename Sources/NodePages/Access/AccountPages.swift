import ElectionRecord
import ElectionReports
import NodeWeb

/// Who may sign in here, and new codes for them.
enum AccountPages {
  static let routes: [Route] = [
    .get("/accounts", .officers) { visit in page(visit, message: "") },
    .post("/accounts", .officers, issue),
  ]

  private static func page(
    _ visit: PageVisit, message: Markup, asks: Bool = false, typed: Bool = false, status: Int = 200
  ) -> PageReply {
    let say = visit.say
    let accounts = (try? visit.node.accounts.read().accounts) ?? []
    let rows = accounts.map { row($0, visit) }.joined()
    let roles = Role.allCases.map { ($0.rawValue, say($0.name)) }
    let fields =
      Form.field("name", say("姓名", "Name"), value: typed ? visit.fields["name"] : "", attributes: " required")
      + Form.select("role", "\(say("角色", "Role"))", roles, chosen: typed ? visit.fields["role"] : "")
      + (asks ? Form.confirmed(visit) : "")
      + Form.button(
        asks
          ? say("原口令作废，重发代码", "Void the passphrase and give a new code")
          : say("建立账户，或重发代码", "Make the account, or give it a new code"), kind: asks ? .danger : .main)
    return visit.page(
      Page(
        title: BilingualText(zh: "账户", en: "Accounts"),
        body: """
          <h1>\(say("账户", "Accounts"))</h1>\(message)
          <p>\(say(
            "口令由本人设定。建立或重设账户的人，不能与该账户一起办理需要两人的事。",
            "Each owner sets the passphrase. Whoever makes or resets an account can never be its pair in an act of two."))</p>
          <table><thead><tr><th>\(say("姓名", "Name"))</th><th>\(say("角色", "Role"))</th>
          <th>\(say("由谁建立", "Made by"))</th><th>\(say("状态", "State"))</th></tr></thead><tbody>\(rows)</tbody></table>
          <div class="narrow">\(Form(visit, "/accounts")(fields))</div>

          """), status: status)
  }

  private static func row(_ account: Account, _ visit: PageVisit) -> Markup {
    let say = visit.say
    let isLocked = account.lockedUntil > visit.node.clock()
    let state =
      isLocked
      ? say("口令错误太多，暂时锁定", "locked: too many wrong passphrases")
      : account.isCode ? say("等本人用代码登录", "waits for its owner to use the code") : say("可登录", "may sign in")
    let isOwn = account.madeBy?.folded == visit.session?.account.folded
    let alone = isOwn && account.role.isOfficer ? say("；不能与您一起办理", "; never your pair in an act of two") : ""
    return """
      <tr><th scope="row">\(account.name)</th><td>\(say(account.role.name))</td>
      <td>\(account.madeBy ?? say("本机终端", "the console"))</td><td>\(state)\(alone)</td></tr>

      """
  }

  private static func issue(_ visit: PageVisit) async -> PageReply {
    do throws(Refusal) {
      guard let role = Role(rawValue: visit.fields["role"]), let session = visit.session else { throw .accountName }
      let name = visit.fields["name"]
      if let known = try visit.node.accounts.read().account(named: name), known.role == role, !visit.isConfirmed {
        return page(visit, message: Message.markup(.attention, question(known, visit)), asks: true, typed: true)
      }
      let code = try await visit.services.signIn.issue(name, role, by: session.account)
      visit.services.sessions.end(account: name)
      return page(
        visit,
        message: Message.markup(
          .good,
          [
            visit.say(
              "\(name) 的一次性代码：\(code)。只显示这一次；请本人用它登录，再设定自己的口令。",
              "The one-time code of \(name): \(code). It is shown this once; its owner signs in with it and sets a passphrase."
            )
          ]))
    } catch {
      return page(visit, message: Message.markup(.bad, [visit.say(error.message)]), typed: true, status: 422)
    }
  }

  /// What a new code does to somebody who has an account.
  private static func question(_ account: Account, _ visit: PageVisit) -> [String] {
    let say = visit.say
    let alone =
      account.role.isOfficer
      ? say(
        "您会知道代码，所以从此不能与 \(account.name) 一起办理需要两人的事：最好由以后不必与其搭档的负责人重发。",
        "You will know the code, so that you and \(account.name) can never act as two from then on: better somebody does it "
          + "who need not be the pair.") : ""
    return [
      say(
        "\(account.name) 已有账户。重发代码，原来的口令就作废，正在用的页面也会退出。",
        "\(account.name) has an account. A new code voids the passphrase, and signs the account out."), alone,
    ].filter { !$0.isEmpty }
  }
}
