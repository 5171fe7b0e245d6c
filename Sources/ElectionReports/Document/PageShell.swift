import ElectionRecord

/// A self-contained page: no script, nothing loaded, the style inside; well-formed XML too.
enum PageShell {
  /// - Parameter hasPictures: Whether pictures stand in the page itself, as data URLs.
  static func html(
    title: String, language: Language, style: String, body: Markup, hasPictures: Bool = false
  ) -> String {
    let markup: Markup = """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="\(contentSecurityPolicy(style: style, hasPictures: hasPictures))"/>
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
  static func contentSecurityPolicy(style: String, hasPictures: Bool = false) -> String {
    let hash = Digest32(sha256: Array(style.utf8)).bytes
    return "default-src 'none'; \(hasPictures ? "img-src data:; " : "")style-src 'sha256-\(Base64.text(hash))'; "
      + "base-uri 'none'; form-action 'none'"
  }
}

/// Base 64, as content security policies and data URLs write it.
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// - Source: RFC 4648, section 4.
  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
