import SyncProtocol
import Testing

@Suite struct SealedMessageTests {
  private let secret = Array("7K3M-QX9P-2WDA-HRTC".utf8)
  private let salt = (0..<16).map { UInt8($0) }
  private let message = Array("请求登记 request".utf8)

  @Test(arguments: [0, 1, 1000, SealedMessage.plaintextBytesMax]) func aMessageIsReadBack(count: Int) throws {
    let message = [UInt8](repeating: 9, count: count)
    let sealed = try SealedMessage.seal(secret: secret, context: "request", salt: salt, plaintext: message)
    #expect(try SealedMessage.open(secret: secret, context: "request", sealed: sealed) == message)
    #expect(sealed.count == count + 33)
  }

  @Test func theSameArgumentsGiveTheSameBytes() throws {
    #expect(try sealed() == sealed())
    let other = try SealedMessage.seal(
      secret: secret, context: "request", salt: salt.reversed(), plaintext: message)
    #expect(try other.dropFirst(17) != sealed().dropFirst(17))
  }

  @Test func everyFlippedBitIsRefused() throws {
    let sealed = try sealed()
    for bit in 0..<(sealed.count * 8) {
      #expect(throws: SealedMessageError.self, "bit \(bit)") {
        try SealedMessage.open(secret: secret, context: "request", sealed: sealed.flipping(bit: bit))
      }
    }
  }

  @Test func everyTruncationAndExtensionIsRefused() throws {
    let sealed = try sealed()
    for end in sealed.indices {
      #expect(throws: SealedMessageError.self) {
        try SealedMessage.open(secret: secret, context: "request", sealed: Array(sealed[..<end]))
      }
    }
    #expect(throws: SealedMessageError.refused) {
      try SealedMessage.open(secret: secret, context: "request", sealed: sealed + [0])
    }
  }

  @Test func anAnswerIsNoRequest() throws {
    let sealed = try sealed()
    for context in ["response", "", "request\0", "Request"] {
      #expect(throws: SealedMessageError.refused) {
        try SealedMessage.open(secret: secret, context: context, sealed: sealed)
      }
    }
  }

  @Test func anotherSecretIsRefused() throws {
    let sealed = try sealed()
    #expect(throws: SealedMessageError.refused) {
      try SealedMessage.open(secret: secret.flipping(bit: 0), context: "request", sealed: sealed)
    }
  }

  @Test func aShortSecretIsRefused() throws {
    let short = Array(secret.prefix(15))
    #expect(throws: SealedMessageError.secretTooShort(bytes: 15, limit: 16)) {
      try SealedMessage.seal(secret: short, context: "request", salt: salt, plaintext: message)
    }
    let sealed = try sealed()
    #expect(throws: SealedMessageError.secretTooShort(bytes: 15, limit: 16)) {
      try SealedMessage.open(secret: short, context: "request", sealed: sealed)
    }
  }

  @Test func otherInputsAreNamed() throws {
    let large = [UInt8](repeating: 0, count: SealedMessage.plaintextBytesMax + 1)
    #expect(throws: SealedMessageError.tooLarge(limit: SealedMessage.plaintextBytesMax)) {
      try SealedMessage.seal(secret: secret, context: "request", salt: salt, plaintext: large)
    }
    for (bytes, error) in [
      ([], SealedMessageError.malformed), ([0], .malformed), ([2], .futureVersion(found: 2)),
      ([1] + large + [UInt8](repeating: 0, count: 32), .tooLarge(limit: SealedMessage.plaintextBytesMax)),
    ] as [([UInt8], SealedMessageError)] {
      #expect(throws: error) { try SealedMessage.open(secret: secret, context: "request", sealed: bytes) }
    }
  }

  private func sealed() throws -> [UInt8] {
    try SealedMessage.seal(secret: secret, context: "request", salt: salt, plaintext: message)
  }
}
