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

/// Base 64 of a digest, as content security policies write it.
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  /// - Source: RFC 4648, section 4.
  static func text(_ digest: Digest32) -> String {
    let bytes = digest.withUnsafeBytes { Array($0) }
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}
