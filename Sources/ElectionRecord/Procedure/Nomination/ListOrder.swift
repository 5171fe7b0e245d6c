/// In which order nominees and candidates stand (候选人名单的排列).
package enum ListOrder: String, Hashable, Sendable, Codable, CaseIterable {
  /// By votes of the nomination.
  case votes
  /// 姓氏笔画: by strokes of the name's characters, one after the other.
  case strokes
  /// As the committee has entered them.
  case list
}

extension ListOrder {
  /// Nominees in this order; equal ones as their names came.
  ///
  /// - Parameter ranked: Those of one office, in the order of rank.
  package func sorted(_ ranked: [Nominee]) -> [Nominee] {
    let entered = ranked.sorted { $0.place < $1.place }
    return switch self {
    case .votes: ranked
    case .strokes: StrokeOrder.sorted(entered, by: \.name)
    case .list: entered
    }
  }
}

extension Election {
  /// In which order nominees and candidates stand; by votes where the rules do not say.
  package var listOrder: ListOrder { procedure?.nomination.listOrder?.value ?? .votes }
}

/// Puts names in the order of their strokes.
package enum StrokeOrder {
  private static let counts: [Unicode.Scalar: Int] = {
    var counts: [Unicode.Scalar: Int] = [:]
    for line in StrokeTable.lines {
      for scalar in line.characters.unicodeScalars { counts[scalar] = line.strokes }
    }
    return counts
  }()

  /// The strokes of each character of `name`; dots, brackets and spaces have none. Nil where a character is not in the
  /// table.
  package static func strokes(of name: String) -> [Int]? {
    var strokes: [Int] = []
    for scalar in name.unicodeScalars where !isPunctuation(scalar) {
      guard let count = counts[scalar] else { return nil }
      strokes.append(count)
    }
    return strokes
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace { return true }
    switch scalar.properties.generalCategory {
    case .openPunctuation, .closePunctuation, .otherPunctuation, .dashPunctuation: return true
    default: return false
    }
  }

  /// The items by their names: fewer strokes first, equal ones as they were, and those nobody can count last.
  package static func sorted<Item>(_ items: [Item], by name: (Item) -> String) -> [Item] {
    let keyed = items.map { (item: $0, strokes: strokes(of: name($0))) }
    return keyed.enumerated().sorted { one, other in
      precedes(one.element.strokes, other.element.strokes)
        || !precedes(other.element.strokes, one.element.strokes) && one.offset < other.offset
    }.map(\.element.item)
  }

  private static func precedes(_ one: [Int]?, _ other: [Int]?) -> Bool {
    guard let one else { return false }
    guard let other else { return true }
    return one.lexicographicallyPrecedes(other)
  }
}
