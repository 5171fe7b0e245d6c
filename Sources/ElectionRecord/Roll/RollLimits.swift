/// The most that a roll's file (选民名册) may hold. What is longer is refused before it takes memory.
package struct RollLimits: Hashable, Sendable {
  /// The years in which a voter may be born: what lies outside is a slip. No clock is asked, so a roll reads the
  /// same on every computer.
  package static let birthYears = 1880...2100

  /// The longest line, in bytes, without its line end.
  package var rowBytesMax = 4096
  /// The longest field, in bytes of UTF-8.
  package var fieldBytesMax = 512
  /// The most voters.
  package var rowsMax = 10_000_000
  /// The largest file, in bytes: it travels whole to every laptop that joins, in one answer with the hall's journal.
  package var fileBytesMax: UInt64 = 384 << 20
  /// The most problems that are collected before reading stops.
  package var problemsMax = 20

  /// What every import uses: ten million voters, 384 MiB.
  package static let standard = RollLimits()
}
