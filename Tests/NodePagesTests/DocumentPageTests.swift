import ElectionRecord
import ElectionReports
import Testing

@testable import NodePages

@Suite struct DocumentPageTests {
  private let document = """
    <!DOCTYPE html>
    <html lang="zh-Hans">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-x'"/>
    <style>p { color: red; }</style>
    </head>
    <body>
    <p>&lt;body> 张三</p>
    </body>
    </html>
    """

  /// The paper is as it was, under the way back; its own policy would keep the button from working.
  @Test func aPaperOnTheScreenHasAWayBackAndAButtonThatPrints() {
    let page = DocumentPage.html(document, back: "/plan", notes: ["<p>还缺</p>"], Speaker(language: .zh))
    #expect(page.contains("<a href=\"/plan\">← 返回</a>") && page.contains("<button type=\"button\">打印</button>"))
    #expect(!page.contains("http-equiv") && page.contains("<style>p { color: red; }</style>"))
    #expect(page.contains("<p><p>还缺</p></p>") && page.contains("<p>&lt;body> 张三</p>"))
    #expect(page.contains(Asset.documentScript.address) && DocumentPage.style.contains("@media print"))
  }
}
