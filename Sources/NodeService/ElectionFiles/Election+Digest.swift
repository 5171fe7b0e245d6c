public import ElectionRecord
import Foundation

extension Election {
  /// SHA-256 of the election's canonical form: its JSON with sorted keys and no spaces.
  ///
  /// Comments, the order of keys, and what the program does not use (polling days, sources) do not matter.
  public var canonicalDigest: Digest32 {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Digest32(sha256: [UInt8](try encoder.encode(self)))
    } catch {
      preconditionFailure("an election is made of texts and integers, which JSON can hold")
    }
  }
}
