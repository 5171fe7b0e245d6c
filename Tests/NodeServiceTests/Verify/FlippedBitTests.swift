import ElectionRecord
import Foundation
import NodeService
import Testing

/// Every bit of an export is bound by something: one flipped anywhere is found, and in an entry it is named.
@Suite struct FlippedBitTests {
  @Test(arguments: 0..<8) func everyFlippedBitIsFound(_ bit: Int) throws {
    let fixture = try ExportFixture()
    for name in fixture.files {
      let bytes = try fixture.read(name)
      for offset in bytes.indices {
        var flipped = bytes
        flipped[offset] ^= 1 << bit
        let found = try fixture.verify(with: flipped, in: name)
        if found.isVerified || found.problems.isEmpty {
          Issue.record("\(name): bit \(bit) of byte \(offset) not found")
        }
      }
    }
  }

  @Test func aFlippedBitOfAnEntryIsNamedWithDeviceAndSequence() throws {
    let fixture = try ExportFixture()
    let bytes = try fixture.read(fixture.siteJournal)
    var sequence = -4
    for offset in bytes.indices {
      if sequence >= 0, sequence < 7 {
        var flipped = bytes
        flipped[offset] ^= 2
        let found = try fixture.verify(with: flipped, in: fixture.siteJournal)
        let problem = try #require(found.problems.first)
        #expect(problem.device == fixture.siteDevice)
        #expect(problem.sequences == UInt32(sequence)..<UInt32(sequence + 1), "offset \(offset)")
      }
      if bytes[offset] == 10 { sequence += 1 }
    }
  }
}
