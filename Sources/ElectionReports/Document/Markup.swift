/// A piece of HTML or SVG that is safe to put into a page.
///
/// A literal is markup; what is interpolated into one is escaped unless it is markup itself. So a candidate named
/// `<script>` stays a name, and forgetting to escape does not compile.
struct Markup: Equatable, ExpressibleByStringInterpolation {
  private(set) var html: String

  init(stringLiteral value: String) { html = value }

  init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

  /// The escaped `text`.
  init(text: String) { html = Self.escaped(text) }

  static func + (left: Markup, right: Markup) -> Markup {
    var both = left
    both.html += right.html
    return both
  }

  static func += (left: inout Markup, right: Markup) { left.html += right.html }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ literal: String) { html += literal }
    mutating func appendInterpolation(_ text: String) { html += Markup.escaped(text) }
    mutating func appendInterpolation(_ number: Int) { html += String(number) }
    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
  }

  /// The one escaping function: for text and for attributes in double quotes.
  ///
  /// Characters that are not allowed in a page or that reverse its reading become U+FFFD. Each scalar counts alone: a
  /// quote with a combining mark behind it is still a quote.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in TextWrap.printable(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;".unicodeScalars
      case "<": escaped += "&lt;".unicodeScalars
      case ">": escaped += "&gt;".unicodeScalars
      case "\"": escaped += "&quot;".unicodeScalars
      case "'": escaped += "&#39;".unicodeScalars
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}

extension Sequence<Markup> {
  /// The pieces one after the other.
  func joined() -> Markup { reduce(into: "") { $0 += $1 } }
}
