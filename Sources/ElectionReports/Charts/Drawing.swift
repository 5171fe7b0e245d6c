/// The pieces that the charts are drawn with.
///
/// A chart is 760 units wide whatever its height, so a unit is about a pixel on the screen and a quarter of a
/// millimetre on A4. Coordinates are written with one decimal, so the same numbers give the same bytes.
enum Drawing {
  static let width = 760.0

  /// The colours; each class of paper also has a pattern or an outline of its own.
  enum Ink {
    static let blue = "#1d4f7c"
    static let pale = "#c6d6e5"
    static let grey = "#7a8691"
    static let light = "#e3e8ec"
    static let line = "#8b96a1"
    static let soft = "#4a545e"
    static let doubt = "#a64b00"
    static let bad = "#a81e1e"
  }

  /// A coordinate with one decimal.
  static func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return tenths % 10 == 0
      ? "\(sign)\(tenths.magnitude / 10)" : "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }

  /// A whole chart with its name and its content in words.
  static func chart(id: String, title: String, description: String, height: Double, _ content: Markup) -> Markup {
    """
    <div class="scroll"><svg viewBox="0 0 \(text(width)) \(text(height))" role="img" aria-labelledby="\(id)-t \(id)-d">\
    <title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(description)</desc>\(hatch(id))\n\(content)</svg></div>

    """
  }

  /// The pattern of papers in doubt: visible without colour, and on any printer.
  private static func hatch(_ id: String) -> Markup {
    """
    <defs><pattern id="\(id)-h" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <rect width="7" height="7" fill="#ffdfbd"/><rect width="3.2" height="7" fill="\(Ink.doubt)"/></pattern></defs>
    """
  }

  /// What ``hatch(_:)`` is called inside a chart.
  static func hatchFill(_ id: String) -> String { "url(#\(id)-h)" }

  static func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, stroke: String = "none",
    dash: Bool = false, strokeWidth: Double = 1
  ) -> Markup {
    let dashes: Markup = dash ? " stroke-dasharray=\"4 3\"" : ""
    let outline: Markup =
      stroke == "none" ? "" : " stroke=\"\(stroke)\" stroke-width=\"\(text(strokeWidth))\"\(dashes)"
    return """
      <rect x="\(text(x))" y="\(text(y))" width="\(text(max(0, width)))" height="\(text(max(0, height)))" \
      fill="\(fill)"\(outline)/>

      """
  }

  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String, width: Double = 1, dash: Bool = false
  ) -> Markup {
    let dashes: Markup = dash ? " stroke-dasharray=\"5 4\"" : ""
    return """
      <line x1="\(text(x1))" y1="\(text(y1))" x2="\(text(x2))" y2="\(text(y2))" \
      stroke="\(stroke)" stroke-width="\(text(width))"\(dashes)/>

      """
  }

  enum Anchor: String { case start, middle, end }

  static func label(
    _ x: Double, _ y: Double, _ words: String, size: Double = 14, anchor: Anchor = .start, bold: Bool = false,
    fill: String = ""
  ) -> Markup {
    let weight: Markup = bold ? " font-weight=\"700\"" : ""
    // The text's colour is a style rule, which a presentation attribute would not overrule; `style` attributes are not
    // used, so that a content security policy can name the one style sheet by its hash.
    let colour: Markup = fill.isEmpty ? "" : " class=\"c-\(fill)\""
    return """
      <text x="\(text(x))" y="\(text(y))" font-size="\(text(size))" text-anchor="\(anchor.rawValue)"\
      \(weight)\(colour)>\(words)</text>

      """
  }

  /// About how many units wide `words` are at a font size.
  static func width(of words: String, size: Double) -> Double { Double(DisplayWidth.columns(words)) * size * 0.54 }

  /// `words` cut to about `width` units.
  static func fitted(_ words: String, size: Double, width: Double) -> String {
    DisplayWidth.truncated(words, to: max(4, Int(width / (size * 0.5))))
  }
}
