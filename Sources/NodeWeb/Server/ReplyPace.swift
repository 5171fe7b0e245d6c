/// The slowest network over which a long answer still arrives: both ends give it the same time.
package enum ReplyPace {
  /// One megabit a second.
  package static let bytesPerSecondMin = 128 << 10

  /// Seconds for an answer of so many bytes, besides what every answer has.
  package static func seconds(for bytes: Int) -> Int { bytes / bytesPerSecondMin }
}
