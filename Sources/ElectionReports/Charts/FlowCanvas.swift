extension FlowChart {
  /// Collects nodes over ribbons, on one scale.
  struct Canvas {
    enum Tone {
      case blue, grey, doubt
      /// Known to be somewhere, but nobody has counted it.
      case open
    }

    /// Units a paper.
    let scale: Double
    private(set) var ribbons: Markup = ""
    private(set) var nodes: Markup = ""
    private(set) var bottom = 0.0

    init(scale: Double) { self.scale = scale }

    /// The height of `count` papers; never too thin to be seen.
    func height(_ count: Int) -> Double { count <= 0 ? 0 : max(2.4, Double(count) * scale) }

    /// The name and number above a stage.
    mutating func head(_ x: Double, _ words: String, _ count: Int?) {
      nodes += Drawing.label(x, 18, words, size: 14, fill: "soft")
      nodes += Drawing.label(x, 44, count.map(String.init) ?? "—", size: 24, bold: true)
    }

    /// A stage or an exit; it reaches down to `end` at least, where its ribbons do.
    mutating func node(
      _ x: Double, _ y: Double, _ count: Int, _ tone: Tone = .blue, counted: Bool = true, end: Double = 0
    ) {
      let height = max(height(count), end - y)
      bottom = max(bottom, y + height)
      guard counted, tone != .open else {
        nodes += Drawing.rect(x + 1, y + 1, 14, max(height - 2, 20), fill: "#fff", stroke: Drawing.Ink.line, dash: true)
        return
      }
      switch tone {
      case .open: break
      case .blue: nodes += Drawing.rect(x, y, 16, height, fill: Drawing.Ink.blue)
      case .grey: nodes += Drawing.rect(x, y, 16, height, fill: Drawing.Ink.grey)
      case .doubt:
        nodes += Drawing.rect(
          x - 4, y, 24, max(height, 6), fill: Drawing.hatchFill("flow"), stroke: Drawing.Ink.doubt, strokeWidth: 1.6)
      }
    }

    mutating func ribbon(
      from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ count: Int, _ tone: Tone = .blue
    ) {
      guard count > 0 else { return }
      let height = height(count)
      let fill =
        switch tone {
        case .blue: Drawing.Ink.pale
        case .grey: Drawing.Ink.light
        case .open: "#f3f5f7"
        case .doubt: "#ffdfbd"
        }
      let left = Drawing.text(start.x + 16)
      let right = Drawing.text(end.x)
      let middle = Drawing.text((start.x + 16 + end.x) / 2)
      let upper = (Drawing.text(start.y), Drawing.text(end.y))
      let lower = (Drawing.text(start.y + height), Drawing.text(end.y + height))
      ribbons += """
        <path d="M\(left) \(upper.0)C\(middle) \(upper.0) \(middle) \(upper.1) \(right) \(upper.1)V\(lower.1)\
        C\(middle) \(lower.1) \(middle) \(lower.0) \(left) \(lower.0)Z" fill="\(fill)"/>

        """
    }

    /// Words to the right of a node, with a second line where there is a note.
    mutating func side(
      _ x: Double, _ y: Double, _ words: String, _ tone: Tone, note: String? = nil, strong: Bool = false
    ) {
      let start = x + (tone == .doubt ? 28 : 24)
      let fill =
        switch tone {
        case .blue: ""
        case .grey, .open: "soft"
        case .doubt: "doubt"
        }
      let baseline = note == nil ? y + 5 : y
      bottom = max(bottom, baseline + (note == nil ? 4 : 20))
      nodes += Drawing.label(start, baseline, words, size: strong ? 16 : 14, bold: strong || tone == .doubt, fill: fill)
      if let note { nodes += Drawing.label(start, baseline + 17, note, size: 13, fill: fill) }
    }
  }
}
