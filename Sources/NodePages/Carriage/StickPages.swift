import ElectionRecord
import ElectionReports
import Foundation
import NodeService
import NodeWeb

/// Sticks in and out, and the network: everything held here goes out in one sealed file, and what others sealed comes
/// in.
enum StickPages {
  static let routes: [Route] = [
    .get("/stick", .officers) { visit in page(visit, message: "") },
    .post("/stick/out", .officers, out),
    .post("/stick/check", .officers, check),
    .post("/stick/in", .officers, bringIn),
    .post("/stick/network", .officers, at: .site) { visit in
      let reply = await visit.node.synchronise(visit.language)
      return page(visit, message: visit.message(reply.isError ? .bad : .good, reply.lines))
    },
  ]

  private static func page(_ visit: PageVisit, message: Markup) -> PageReply {
    let say = visit.say
    func file(_ path: String, _ words: String, _ button: String) -> Markup {
      """
      <form data-file="\(path)"><label>\(words)<input type="file" required></label>
      \(Form.button(button, kind: .plain))<div aria-live="polite"></div></form>

      """
    }
    let network: Markup =
      visit.node.site == nil
      ? ""
      : "<section><h2>\(say("有网络", "With a network"))</h2>"
        + Form(visit, "/stick/network").button(say("马上与会场同步", "Synchronise with the hall now"), kind: .plain)
        + "</section>"
    return visit.page(
      Page(
        title: BilingualText(zh: "U 盘", en: "Stick"),
        body: """
          <h1>\(say("U 盘和网络", "Stick and network"))</h1>\(message)
          <section><h2>\(say("带出去", "To carry away"))</h2>
          <ol><li>\(say("插好 U 盘，按“写到 U 盘”，存到 U 盘上。", "Plug the stick in, press the button and save the file on the stick."))
          \(Form(visit, "/stick/out").button(say("写到 U 盘", "Write to the stick")))</li>
          <li>\(say("从 U 盘上选中这个文件读回核对；一致了才拔出。", "Choose that file on the stick to read it back; pull it out once it is the same."))
          \(file("/stick/check", say("U 盘上的文件", "The file on the stick"), say("读回核对", "Read it back")))</li></ol></section>
          <section><h2>\(say("带进来", "Brought here"))</h2>
          \(file("/stick/in", say("U 盘上的 .stick 文件", "The .stick file on the stick"), say("读入", "Bring it in")))</section>\(network)

          """, script: .fileScript))
  }

  private static func out(_ visit: PageVisit) async -> PageReply {
    let reply = await visit.perform(ExportStick())
    guard !reply.isError, let file = reply.files.first else {
      return page(visit, message: visit.message(.bad, reply.lines))
    }
    let digest = Digest32(sha256: Array(file.bytes))
    visit.services.sessions.change(visit.token) { $0.onStick = digest }
    return .file(file.name, Array(file.bytes))
  }

  /// Compares what lies on the stick with what was written last.
  private static func check(_ visit: PageVisit) async -> PageReply {
    guard let written = visit.session?.onStick else {
      return visit.part(
        Message.markup(.attention, [visit.say("先写到 U 盘，再读回核对。", "Write to the stick first, then read it back.")]))
    }
    guard Digest32(sha256: visit.request.body) == written else {
      return visit.part(
        Message.markup(
          .bad, [visit.say("与写出的不一致：请换一个 U 盘再写一次。", "It is not what was written: write again, on another stick.")]))
    }
    return visit.part(
      Message.markup(.good, [visit.say("读回一致，可以拔出。", "Read back and the same: it may be pulled out now.")]))
  }

  private static func bringIn(_ visit: PageVisit) async -> PageReply {
    let reply = await visit.perform(ImportStick(Data(visit.request.body)))
    return visit.part(visit.message(reply.isError ? .bad : .good, reply.lines))
  }
}

/// Sends a file as it is, with the session's token beside it.
enum FileScript {
  static let text = #"""
    "use strict";
    document.querySelectorAll("form[data-file]").forEach(form => {
      form.addEventListener("submit", async event => {
        event.preventDefault();
        const file = form.querySelector("input[type=file]").files[0];
        const place = form.querySelector("div");
        if (!file) return;
        const button = form.querySelector("button");
        button.disabled = true;
        try {
          const reply = await fetch(form.dataset.file, {
            method: "POST", body: file, headers: { "X-Form-Token": document.body.dataset.token },
          });
          const page = new DOMParser().parseFromString(await reply.text(), "text/html");
          place.replaceChildren(...page.body.childNodes);
        } finally { button.disabled = false; }
      });
    });
    """#
}
