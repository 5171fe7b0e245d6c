package import ElectionRecord

/// The report as one self-contained page for the public: no script, nothing loaded, the style and the charts inside.
///
/// It names candidates, but no voter and no roll number. What depends on arrival is left out, so the same
/// entries give the same bytes. The page is also well-formed XML.
package enum ReportHTML {
  /// The whole page.
  package static func render(_ report: ReconciliationReport, election: Election, language: Language = .zh) -> String {
    let page = HTMLPage(report, election: election, language: language)
    return PageShell.html(title: page.title, language: language, style: page.style, body: page.body)
  }

  /// What a server may send with the page.
  package static func contentSecurityPolicy(
    _ report: ReconciliationReport, election: Election, language: Language = .zh
  ) -> String {
    PageShell.contentSecurityPolicy(style: HTMLPage(report, election: election, language: language).style)
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
