package import ElectionRecord

extension Speaker {
  /// How many lines of a file were nobody's; nil where there were none.
  package func passedOver(_ lines: PassedOver) -> String? {
    guard lines.count > 0 else { return nil }
    return self(
      "另有不是人员的行，未计入：空行 \(lines.blankLines)，合计 \(lines.totals)，标题 \(lines.titles)。",
      "Lines that are no person's, passed over: \(lines.blankLines) blank, \(lines.totals) totals, \(lines.titles) titles."
    )
  }
}

extension JSONValue {
  /// The lines by kind.
  package static func passedOver(_ lines: PassedOver) -> JSONValue {
    [
      "blankLines": .integer(lines.blankLines), "totals": .integer(lines.totals), "titles": .integer(lines.titles),
    ]
  }
}
