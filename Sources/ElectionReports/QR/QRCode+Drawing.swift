extension QRCode {
  /// The symbol with its quiet zone for a terminal, two rows of modules a line.
  ///
  /// Half blocks are drawn in the colour of the text, so by themselves they are right on paper and on light screens.
  ///
  /// - Parameter isColoured: Sets black on white for each line, whatever colours the terminal has; for terminals only.
  package func lines(isColoured: Bool) -> [String] {
    let edge = -Self.quietModules..<size + Self.quietModules
    return stride(from: edge.lowerBound, to: edge.upperBound, by: 2).map { row in
      let line = edge.map { column in Self.block(self[row, column], self[row + 1, column]) }.joined()
      return isColoured ? "\u{1b}[38;5;16;48;5;231m\(line)\u{1b}[0m" : line
    }
  }

  private static func block(_ isUpperDark: Bool, _ isLowerDark: Bool) -> String {
    switch (isUpperDark, isLowerDark) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }

  /// The symbol with its quiet zone as one inline SVG element, a unit a module, without a size of its own.
  ///
  /// - Parameter title: What it is, for those who cannot see it.
  package func svg(title: String) -> String {
    let side = size + 2 * Self.quietModules
    let markup: Markup = """
      <svg viewBox="0 0 \(side) \(side)" role="img" aria-label="\(title)" shape-rendering="crispEdges">\
      <rect width="\(side)" height="\(side)" fill="#fff"/><path fill="#000" d="\(path)"/></svg>
      """
    return markup.html
  }

  /// One rectangle for each run of dark modules.
  private var path: String {
    var path = ""
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while self[row, column] { column += 1 }
        if column > start {
          path += "M\(start + Self.quietModules) \(row + Self.quietModules)h\(column - start)v1h-\(column - start)z"
        }
        column += 1
      }
    }
    return path
  }
}
