/// A piece of HTML or SVG that is safe to put into a page.
///
/// A literal is markup; what is interpolated into one is escaped unless it is markup itself. So a candidate named
/// `<script>` stays a name, and forgetting to escape does not compile.
package struct Markup: Equatable, Sendable, ExpressibleByStringInterpolation {
  package private(set) var html: String

  package init(stringLiteral value: String) { html = value }

  package init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

  /// The escaped `text`.
  package init(text: String) { html = Self.escaped(text) }

  /// Lines that stay lines, for text that is set as it is written.
  package init(lines text: String) {
    html = text.split(separator: "\n", omittingEmptySubsequences: false).map { Self.escaped(String($0)) }
      .joined(separator: "\n")
  }

  /// One piece behind the other.
  package static func + (left: Markup, right: Markup) -> Markup {
    var both = left
    both.html += right.html
    return both
  }

  /// Puts a piece behind.
  package static func += (left: inout Markup, right: Markup) { left.html += right.html }

  /// What stands in a literal: markup as it is, everything else escaped.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    package init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity * 2) }

    /// Markup as it was written.
    package mutating func appendLiteral(_ literal: String) { html += literal }
    /// Text, escaped.
    package mutating func appendInterpolation(_ text: String) { html += Markup.escaped(text) }
    /// A number in digits.
    package mutating func appendInterpolation(_ number: Int) { html += String(number) }
    /// Markup as it is.
    package mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
  }

  /// The one escaping function: for text and for attributes in double quotes.
  ///
  /// Characters that are not allowed in a page or that reverse its reading become U+FFFD. Each scalar counts alone: a
  /// quote with a combining mark behind it is still a quote.
  package static func escaped(_ text: String) -> String {
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
  package func joined() -> Markup { reduce(into: "") { $0 += $1 } }
}
