package import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// 更多电脑: how other machines of the site's own network open these pages, on the screen of this one.
enum DoorPages {
  static let routes: [Route] = [.get("/door", .officers) { visit in page(visit) }]

  private static func page(_ visit: PageVisit) -> PageReply {
    let say = visit.say
    return visit.page(
      Page(
        title: BilingualText(zh: "更多电脑", en: "More desks"),
        body: "<h1>\(say("在更多电脑、平板上打开", "Open these pages on more machines"))</h1>"
          + (visit.node.door.map { steps($0, visit) } ?? closed(visit))))
  }

  private static func steps(_ door: PageDoor, _ visit: PageVisit) -> Markup {
    let say = visit.say
    let qr = QRCode(door.address).map { Markup(stringLiteral: $0.svg(title: door.address)) } ?? ""
    return """
      <ol>
      <li>\(say("连到与本机相同的网络，在浏览器打开，或扫码：", "On the same network as this machine, open in a browser, or scan:"))
      <p class="address">\(door.address)</p><div class="qr">\(qr)</div></li>
      <li>\(say("浏览器会提示证书不受信任。看证书的 SHA-256 指纹，与这里逐字核对：",
        "The browser warns of an unknown certificate. Look at its SHA-256 fingerprint and compare it with this one:"))
      <p class="finger">\(door.groups)</p></li>
      <li>\(say("一字不差才继续，用自己的账户登录；不一样就不要登录，告诉主持人：有人在冒充本机。",
        "Go on only when every sign is the same, and sign in with your own account. Otherwise do not sign in and tell the officers: somebody poses as this machine."))</li>
      </ol>

      """
  }

  private static func closed(_ visit: PageVisit) -> Markup {
    Message.markup(
      .unknown,
      [
        visit.say(
          "本机只在自己的浏览器里提供网页。要几台电脑一起发票，请装机的人在 ballotsync serve 后面加上本机在局域网里的地址和端口，重新运行：--pages-at 192.168.8.1:8443。已经记录的都在。",
          "This machine serves its own browser only. For several desks, whoever set it up adds its address on the local network and a port to ballotsync serve and runs it again: --pages-at 192.168.8.1:8443. Nothing recorded is lost."
        )
      ])
  }
}

extension PageDoor {
  /// What the console says at the start.
  package var invitation: BilingualText {
    BilingualText(
      zh: "别的电脑打开：\(address) ，证书 SHA-256 指纹：\(groups)",
      en: "Other machines open \(address) whose certificate has the SHA-256 fingerprint \(groups)")
  }
}
