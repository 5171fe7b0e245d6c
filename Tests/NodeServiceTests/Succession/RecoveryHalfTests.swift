import ElectionRecord
import JournalStore
import Testing

@testable import NodeService

/// The two halves of a sheet: what officers type, and what it opens.
@Suite struct RecoveryHalfTests {
  private static let key = (0..<32).map { UInt8($0 * 7) }
  private static let random = (0..<32).map { UInt8(200 - $0) }

  private static func halves(sheet: UInt16 = 0x1234) -> [RecoveryHalf] {
    RecoveryHalf.split(key, sheet: sheet, random: random)
  }

  @Test func bothHalvesMakeTheKeyInEitherOrder() throws {
    let halves = Self.halves()
    #expect(try RecoveryHalf.key(of: halves[0], and: halves[1]) == Self.key)
    #expect(try RecoveryHalf.key(of: halves[1], and: halves[0]) == Self.key)
  }

  @Test func noHalfSaysAnythingOfTheKey() {
    // The same first half for every key: it is the random bytes.
    let other = RecoveryHalf.split([UInt8](repeating: 9, count: 32), sheet: 0x1234, random: Self.random)
    #expect(other[0] == Self.halves()[0] && other[1] != Self.halves()[1])
  }

  @Test(arguments: [UInt16(0), 1, 0x1234, 0x7FFF])
  func aHalfIsReadAsItIsPrinted(_ sheet: UInt16) throws {
    for half in Self.halves(sheet: sheet) {
      #expect(half.words.count == RecoveryHalf.wordsCount && half.words.allSatisfy { $0.utf8.count == 5 })
      #expect(try RecoveryHalf(typed: half.words.joined(separator: " ")) == half)
      #expect(try RecoveryHalf(typed: half.words.joined(separator: "-").uppercased()) == half)
      #expect(try RecoveryHalf(typed: " " + half.words.joined(separator: "\n") + "\n") == half)
      #expect(try RecoveryHalf(typed: half.words.joined(separator: "　")) == half)
      #expect(half.sheetName == RecoveryHalf.name(of: sheet))
    }
  }

  /// From the specification's own table of addresses.
  @Test(arguments: [("lusab", UInt16(0x7F00)), ("babad", 0x0001), ("gutih", 0x3F54), ("tugad", 0xDCC1)])
  func theWordsAreProquints(_ word: String, _ value: UInt16) {
    #expect(Proquint.word(value) == word && Proquint.value(word) == value)
  }

  @Test func everyOneWordThatIsAnotherIsSeen() {
    let words = Self.halves()[0].words
    for place in words.indices {
      var typed = words
      typed[place] = Proquint.word((Proquint.value(words[place]) ?? 0) ^ 0x0410)
      #expect(code { _ = try RecoveryHalf(typed: typed.joined(separator: " ")) } == "halfMistyped")
    }
  }

  @Test func whatIsMistypedIsNamed() {
    var words = Self.halves()[0].words
    words[4] = "hello"
    #expect(code { _ = try RecoveryHalf(typed: words.joined(separator: " ")) } == "halfWord")
    #expect(code { _ = try RecoveryHalf(typed: "lusab babad") } == "halfLength")
    #expect(code { _ = try RecoveryHalf(typed: "") } == "halfLength")
  }

  @Test func oneHalfTwiceAndHalvesOfTwoSheetsOpenNothing() {
    let halves = Self.halves()
    #expect(code { _ = try RecoveryHalf.key(of: halves[0], and: halves[0]) } == "halfTwice")
    #expect(code { _ = try RecoveryHalf.key(of: halves[0], and: Self.halves(sheet: 5)[1]) } == "halvesOfTwoSheets")
  }

  @Test func theSealedHallComesBackWhole() throws {
    let keys = try NodeKeys(signingSeed: Self.key, sealingSeed: Self.random)
    let before = try NodeKeys(signingSeed: Self.random, sealingSeed: Self.key)
    let hall = SealedHall(
      keys: keys, authorityKey: "key", authorityCertificate: "certificate", personKey: PersonKey(bytes: Self.key),
      registrationKey: "abc", inherited: [before.device: before.sealing])
    let salt = [UInt8](repeating: 3, count: 16)
    let sealed = try hall.sealed(election: "small", sheet: 77, key: Self.key, salt: salt)
    #expect(sealed.sheet == RecoveryHalf.name(of: 77))
    let opened = try SealedHall(opening: sealed, election: "small", key: Self.key)
    #expect(opened.keys.device == keys.device && opened.keys.sealingPublicKey == keys.sealingPublicKey)
    #expect(opened.authorityKey == "key" && opened.authorityCertificate == "certificate")
    #expect(opened.personKey == hall.personKey && opened.registrationKey == "abc")
    #expect(Set(opened.passedOn.keys) == [keys.device, before.device])
    for (election, key) in [("small", Self.random), ("other", Self.key)] {
      #expect(code { _ = try SealedHall(opening: sealed, election: election, key: key) } == "sheetOpensNothing")
    }
    var damaged = sealed
    damaged.sealed[20] ^= 1
    #expect(code { _ = try SealedHall(opening: damaged, election: "small", key: Self.key) } == "sheetOpensNothing")
  }

  private func code(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch {
      return (error as? Refusal)?.code
    }
  }
}
