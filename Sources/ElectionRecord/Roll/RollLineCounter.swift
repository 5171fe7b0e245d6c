/// Counts the voters of a roll's file by its lines, without reading them: whether they can be read shows at the import.
///
/// What ``RollReader`` passes over is no voter here either.
package struct RollLineCounter: Sendable {
  private var carry: [UInt8] = []
  private var lines = 0
  /// How many lines end with the header; nil until a line names a column.
  private var header: Int?
  private var split = CSVLine()

  package init() {}

  /// Reads the next bytes of the file.
  package mutating func read(_ chunk: some Collection<UInt8>) {
    var rest = chunk[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      carry.append(contentsOf: rest[..<end])
      endLine()
      rest = rest[rest.index(after: end)...]
    }
    carry.append(contentsOf: rest)
    // A line without an end is no roll's; it is refused at the import.
    if carry.count > RollLimits.standard.rowBytesMax { carry.removeSubrange(RollLimits.standard.rowBytesMax...) }
  }

  /// The voters so far, a last line without its end included. A file without a header has its first line as one.
  package mutating func finish() -> Int {
    if !carry.isEmpty { endLine() }
    return max(0, lines - (header ?? 1))
  }

  private mutating func endLine() {
    defer { carry.removeAll(keepingCapacity: true) }
    if carry.starts(with: [0xEF, 0xBB, 0xBF]) { carry.removeFirst(3) }
    if carry.last == UInt8(ascii: "\r") { carry.removeLast() }
    guard !carry.withUnsafeBytes(PassedOver.isBlank), !isTotal() else { return }
    lines += 1
    if header == nil, lines <= PassedOver.titlesMax + 1, isSplit(), !RollHeader.namesNothing(split) { header = lines }
  }

  /// A voter's line begins with a number: only others are looked at.
  private mutating func isTotal() -> Bool {
    guard let first = carry.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first), header != nil else {
      return false
    }
    return isSplit() && PassedOver.isTotal(split)
  }

  private mutating func isSplit() -> Bool {
    carry.withUnsafeBytes { line in
      do throws(CSVLine.Fault) { try split.read(line) } catch { return false }
      return true
    }
  }
}
