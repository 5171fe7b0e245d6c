import ElectionRecord
import ElectionReports
import NodeWeb

/// A paper on the screen, as it would be printed: a report, a notice, a form. It stands by itself with its style
/// inside, under the way back and the button that prints, which are not printed.
enum DocumentPage {
  /// - Parameter notes: What is said of it on the screen alone.
  static func reply(_ html: String, back: String, notes: [Substring] = [], _ visit: PageVisit) -> PageReply {
    let said = notes.map { visit.services.words.markup(String($0), visit.say) }
    var reply = PageReply(html: self.html(html, back: back, notes: said, visit.say))
    reply.isDocument = true
    return reply
  }

  static func html(_ html: String, back: String, notes: [Markup], _ say: Speaker) -> String {
    let head = """
      <link rel="stylesheet" href="\(Asset.documentStyle.address)"/>
      <script src="\(Asset.documentScript.address)" defer="defer"></script>
      </head>
      """
    let said = notes.map { note -> Markup in "<p>\(note)</p>" }.joined()
    let bar: Markup = """
      <body>
      <nav class="on-screen" aria-label="\(say("打印和返回", "Print and go back"))"><a href="\(back)">← \(say("返回", "Back"))</a>
      <button type="button">\(say("打印", "Print"))</button><div>\(said)</div></nav>
      """
    // The policy that it carries on a disk knows neither; on the way to a browser the header's holds.
    return html.replacing(#/<meta http-equiv="Content-Security-Policy"[^>]*>\n/#, with: "", maxReplacements: 1)
      .replacing("</head>", with: head, maxReplacements: 1).replacing("<body>", with: bar.html, maxReplacements: 1)
  }

  static let style = """
    .on-screen {
      position: sticky; top: 0; z-index: 9; display: flex; gap: 24px; align-items: center; margin: 0 0 12px;
      padding: 8px 24px; background: #17202a; font: 18px/1.6 sans-serif;
    }
    .on-screen a { color: #fff; white-space: nowrap; }
    .on-screen p { margin: 0; color: #ffe2b8; }
    .on-screen button { flex: none; white-space: nowrap; font: inherit; padding: 6px 24px; border: 2px solid #fff; border-radius: 5px; cursor: pointer; }
    @media print { .on-screen { display: none; } }

    """

  static let script = """
    "use strict";
    document.querySelector(".on-screen button").addEventListener("click", () => print());

    """
}
