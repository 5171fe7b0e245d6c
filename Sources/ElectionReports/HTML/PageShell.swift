import ElectionRecord

/// A self-contained page: no script, nothing loaded, the style inside; well-formed XML too.
enum PageShell {
  static func html(title: String, language: Language, style: String, body: Markup) -> String {
    let markup: Markup = """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="\(contentSecurityPolicy(style: style))"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="referrer" content="no-referrer"/>
      <title>\(title)</title>
      <style>\(Markup(stringLiteral: style))</style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
    return markup.html
  }

  /// Nothing may run or load, and only the page's own style applies.
  static func contentSecurityPolicy(style: String) -> String {
    let hash = Digest32(sha256: Array(style.utf8))
    return "default-src 'none'; style-src 'sha256-\(Base64.text(hash))'; base-uri 'none'; form-action 'none'"
  }
}
