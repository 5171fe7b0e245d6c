import ElectionRecord
import NodeWeb

/// A file of the pages: the one style sheet and the scripts. Its address changes with its text, so browsers keep it.
struct Asset: Sendable {
  let address: String
  let type: String
  let text: String

  private init(_ name: String, type: String, _ text: String) {
    self.type = type
    self.text = text
    let digest = Digest32(sha256: Array(text.utf8)).hex.prefix(12)
    address = "/assets/\(digest)-\(name)"
  }

  static let style = Asset("style.css", type: "text/css; charset=utf-8", PageStyle.text)
  static let pageScript = Asset("page.js", type: "text/javascript; charset=utf-8", PageScript.text)
  static let deskScript = Asset("desk.js", type: "text/javascript; charset=utf-8", DeskScript.text)
  static let fileScript = Asset("file.js", type: "text/javascript; charset=utf-8", FileScript.text)
  static let documentStyle = Asset("document.css", type: "text/css; charset=utf-8", DocumentPage.style)
  static let documentScript = Asset("document.js", type: "text/javascript; charset=utf-8", DocumentPage.script)
  /// A box with a paper that goes in.
  static let icon = Asset(
    "icon.svg", type: "image/svg+xml",
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#1d4f7c" d="M3 14h26v15H3z"/>\
    <path fill="#fff" d="M9 17h14v3H9z"/><path fill="#a81e1e" d="M11 2h10v16H11z"/></svg>
    """)
  static let all = [style, pageScript, deskScript, fileScript, documentStyle, documentScript, icon]
}

enum AssetPages {
  static let routes = Asset.all.map { asset in
    Route.get(asset.address, .anybody, isPress: false) { _ in
      var reply = PageReply(type: asset.type, body: .whole(Array(asset.text.utf8)))
      reply.isLasting = true
      return reply
    }
  }
}
