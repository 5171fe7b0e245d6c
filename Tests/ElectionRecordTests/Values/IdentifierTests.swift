import ElectionRecord
import Foundation
import Testing

@Suite struct IdentifierTests {
  @Test func aDeviceIsTheFirstEightBytesOfItsKeysDigest() {
    // SHA-256 of nothing begins with e3b0c44298fc1c14.
    #expect(DeviceID(publicKey: []).description == "e3b0c44298fc1c14")
  }

  @Test(arguments: [0, 1, 0x0123_4567_89AB_CDEF, .max] as [UInt64])
  func aDeviceIsReadFromItsSixteenDigits(raw: UInt64) {
    let device = DeviceID(rawValue: raw)
    #expect(device.description.count == 16)
    #expect(DeviceID(hex: device.description) == device)
  }

  @Test(arguments: [
    "", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "+123456789abcdef", "0123456789abcdeg",
  ])
  func anyOtherTextIsNoDevice(text: String) {
    #expect(DeviceID(hex: text) == nil)
  }

  @Test func aRequestIdIsOneToSixtyFourBytes() {
    #expect(RequestID("") == nil)
    #expect(RequestID("a")?.rawValue == "a")
    #expect(RequestID(String(repeating: "a", count: 64)) != nil)
    #expect(RequestID(String(repeating: "a", count: 65)) == nil)
    #expect(RequestID(String(repeating: "选", count: 22)) == nil)
  }

  @Test func aRequestIdIsCheckedWhenItIsDecodedToo() throws {
    #expect(try JSONDecoder().decode([RequestID].self, from: Data(#"["a"]"#.utf8)).first == RequestID("a"))
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([RequestID].self, from: Data(#"[""]"#.utf8)) }
    let long = "[\"" + String(repeating: "a", count: 65) + "\"]"
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([RequestID].self, from: Data(long.utf8)) }
  }

  @Test func entriesAreInTheOrderOfDeviceAndSequence() {
    let one = DeviceID(rawValue: 1)
    let two = DeviceID(rawValue: 2)
    let order = [(one, 0), (one, 1), (two, 0)].map { EntryID(device: $0.0, sequence: $0.1) }
    #expect(order.reversed().sorted() == order)
  }

  @Test func identifiersAreSingleValuesInJSON() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let entry = EntryID(device: DeviceID(rawValue: 255), sequence: 7)
    #expect(String(decoding: try encoder.encode([SiteID("R1")]), as: UTF8.self) == #"["R1"]"#)
    #expect(String(decoding: try encoder.encode([PollID.main]), as: UTF8.self) == #"["main"]"#)
    #expect(
      String(decoding: try encoder.encode(entry), as: UTF8.self) == #"{"device":"00000000000000ff","sequence":7}"#)
  }
}
