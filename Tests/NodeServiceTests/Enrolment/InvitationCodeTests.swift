import ElectionRecord
import JournalStore
import NodeService
import Testing

/// What an officer reads out is what a clerk types, however it is typed.
@Suite struct InvitationCodeTests {
  private static let randomBytes = InvitationCode.idBytes + InvitationCode.secretBytes

  @Test(arguments: 0..<UInt64(200))
  func anyCodeIsReadAsItWasMade(seed: UInt64) throws {
    var draw = SeededGenerator(seed: seed)
    let made = InvitationCode.invitation(site: SiteID("R1"), random: draw.bytes(Self.randomBytes))
    let code = InvitationCode.text(of: made)
    for typed in [code, code.lowercased(), misread(code), spaced(code)] {
      let read = try #require(InvitationCode.parse(typed), "\(typed)")
      #expect(read.id == made.id && read.secret == made.secret)
      #expect(InvitationCode.isSame(read.site, as: made.site))
    }
  }

  /// O for 0, I or L for 1, but not in the site's name.
  private func misread(_ code: String) -> String {
    var ones = 0
    let typed = code.dropFirst(2).map { character -> Character in
      if character == "0" { return "o" }
      guard character == "1" else { return character }
      ones += 1
      return ones % 2 == 0 ? "I" : "l"
    }
    return code.prefix(2) + String(typed)
  }

  private func spaced(_ code: String) -> String { " " + code.map { "\($0) " }.joined() + "\n\t" }

  @Test(arguments: [[UInt8](repeating: 0, count: 19), [UInt8](repeating: 255, count: 19)])
  func theExtremesAreRead(_ random: [UInt8]) throws {
    let made = InvitationCode.invitation(site: SiteID("R1"), random: random)
    #expect(InvitationCode.parse(InvitationCode.text(of: made))?.secret == made.secret)
  }

  @Test func aSitesNameMayHaveHyphens() throws {
    let made = InvitationCode.invitation(site: SiteID("box-7-a"), random: Array(0..<19))
    let read = try #require(InvitationCode.parse(InvitationCode.text(of: made)))
    #expect(read.site == SiteID("box-7-a") && read.id == made.id && read.secret == made.secret)
  }

  @Test func aCodeHasItsKnownForm() {
    let made = InvitationCode.invitation(site: SiteID("R1"), random: Array(0..<19))
    #expect(InvitationCode.text(of: made) == "R1-000G4-0C20-A1G7-104G-M2RC-1M70-Y40H-28")
  }

  @Test(arguments: [
    "", "-", "--------", "R1", "R1-7K2M0", "R1-7K2M0-AAAA", "R1-000G4-0C20-A1G7-104G-M2RC-1M70-U40H-28",
    "000G4-0C20-A1G7-104G-M2RC-1M70-Y40H-28", "R1-000G4-0C20-A1G7-104G-M2RC-1M70-Y40H-2", "投票-点",
  ])
  func whatIsNoCodeIsRefused(_ typed: String) {
    #expect(InvitationCode.parse(typed) == nil)
  }

  @Test func oneWrongCharacterIsAnotherSecretOrNoCode() throws {
    let made = InvitationCode.invitation(site: SiteID("R1"), random: Array(0..<19))
    let code = Array(InvitationCode.text(of: made))
    for place in 3..<code.count where code[place] != "-" {
      for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where other != code[place] {
        var typed = code
        typed[place] = other
        guard let read = InvitationCode.parse(String(typed)) else { continue }
        #expect(read.id != made.id || read.secret != made.secret, "\(other) at \(place)")
      }
    }
  }
}
