/// How long one laptop's journal may become (invariant S13: bounded memory).
package enum JournalLimit {
  /// Entries for each voter and poll: a mark, its taking back, and both again several times.
  static let entriesPerVoter = 16
  /// Entries for everything else.
  static let entriesBesides = 65_536

  /// The most entries of a site's laptop: more than its site can need in any election with this roll.
  ///
  /// The hall's own journal is not bounded: it grows with everybody else's.
  package static func entriesMax(in register: Register) -> UInt32 {
    let marks = register.roll.count * register.election.polls.count * entriesPerVoter
    return UInt32(clamping: entriesBesides + marks)
  }
}
