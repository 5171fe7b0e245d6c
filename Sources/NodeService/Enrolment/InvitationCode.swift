package import ElectionRecord
package import JournalStore

/// 邀请码: what an officer reads out or carries to a laptop once.
///
/// `R1-7K2MA-` and twenty-six more characters of Crockford's base 32: the site, the invitation's id, a secret of
/// sixteen bytes. The secret authenticates both sides and pins the hall's authority, so nothing else needs to be
/// compared.
package enum InvitationCode {
  /// Bytes of the secret part.
  package static let secretBytes = 16
  /// Bytes of the id part.
  package static let idBytes = 3

  /// The invitation made of random bytes.
  ///
  /// - Parameter random: ``idBytes`` + ``secretBytes`` random bytes.
  package static func invitation(site: SiteID, random: [UInt8]) -> Invitation {
    precondition(random.count == idBytes + secretBytes, "an invitation takes nineteen random bytes")
    return Invitation(
      id: CrockfordBase32.text(Array(random.prefix(idBytes))), site: site, secret: Array(random.dropFirst(idBytes)))
  }

  /// The code as it is shown.
  package static func text(of invitation: Invitation) -> String {
    [invitation.site.rawValue, invitation.id, CrockfordBase32.grouped(invitation.secret)].joined(separator: "-")
  }

  /// Reads a code as it was typed: any case and width, O for 0, I and L for 1, spaces ignored.
  ///
  /// - Returns: Nil when it is not a code.
  package static func parse(_ typed: String) -> (site: SiteID, id: String, secret: [UInt8])? {
    let parts = TextFolding.plain(typed).filter { $0 != " " }.split(separator: "-").map(String.init)
    // A site's name may have hyphens of its own: the code's eight groups are the last ones.
    guard parts.count >= 9 else { return nil }
    let groups = parts.suffix(8)
    guard let first = groups.first, let id = CrockfordBase32.bytes(first), id.count == idBytes,
      let secret = CrockfordBase32.bytes(groups.dropFirst().joined()), secret.count == secretBytes
    else { return nil }
    return (SiteID(parts.dropLast(8).joined(separator: "-")), CrockfordBase32.text(id), secret)
  }

  /// Whether a code that was typed with `site`, in any case, was made for `other`.
  ///
  /// The secret authenticates the hall's answer; the name only shows that a clerk holds another site's laptop.
  package static func isSame(_ site: SiteID, as other: SiteID) -> Bool {
    site.rawValue.folded == other.rawValue.folded
  }
}

/// Bytes as people copy them by hand: Crockford's base 32, without I, L, O and U.
enum CrockfordBase32 {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  static func text(_ bytes: [UInt8]) -> String {
    var result = ""
    var buffer = 0
    var bits = 0
    for byte in bytes {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        result.append(alphabet[buffer >> bits & 31])
      }
    }
    if bits > 0 { result.append(alphabet[buffer << (5 - bits) & 31]) }
    return result
  }

  /// The text in groups of four.
  static func grouped(_ bytes: [UInt8]) -> String {
    let text = text(bytes)
    return stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: "-")
  }

  /// Reads a text in any case, with O for 0, and I and L for 1; nil for anything else.
  static func bytes(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var buffer = 0
    var bits = 0
    for character in text.folded.text.uppercased() {
      guard let value = value(character) else { return nil }
      buffer = (buffer << 5 | value) & 0xFFFF
      bits += 5
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(buffer >> bits & 255))
      }
    }
    return buffer & ((1 << bits) - 1) == 0 ? result : nil
  }

  /// Reads groups with hyphens and spaces between them.
  static func bytes(grouped text: String) -> [UInt8]? {
    bytes(TextFolding.plain(text).filter { $0 != "-" && $0 != " " })
  }

  private static func value(_ character: Character) -> Int? {
    switch character {
    case "O": 0
    case "I", "L": 1
    default: alphabet.firstIndex(of: character)
    }
  }
}
