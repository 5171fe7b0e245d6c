import ElectionRecord

/// Writes the lines of a template in their order, with their places filled in; items in lists, signatures in a row.
struct TemplateWriter {
  let template: NoticeTemplate
  /// A line to be filled in by hand.
  let blank: Markup
  /// Where a rule comes from.
  let source: (String) -> Markup
  let paragraph: (Markup) -> Markup
  let signatures: ([String]) -> Markup
  let fill: (NoticePlace) -> NoticeText.Filling

  /// A line as it is printed.
  private enum Written {
    case paragraph(Markup)
    case item(Markup)
    case block(Markup)
    case signature(String)
  }

  var body: Markup {
    var body: Markup = ""
    var items: Markup = ""
    var roles: [String] = []
    func flush() {
      if items != "" { body += "<ol>\n\(items)</ol>\n" }
      if !roles.isEmpty { body += signatures(roles) }
      (items, roles) = ("", [])
    }
    for line in template.lines {
      guard let written = write(line) else { continue }
      switch written {
      case .item(let item):
        if !roles.isEmpty { flush() }
        items += "<li>\(item)</li>\n"
      case .signature(let role):
        if items != "" { flush() }
        roles.append(role)
      case .paragraph(let text):
        flush()
        body += paragraph(text)
      case .block(let block):
        flush()
        body += block
      }
    }
    flush()
    return body
  }

  /// The line with its places filled in and the articles behind; nil where it is left out.
  private func write(_ line: NoticeTemplate.Line) -> Written? {
    var text: Markup = ""
    var words = ""
    var sources: [String] = []
    for piece in line.pieces {
      switch piece {
      case .words(let plain):
        text += Markup(text: plain)
        words += plain
      case .place(let place):
        switch fill(place) {
        case .filled(let filled): text += filled
        case .rule(let figure, let source):
          text += figure
          if !sources.contains(source) { sources.append(source) }
        case .blank: text += place.isBlock ? "<p>\(blank)　\(blank)　\(blank)</p>\n" : blank
        case .absent: return nil
        }
      }
    }
    text += sources.map(source).joined()
    if line.places.contains(where: \.isBlock) { return .block(text) }
    return switch line.form {
    case .paragraph: .paragraph(text)
    case .item: .item(text)
    case .signature: .signature(words)
    }
  }
}
