import Crypto
import Testing

@testable import ElectionRecord

/// Who took over from whom: only a hall's own key says it, and each says it once.
@Suite struct HallChainTests {
  private static func key(_ seed: UInt8) throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: seed, count: 32))
  }

  private static func publicKey(_ seed: UInt8) throws -> [UInt8] { Array(try key(seed).publicKey.rawRepresentation) }

  private static func note(
    from former: UInt8, to successor: UInt8, size: UInt32 = 7, signer: UInt8? = nil, election: String = "small"
  ) throws -> [UInt8] {
    try SuccessionNote(
      former: DeviceID(publicKey: publicKey(former)), size: size, root: Digest32(sha256: [1]),
      successorKey: publicKey(successor)
    ).signed(election: election, with: key(signer ?? former))
  }

  @Test func aNoteIsReadAsItWasSigned() throws {
    let note = try #require(
      SuccessionNote(verifying: Self.note(from: 1, to: 2), election: "small", former: Self.publicKey(1)))
    #expect(note.former == DeviceID(publicKey: try Self.publicKey(1)))
    #expect(note.successor == DeviceID(publicKey: try Self.publicKey(2)))
    #expect(note.size == 7 && note.root == Digest32(sha256: [1]))
  }

  @Test func aByteThatIsChangedIsSeen() throws {
    let bytes = try Self.note(from: 1, to: 2)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      #expect(SuccessionNote(verifying: changed, election: "small", former: try Self.publicKey(1)) == nil)
    }
  }

  /// Anybody could add a line to a note that is passed on.
  @Test func aNoteWithAnotherSignatureBesideItIsNone() throws {
    var note = try SignedNote(parsing: Self.note(from: 1, to: 2))
    try note.addSignature(with: Self.key(9), name: "somebody")
    #expect(SuccessionNote(verifying: note.encoded, election: "small", former: try Self.publicKey(1)) == nil)
  }

  @Test func aCheckpointIsNoNote() throws {
    let origin = JournalOrigin.name(election: "small", device: DeviceID(publicKey: try Self.publicKey(1)))
    let checkpoint = try Checkpoint(origin: origin, size: 7, root: Digest32(sha256: [1])).sign(with: Self.key(1))
    #expect(SuccessionNote(verifying: checkpoint.encoded, election: "small", former: try Self.publicKey(1)) == nil)
  }

  @Test func hallsFollowOneAnother() throws {
    var chain = HallChain(election: "small", root: try Self.publicKey(1))
    #expect(chain.add(try Self.note(from: 1, to: 2)) == .added)
    #expect(chain.add(try Self.note(from: 2, to: 3, size: 9)) == .added)
    #expect(chain.add(try Self.note(from: 1, to: 2)) == .known)
    #expect(chain.keys == [try Self.publicKey(1), try Self.publicKey(2), try Self.publicKey(3)])
    #expect(chain.current { _ in true } == (try Self.publicKey(3)))
    #expect(chain.current { $0.size == 7 } == (try Self.publicKey(2)))
    #expect(chain.current { _ in false } == (try Self.publicKey(1)))
  }

  @Test func nobodyElseMakesAHall() throws {
    var chain = HallChain(election: "small", root: try Self.publicKey(1))
    #expect(chain.add(try Self.note(from: 1, to: 2, signer: 4)) == .foreign)
    #expect(chain.add(try Self.note(from: 4, to: 2)) == .foreign)
    #expect(chain.add(try Self.note(from: 1, to: 2, election: "other")) == .foreign)
    #expect(chain.add([1, 2, 3]) == .foreign)
    #expect(chain.links.isEmpty)
  }

  @Test func aSecondSuccessorOfTheSameHallIsARival() throws {
    var chain = HallChain(election: "small", root: try Self.publicKey(1))
    chain.add(try Self.note(from: 1, to: 2))
    #expect(chain.add(try Self.note(from: 1, to: 3)) == .rival)
    #expect(chain.add(try Self.note(from: 1, to: 2, size: 8)) == .rival)
    #expect(chain.links.count == 1)
  }

  @Test func noHallComesBack() throws {
    var chain = HallChain(election: "small", root: try Self.publicKey(1))
    chain.add(try Self.note(from: 1, to: 2))
    #expect(chain.add(try Self.note(from: 2, to: 1)) == .foreign)
  }

  @Test func theChainHasAnEnd() throws {
    var chain = HallChain(election: "small", root: try Self.publicKey(0))
    for place in 0..<UInt8(HallChain.linksMax) {
      #expect(chain.add(try Self.note(from: place, to: place + 1)) == .added)
    }
    let last = UInt8(HallChain.linksMax)
    #expect(chain.add(try Self.note(from: last, to: last + 1)) == .foreign)
  }
}
