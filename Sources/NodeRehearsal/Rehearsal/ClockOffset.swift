/// Differences of clocks as scenarios write them: `-3d`, `+2h`, `90m`, `30s`.
enum ClockOffset {
  /// The largest difference: a century.
  static let secondsMax: Int64 = 3_155_760_000

  private static let units: [Character: Int64] = ["d": 86_400, "h": 3600, "m": 60, "s": 1]

  /// - Returns: Nil for anything else, and beyond ``secondsMax``.
  static func seconds(_ text: String) -> Int64? {
    guard let last = text.last, let unit = units[last] else { return nil }
    let sign: Int64 = text.hasPrefix("-") ? -1 : 1
    let digits = text.dropLast().drop { $0 == "-" || $0 == "+" }
    guard text.dropLast().count - digits.count <= 1, !digits.isEmpty, digits.count <= 10,
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let count = Int64(digits)
    else { return nil }
    let (seconds, overflow) = count.multipliedReportingOverflow(by: unit)
    return overflow || seconds > secondsMax ? nil : sign * seconds
  }
}
