/// Texts of which each is in once, however it was typed: seals, people, candidates.
package struct FoldedSet: Equatable, Sendable {
  private var typed: [FoldedText: String] = [:]

  package init() {}

  package init(_ texts: some Sequence<String>) { formUnion(texts) }

  package var isEmpty: Bool { typed.isEmpty }
  package var count: Int { typed.count }

  /// The texts as they were typed first, in the order of what they fold to.
  package var texts: [String] { typed.sorted { $0.key < $1.key }.map(\.value) }

  /// Whether a text that folds to the same is in.
  package func contains(_ text: String) -> Bool { typed[text.folded] != nil }

  /// Takes texts in; one that is in already keeps the spelling that came first.
  package mutating func formUnion(_ texts: some Sequence<String>) {
    for text in texts where typed[text.folded] == nil { typed[text.folded] = text }
  }

  /// Takes out whatever folds to one of the texts.
  package mutating func subtract(_ texts: some Sequence<String>) {
    for text in texts { typed[text.folded] = nil }
  }

  /// Whether all the texts are in.
  package func isSuperset(of texts: some Sequence<String>) -> Bool { texts.allSatisfy(contains) }

  /// Whether none of the texts is in.
  package func isDisjoint(with texts: some Sequence<String>) -> Bool { !texts.contains(where: contains) }

  package static func == (a: FoldedSet, b: FoldedSet) -> Bool { a.typed.keys == b.typed.keys }
}

extension FoldedSet {
  /// The first text that repeats an earlier one.
  static func firstRepeated(_ texts: [String]) -> String? {
    var seen = FoldedSet()
    return texts.first { text in
      defer { seen.formUnion([text]) }
      return seen.contains(text)
    }
  }
}
