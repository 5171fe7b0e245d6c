/// Every scalar of Unicode beside every sign that a format gives a meaning to.
enum EveryScalar {
  /// Signs of comma-separated files, pages, YAML, JSON and terminals.
  static let signs: [Unicode.Scalar] = ["\"", "'", "<", ">", "&", ",", "=", "\\", "\n", "\r", ":", "#", "\u{1b}", " "]

  /// All but the surrogates, a thousand at a time.
  static var blocks: [[Unicode.Scalar]] {
    stride(from: UInt32(0), to: 0x11_0000, by: 0x400).map { start in
      (start..<start + 0x400).compactMap(Unicode.Scalar.init)
    }.filter { !$0.isEmpty }
  }

  /// Those that are one `Character` with a quote in front of them.
  static var joining: [Unicode.Scalar] { blocks.joined().filter { "\"\($0)".count == 1 } }

  /// Texts in which each scalar stands between two signs; and those that join signs, behind each of the signs.
  static var texts: [String] {
    let all = blocks.map { block in
      text(block.enumerated().flatMap { [signs[$0 % signs.count], $1, signs[$0 / signs.count % signs.count]] })
    }
    return all + joining.map { scalar in text(signs.flatMap { [$0, scalar] }) }
  }

  static func text(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
