import ElectionRecord
import ElectionReports
import NodeWeb

/// What is said instead of a page.
enum NoticePages {
  static func signedOut(_ visit: PageVisit) -> PageReply {
    notice(
      visit, 401, BilingualText(zh: "请重新登录", en: "Sign in again"),
      BilingualText(
        zh: "本机重启过，或者您已退出。没有记录任何东西；请登录后再做一次。",
        en: "This node was restarted, or you have signed out. Nothing was recorded; sign in and do it again."))
  }

  static func notFound(_ visit: PageVisit, status: Int) -> PageReply {
    notice(
      visit, status, BilingualText(zh: "没有这个页面", en: "No such page"),
      BilingualText(zh: "请从上面的菜单进入。", en: "Choose one of the pages above."))
  }

  /// Files are kept for who asked for them, one set at a time.
  static func fileGone(_ visit: PageVisit) -> PageReply {
    notice(
      visit, 404, BilingualText(zh: "文件已经不在了", en: "The file is gone"),
      BilingualText(
        zh: "它只保留一小时，再生成一份或本机重启后就清掉。请重新生成。",
        en: "It is kept for an hour, until another one is made or this node is restarted. Have it made again."))
  }

  static func forbidden(_ visit: PageVisit) -> PageReply {
    notice(
      visit, 403, BilingualText(zh: "您的角色不能使用这个页面", en: "Not for your role"),
      BilingualText(zh: "请由有权限的人登录办理。", en: "Somebody whose role it is signs in and does it."))
  }

  static func staleForm(_ visit: PageVisit) -> PageReply {
    notice(
      visit, 403, BilingualText(zh: "这个表单已经过时", en: "This form is out of date"),
      BilingualText(
        zh: "它来自上一次登录。没有记录任何东西；请重新打开页面再做一次。",
        en: "It is of an earlier session. Nothing was recorded; open the page again and repeat."))
  }

  /// The screen stays locked until the passphrase is typed; a script keeps what stands behind it.
  static func locked(_ visit: PageVisit) -> PageReply {
    visit.page(
      Page(
        title: BilingualText(zh: "已锁屏", en: "Locked"),
        body: SignInPages.unlockForm(visit, message: "")), status: 423)
  }

  private static func notice(
    _ visit: PageVisit, _ status: Int, _ title: BilingualText, _ text: BilingualText
  ) -> PageReply {
    visit.page(Page(title: title, body: "<h1>\(visit.say(title))</h1><p>\(visit.say(text))</p>\n"), status: status)
  }
}
