/// The most that a roll's file (选民名册) may hold. What is longer is refused before it takes memory.
package struct RollLimits: Hashable, Sendable {
  /// The years in which a voter may be born: what lies outside is a slip. No clock is asked, so a roll reads the
  /// same on every computer.
  package static let birthYears = 1880...2100

  /// The longest line, in bytes, without its line end.
  package let rowBytesMax: Int
  /// The longest field, in bytes of UTF-8.
  package let fieldBytesMax: Int
  /// The most voters.
  package let rowsMax: Int
  /// The largest file, in bytes.
  package let fileBytesMax: UInt64
  /// The most problems that are collected before reading stops.
  package let problemsMax: Int

  package init(
    rowBytesMax: Int = 4096, fieldBytesMax: Int = 512, rowsMax: Int = 10_000_000,
    fileBytesMax: UInt64 = 2 << 30, problemsMax: Int = 20
  ) {
    self.rowBytesMax = rowBytesMax
    self.fieldBytesMax = fieldBytesMax
    self.rowsMax = rowsMax
    self.fileBytesMax = fileBytesMax
    self.problemsMax = problemsMax
  }

  /// What every import uses: ten million voters, 2 GiB.
  package static let standard = RollLimits()
}
