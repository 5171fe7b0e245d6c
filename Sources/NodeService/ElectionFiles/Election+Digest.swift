package import ElectionRecord
package import ElectionReports
import Foundation

extension Election {
  /// SHA-256 of the election's canonical form, as ``ElectionReports/CanonicalJSON`` spells it.
  ///
  /// Comments, the order of keys, and remarks on where a name comes from do not matter. Days, type and rules do, where
  /// the file gives them; an election that was set up before they were kept has the digest that it had.
  package var canonicalDigest: Digest32 {
    do {
      let value = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(asDefined))
      return Digest32(sha256: Array(CanonicalJSON.text(value).utf8))
    } catch {
      preconditionFailure("an election is made of texts and integers, which JSON can hold")
    }
  }
}

extension Election {
  /// The election as its digest names it: when its rules are in force is asked at `init` alone, and is no part of them.
  package var asDefined: Election {
    var election = self
    election.procedure?.inForce = nil
    return election
  }
}

extension JSONValue: Decodable {
  /// - Throws: `DecodingError` for a number that is no integer.
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let truth = try? value.decode(Bool.self) {
      self = .bool(truth)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let elements = try? value.decode([JSONValue].self) {
      self = .array(elements)
    } else if let members = try? value.decode([String: JSONValue].self) {
      self = .object(members)
    } else {
      self = .integer(try value.decode(Int.self))
    }
  }
}
