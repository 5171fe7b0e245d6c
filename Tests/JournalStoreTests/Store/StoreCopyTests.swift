import ElectionRecord
import Foundation
import Testing

@testable import JournalStore

/// What a disk holds that takes no writing can be read, and nothing is recorded in the copy.
@Suite struct StoreCopyTests {
  private let fixture: StoreFixture
  private let folder: TemporaryFolder

  init() throws {
    fixture = try StoreFixture()
    folder = try TemporaryFolder()
  }

  private func copy(because cause: StoreError = .notWritable) throws -> DataDirectory {
    try DataDirectory(copying: folder.path, because: cause)
  }

  /// The process that recorded it died, so that its log is there too.
  private func leave() throws -> StoreSettingsTests.Facts {
    let living = try TemporaryFolder()
    let store = try fixture.begun(living.path)
    try folder.restore(try living.image())
    return try StoreSettingsTests.facts(store)
  }

  @Test func aCopyHoldsWhatTheDirectoryHolds() throws {
    let facts = try leave()
    let before = try folder.image()
    let store = try fixture.store(in: try copy())
    #expect(store.isCopy)
    #expect(try StoreSettingsTests.facts(store) == facts)
    #expect(try folder.image() == before)
  }

  @Test(arguments: [StoreError.notWritable, .diskFull, .stopped(.failing)])
  func nothingIsRecordedInIt(cause: StoreError) throws {
    _ = try leave()
    let store = try fixture.store(in: try copy(because: cause))
    #expect(throws: cause) { try store.cast(fixture.boxes[0], 9) }
    #expect(throws: cause) { try store.merged([try fixture.box(1, 21...22).whole()]) }
    #expect(throws: cause) { try store.keepEvidence(kind: "test", details: [""], at: 0) }
    #expect(throws: cause) {
      try store.add(Invitation(id: "a", site: SiteID("R1"), secret: [UInt8](repeating: 1, count: 16)))
    }
  }

  @Test func itIsPrivateAndGoesWithItsValue() throws {
    _ = try leave()
    var copy: DataDirectory? = try copy()
    let place = URL(filePath: try #require(copy?.databasePath)).deletingLastPathComponent().path
    let mode = try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int
    #expect(mode == 0o700)
    copy = nil
    #expect(!FileManager.default.fileExists(atPath: place))
  }

  @Test func oneCopyIsMadeInTheFirstPlaceThatTakesIt() throws {
    _ = try leave()
    let place = try TemporaryFolder()
    let places = [folder.file("nowhere"), place.path, folder.path]
    let copy = try #require(DatabaseCopy.make(of: folder.path, names: ["journal.sqlite"], in: places))
    #expect(place.names.map(place.file) == [copy])
    #expect(!folder.names.contains { $0.hasPrefix("ballotsync-") })
  }

  @Test func whatCannotBeReadIsNoCopy() throws {
    try FileManager.default.removeItem(atPath: folder.path)
    #expect(throws: StoreError.diskFull) { try copy(because: .diskFull) }
  }

  @Test func onlyFaultsOfTheDiskAreReadInACopy() {
    let others: [StoreError] = [
      .inUse, .damaged(place: "segment"), .rolledBack(found: 1, expected: 2), .unsafeSettings,
    ]
    #expect(others.allSatisfy { !$0.isOfTheDisk })
    let disk: [StoreError] = [.notWritable, .diskFull, .failed(code: 10), .stopped(.readOnly)]
    #expect(disk.allSatisfy { $0.isOfTheDisk })
  }
}
