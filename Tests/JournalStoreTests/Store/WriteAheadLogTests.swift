import ElectionRecord
import Foundation
import GRDB
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

  /// The last room of a disk is for records, and not for the speed with which they are made.
  @Test(arguments: [(0, false), (2 * WriteAheadLog.reservedBytes - 1, false), (2 * WriteAheadLog.reservedBytes, true)])
  func aDiskThatIsNearlyFullIsLeftAlone(_ free: Int, _ isReserved: Bool) throws {
    let log = WriteAheadLog(of: folder.file("journal.sqlite"))
    log.reserve(free: free)
    #expect(folder.names.contains("journal.sqlite-wal") == isReserved)
  }

  /// SQLite reads an empty log of zeros as none.
  @Test func aLogThatHoldsNothingButRoomIsNone() throws {
    let facts = try StoreSettingsTests.facts(try fixture.begun(folder.path))
    WriteAheadLog(of: folder.file("journal.sqlite")).reserve()
    let store = try opened(folder)
    #expect(try StoreSettingsTests.facts(store) == facts)
    try store.cast(fixture.boxes[0], 4)
    #expect(try logBytes == WriteAheadLog.reservedBytes)
  }

  @Test func aLogThatCannotBeLengthenedIsLeftAlone() throws {
    WriteAheadLog(of: folder.file("no such folder/journal.sqlite")).reserve()
    #expect(folder.names.isEmpty)
  }

  // MARK: Written anew

  private var log: WriteAheadLog { WriteAheadLog(of: folder.file("journal.sqlite")) }

  private func age() throws {
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: log.path)
  }

  private var isWritten: Bool {
    get throws {
      let date = try FileManager.default.attributesOfItem(atPath: log.path)[.modificationDate] as? Date
      return try #require(date).timeIntervalSince1970 > 0
    }
  }

  @Test func writingItAnewChangesNoByte() throws {
    let store = try fixture.begun(folder.path)
    store.reserveLog()
    let before = try folder.image()
    try age()
    try log.writeAnew()
    #expect(try isWritten)
    #expect(try folder.image() == before)
    withExtendedLifetime(store) {}
  }

  /// A log that another process left is on the disk before anything in it is believed.
  @Test func aLogThatWasLeftIsWrittenAnewAtOpening() throws {
    let store = try fixture.begun(folder.path)
    let left = try TemporaryFolder()
    try left.restore(try folder.image())
    let log = WriteAheadLog(of: left.file("journal.sqlite"))
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: log.path)
    _ = try StoreDatabase.open(path: left.file("journal.sqlite"), isExclusive: true)
    let date = try FileManager.default.attributesOfItem(atPath: left.file("journal.sqlite"))[.modificationDate] as? Date
    #expect(try #require(date).timeIntervalSince1970 > 0)
    withExtendedLifetime(store) {}
  }

  @Test(arguments: [[], [7], [UInt8](repeating: 0, count: 64), [UInt8](repeating: 255, count: 100_000)])
  func whatIsNoLogIsLeftAlone(bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: log.path))
    try age()
    try log.writeAnew()
    #expect(try !isWritten)
  }

  @Test func withoutALogThereIsNothingToWrite() throws {
    try log.writeAnew()
    #expect(folder.names.isEmpty)
  }

  /// What was staged when the disk failed is in no file: nobody reads it, and no peer or stick gets it.
  @Test func whatTheDiskDidNotTakeIsNotRead() throws {
    let store = try fixture.begun(folder.path)
    let before = store.frontier
    let size = store.size(of: fixture.boxes[0].id)
    let refusal = CommitRefusal()
    store.database.add(transactionObserver: refusal)
    #expect(throws: StoreError.unknownOutcome) { try store.cast(fixture.boxes[0], 7) }
    store.database.remove(transactionObserver: refusal)
    // The log cannot be opened, as on a disk that fails.
    let away = folder.file("away")
    try FileManager.default.moveItem(atPath: log.path, toPath: away)
    try FileManager.default.createDirectory(atPath: log.path, withIntermediateDirectories: false)
    for _ in 0..<2 { #expect(throws: StoreError.stopped(.failing)) { try store.ensureSound() } }
    #expect(store.frontier == before && store.fault == .failing)
    #expect(store.register.journals.map(\.size).reduce(0, +) == UInt32(store.total))
    #expect(try store.segment(of: fixture.boxes[0].id, from: size) { _, _ in [] } == nil)
    try FileManager.default.removeItem(atPath: log.path)
    try FileManager.default.moveItem(atPath: away, toPath: log.path)
    try store.cast(fixture.boxes[0], 7)
    #expect(store.size(of: fixture.boxes[0].id) == size + 1 && store.fault == nil)
  }

  @Test func aLogThatCannotBeOpenedStopsTheStore() throws {
    try FileManager.default.createDirectory(atPath: log.path, withIntermediateDirectories: false)
    #expect(throws: StoreError.stopped(.failing)) { try opened(folder) }
  }
}
