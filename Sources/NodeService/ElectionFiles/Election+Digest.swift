package import ElectionRecord
import Foundation

extension Election {
  /// SHA-256 of the election's canonical form: its JSON with sorted keys and no spaces.
  ///
  /// Comments, the order of keys, and remarks on where a name comes from do not matter. Days, type and rules do, where
  /// the file gives them; an election that was set up before they were kept has the digest that it had.
  package var canonicalDigest: Digest32 {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Digest32(sha256: [UInt8](try encoder.encode(self)))
    } catch {
      preconditionFailure("an election is made of texts and integers, which JSON can hold")
    }
  }
}
