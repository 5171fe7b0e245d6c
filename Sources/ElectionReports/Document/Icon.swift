/// The four marks of the page: each has a shape of its own, so that none depends on colour.
package enum Icon {
  /// The mark in the colour of the text around it.
  package static func mark(_ mark: ReportVerdict.Mark) -> Markup { icon(mark, ground: "currentColor", sign: "#fff") }

  /// The mark of a whole report, on its coloured ground.
  static func level(_ level: ReportVerdict.Level) -> Markup {
    let mark: ReportVerdict.Mark =
      switch level {
      case .sound: .good
      case .doubtful: .attention
      case .unfinished: .unknown
      case .endangered: .bad
      }
    return icon(mark, ground: "#fff", sign: "var(--tone)")
  }

  private static func icon(_ mark: ReportVerdict.Mark, ground: String, sign: String) -> Markup {
    let (shape, path) =
      switch mark {
      case .good: ("M12 1a11 11 0 1 0 0 22a11 11 0 1 0 0-22z", "M6.5 12.5l4 4l7.5-8.5")
      case .attention: ("M12 1.5L23.5 22H.5z", "M12 9v6M12 18v1")
      case .bad: ("M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z", "M8 8l8 8M16 8l-8 8")
      case .unknown:
        ("M3 1h18a2 2 0 0 1 2 2v18a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z", "M6 12h.5M12 12h.5M18 12h.5")
      }
    return """
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="\(shape)" fill="\(ground)"/>\
      <path d="\(path)" fill="none" stroke="\(sign)" stroke-width="2.6" \
      stroke-linecap="round" stroke-linejoin="round"/></svg>
      """
  }
}
