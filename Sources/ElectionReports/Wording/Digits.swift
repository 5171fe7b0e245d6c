package import ElectionRecord

/// Numbers and hashes as people read and compare them.
package enum Digits {
  /// A share in hundredths of a percent: 8112 is `81.12 %`.
  package static func percent(hundredths: Int) -> String {
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) %"
  }

  /// The share of `part` in `whole`, rounded half up; nil where there is none to give.
  package static func percent(part: Int, of whole: Int) -> String? {
    guard whole > 0, (0...whole).contains(part), whole <= Int(Int32.max) else { return nil }
    return percent(hundredths: (part * 20_000 + whole) / (2 * whole))
  }

  /// The 64 hexadecimal digits of a root or digest in eight groups of eight, for comparison with a photograph.
  package static func groups(_ digest: Digest32) -> [String] { groups(hex: digest.hex) }

  /// The same of its hexadecimal digits.
  package static func groups(hex: String) -> [String] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 8).map { String(digits[$0..<min($0 + 8, digits.count)]) }
  }
}
