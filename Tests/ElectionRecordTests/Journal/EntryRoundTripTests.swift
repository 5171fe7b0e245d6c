import ElectionRecord
import Testing

@Suite struct EntryRoundTripTests {
  @Test(arguments: 0..<EntrySamples.kinds)
  func anEntryIsReadAsItWasWritten(kind: Int) {
    var generator = SeededGenerator(seed: UInt64(kind))
    for _ in 0..<200 {
      let entry = EntrySamples.random(kind: kind, &generator)
      #expect(Entry(decoding: entry.encoded()) == entry)
    }
  }

  @Test func aFieldThatThisProgramDoesNotKnowMakesTheEntryUnknown() {
    var writer = WireWriter()
    writer.field(1, 17)
    writer.field(12, 1)
    #expect(Entry(decoding: writer.bytes).body == .unknown)
  }

  @Test(arguments: [14, 15, 31, 1_000, 536_870_911])
  func aKindThatThisProgramDoesNotKnowKeepsItsPlaceAndTime(number: Int) {
    var writer = WireWriter()
    writer.signedField(2, 40)
    writer.message(number) { $0.field(1, "later") }
    #expect(Entry(decoding: writer.bytes) == Entry(elapsedSeconds: 40, body: .unknown))
  }

  @Test func aFieldAddedInsideAKnownKindIsPassedOver() {
    var writer = WireWriter()
    writer.message(10) {
      $0.field(1, "停电")
      $0.field(9, "later")
    }
    #expect(Entry(decoding: writer.bytes).body == .incident(Incident(text: "停电")))
  }

  @Test func anEntryWithTwoBodiesIsUnknown() {
    let incident = Entry(elapsedSeconds: 1, body: .incident(Incident(text: "a"))).encoded()
    let cast = Entry(elapsedSeconds: 1, body: .cast(voter: 17, proxy: nil)).encoded()
    for bytes in [incident + incident, cast + incident, incident + cast] {
      #expect(Entry(decoding: bytes).body == .unknown)
    }
  }

  @Test(
    arguments: [
      [], [0x08], [0x08, 0x00], [0x0A, 0x01, 0x11], [0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0x09, 0x11], [0x00, 0x00],
      [0x08] + [UInt8](repeating: 0xFF, count: 10), [0x52, 0x03, 0x0A, 0x01, 0xFF], [0x52, 0x7F, 0x0A],
      [0x52, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
    ] as [[UInt8]])
  func bytesThatAreNoEntryAreUnknown(bytes: [UInt8]) {
    #expect(Entry(decoding: bytes).body == .unknown)
  }

  @Test func damagedBytesAreReadWithoutACrash() {
    var generator = SeededGenerator(seed: 15)
    var unknown = 0
    for round in 0..<40_000 {
      var bytes = EntrySamples.random(kind: round % EntrySamples.kinds, &generator).encoded()
      for _ in 0...generator.below(3) { damage(&bytes, &generator) }
      let entry = Entry(decoding: bytes)
      if entry.body == .unknown { unknown += 1 } else { #expect(Entry(decoding: entry.encoded()) == entry) }
    }
    #expect(unknown > 10_000)
  }

  private func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return bytes.append(UInt8(generator.below(256))) }
    let place = generator.below(bytes.count)
    switch generator.below(4) {
    case 0: bytes[place] ^= 1 << UInt8(generator.below(8))
    case 1: bytes[place] = UInt8(generator.below(256))
    case 2: bytes.remove(at: place)
    default: bytes.insert(UInt8(generator.below(256)), at: place)
    }
  }
}
