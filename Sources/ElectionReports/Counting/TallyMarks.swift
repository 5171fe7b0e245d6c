/// Votes as tally marks (正字计票): five strokes of 正 for five votes.
///
/// A terminal has no part of the character, so what is left over is written with the characters that begin like it:
/// 一, 丅, 下, 止.
package enum TallyMarks {
  /// Votes of one whole mark.
  package static let strokes = 5

  private static let begun = ["", "一", "丅", "下", "止"]

  /// The marks of so many votes, without spaces; empty for none.
  package static func text(_ votes: Int) -> String {
    String(repeating: "正", count: votes / strokes) + begun[votes % strokes]
  }

  /// The same in lines of at most `marksMax` marks.
  package static func lines(_ votes: Int, marksMax: Int) -> [String] {
    let marks = Array(text(votes))
    return stride(from: 0, to: marks.count, by: marksMax).map { String(marks[$0..<min($0 + marksMax, marks.count)]) }
  }
}
