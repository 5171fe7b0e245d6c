import ElectionRecord
import Foundation
import Testing

@testable import JournalStore

/// The room that a daemon makes for its commits changes nothing but the time they take.
@Suite struct WriteAheadLogTests {
  private let fixture: StoreFixture
  private let folder: TemporaryFolder

  init() throws {
    fixture = try StoreFixture()
    folder = try TemporaryFolder()
  }

  private var logBytes: Int {
    get throws {
      try #require(
        try FileManager.default.attributesOfItem(atPath: folder.file("journal.sqlite-wal"))[.size] as? Int)
    }
  }

  private func opened(_ folder: TemporaryFolder) throws -> JournalStore {
    try fixture.store(in: try DataDirectory(owning: folder.path))
  }

  @Test func castsOverwriteWhatWasReserved() throws {
    let store = try fixture.begun(folder.path)
    store.reserveLog()
    #expect(try logBytes == WriteAheadLog.reservedBytes)
    for voter in 4...9 as ClosedRange<RollNumber> { try store.cast(fixture.boxes[0], voter) }
    #expect(try logBytes == WriteAheadLog.reservedBytes)
    store.reserveLog()
    #expect(try logBytes == WriteAheadLog.reservedBytes)
  }

  @Test(arguments: [0, 3])
  func aProcessThatDiesLeavesAllOfIt(castsBefore: Int) throws {
    let store = try fixture.begun(folder.path)
    for voter in 0..<castsBefore { try store.cast(fixture.boxes[0], RollNumber(4 + voter)) }
    store.reserveLog()
    for voter in 10...12 as ClosedRange<RollNumber> { try store.cast(fixture.boxes[0], voter) }
    let left = try TemporaryFolder()
    try left.restore(try folder.image())
    let after = try opened(left)
    after.reserveLog()
    #expect(try StoreSettingsTests.facts(after) == (try StoreSettingsTests.facts(store)))
    try after.cast(fixture.boxes[0], 13)
  }

  /// SQLite reads an empty log of zeros as none.
  @Test func aLogThatHoldsNothingButRoomIsNone() throws {
    let facts = try StoreSettingsTests.facts(try fixture.begun(folder.path))
    WriteAheadLog.reserve(for: folder.file("journal.sqlite"))
    let store = try opened(folder)
    #expect(try StoreSettingsTests.facts(store) == facts)
    try store.cast(fixture.boxes[0], 4)
    #expect(try logBytes == WriteAheadLog.reservedBytes)
  }

  @Test func aLogThatCannotBeLengthenedIsLeftAlone() throws {
    WriteAheadLog.reserve(for: folder.file("no such folder/journal.sqlite"))
    #expect(folder.names.isEmpty)
  }
}
