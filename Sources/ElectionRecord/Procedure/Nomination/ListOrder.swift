/// In which order nominees and candidates stand (候选人名单的排列).
package enum ListOrder: String, Hashable, Sendable, Codable, CaseIterable {
  /// By votes of the nomination.
  case votes
  /// 姓氏笔画: by strokes of the surname, and of the given name within one.
  case strokes
  /// As the committee has entered them.
  case list
}

extension ListOrder {
  /// Nominees in this order; equal ones as their names came.
  ///
  /// - Parameters:
  ///   - ranked: Those of one office, in the order of rank.
  ///   - counted: Strokes of characters outside the table.
  package func sorted(_ ranked: [Nominee], counted: [Unicode.Scalar: Int] = [:]) -> [Nominee] {
    let entered = ranked.sorted { $0.place < $1.place }
    return switch self {
    case .votes: ranked
    case .strokes: StrokeOrder(counted: counted).sorted(entered, by: \.name)
    case .list: entered
    }
  }
}

extension Election {
  /// In which order nominees and candidates stand; by votes where the rules do not say.
  package var listOrder: ListOrder { procedure?.nomination.listOrder?.value ?? .votes }
}

/// Puts names in the order of their strokes (姓氏笔画): by those of the surname; one surname together; within it by those
/// of the given name, character by character.
///
/// The surname is the first character: a double one begins with its own, so that 欧 and 欧阳 stand together. Surnames of
/// as many strokes, and names that are alike so far, stand as they were entered: who enters the list decides.
package struct StrokeOrder {
  /// Strokes of characters outside the table, as the committee counted them.
  private let counted: [Unicode.Scalar: Int]

  package init(counted: [Unicode.Scalar: Int] = [:]) { self.counted = counted }

  private static let counts: [Unicode.Scalar: Int] = {
    var counts: [Unicode.Scalar: Int] = [:]
    for line in StrokeTable.lines {
      for scalar in line.characters.unicodeScalars { counts[scalar] = line.strokes }
    }
    return counts
  }()

  /// The strokes of each character of `name`; dots, brackets and spaces have none. Nil where a character is not in the
  /// table.
  package static func strokes(of name: String) -> [Int]? { StrokeOrder().strokes(of: name) }

  /// The same, with what the committee counted.
  package func strokes(of name: String) -> [Int]? {
    var strokes: [Int] = []
    for scalar in name.unicodeScalars where !Self.isPunctuation(scalar) {
      guard let count = Self.counts[scalar] ?? counted[scalar] else { return nil }
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

  /// The items by their names; those nobody can count come last.
  package func sorted<Item>(_ items: [Item], by name: (Item) -> String) -> [Item] {
    var places: [Unicode.Scalar: Int] = [:]
    let keyed = items.enumerated().map { place, item -> (item: Item, key: [Int]?) in
      guard let surname = Self.surname(of: name(item)) else { return (item, []) }
      let first = places[surname] ?? place
      places[surname] = first
      return (item, strokes(of: name(item)).map { [$0[0], first] + $0.dropFirst() })
    }
    return keyed.enumerated().sorted { one, other in
      Self.precedes(one.element.key, other.element.key)
        || !Self.precedes(other.element.key, one.element.key) && one.offset < other.offset
    }.map(\.element.item)
  }

  private static func surname(of name: String) -> Unicode.Scalar? { name.unicodeScalars.first { !isPunctuation($0) } }

  private static func precedes(_ one: [Int]?, _ other: [Int]?) -> Bool {
    guard let one else { return false }
    guard let other else { return true }
    return one.lexicographicallyPrecedes(other)
  }
}
