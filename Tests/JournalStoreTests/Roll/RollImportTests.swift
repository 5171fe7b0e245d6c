import ElectionRecord
import Foundation
import GRDB
import Testing

@testable import JournalStore

@Suite struct RollImportTests {
  private static let small = RollFixture.csv(["李正生", "方学全", "吴逸芸"])
  private static let election = RollFixture.election(areas: ["西村", "东村"])

  private static func write(_ bytes: [UInt8], _ folder: TemporaryFolder) throws -> String {
    let path = folder.file("roll.csv")
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  @Test(arguments: [("houbeian", 2722, 6), ("lianxing", 73, 30)])
  func theElectionsRollsAreImported(name: String, voters: Int, areas: Int) throws {
    let csv = try RollFixture.configured(name)
    let store = try RollFixture.store(csv)
    #expect(store.count == voters)
    #expect(Set(store.index.initialSites).count == areas)
    #expect(throws: Never.self) { try store.verify() }
  }

  @Test func anImportedRollIsTheSameAfterReopening() throws {
    let folder = try TemporaryFolder()
    let csv = try Self.write(Self.small, folder)
    var seen: [RollImportProgress] = []
    let first = try RollStore.importRoll(csv: csv, into: folder.file("roll.sqlite"), election: Self.election) {
      seen.append($0)
    }
    #expect(first.index.initialSites == [1, 1, 1])
    #expect(seen.last?.rows == 3)
    #expect(seen.last?.isIndexing == true)
    #expect(seen.last?.bytesRead == UInt64(Self.small.count))
    let again = try RollStore(path: folder.file("roll.sqlite"), election: Self.election)
    #expect(again.index == first.index)
    #expect(again.rollDigest == first.rollDigest)
    #expect(try again.voter(2)?.name == "方学全")
    #expect(try again.voter(0) == nil)
    #expect(try again.voter(4) == nil)
    #expect(try again.search("fxq", limit: 5).map(\.number) == [2])
  }

  @Test func theDigestIsThatOfTheRowsAndNotOfTheFile() throws {
    let text = String(decoding: Self.small, as: UTF8.self)
    let other = "\u{FEFF}" + text.replacing("\n", with: "\r\n").replacing("方学全", with: "\"方学全\"")
    let digests = try [Self.small, Array(other.utf8)].map { try RollFixture.store($0).rollDigest }
    #expect(digests[0] == digests[1])
    let changed = Array(text.replacing("方学全", with: "方学").utf8)
    #expect(try RollFixture.store(changed).rollDigest != digests[0])
  }

  @Test func aWrongRollLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    let bad = String(decoding: Self.small, as: UTF8.self).replacing("吴逸芸", with: "")
    let csv = try Self.write(Array(bad.utf8), folder)
    let expected = RollProblem(line: 4, field: 2, column: .name, kind: .emptyField)
    #expect(throws: RollImportError.problems([expected])) {
      try RollStore.importRoll(csv: csv, into: folder.file("roll.sqlite"), election: Self.election)
    }
    #expect(folder.names == ["roll.csv"])
    try Data(Self.small).write(to: URL(filePath: csv))
    #expect(throws: Never.self) {
      try RollStore.importRoll(csv: csv, into: folder.file("roll.sqlite"), election: Self.election)
    }
  }

  @Test(arguments: ["HB-1001", "hb-1001", "HB1001", "ＨＢ－１００１", "HB 1001"])
  func aCardIsGivenOnce(card: String) throws {
    let text = String(decoding: Self.small, as: UTF8.self).replacing("HB-1003", with: card)
    let expected = RollProblem(line: 4, column: .card, kind: .duplicateCard(firstLine: 2))
    #expect(throws: RollImportError.problems([expected])) { try RollFixture.store(Array(text.utf8)) }
  }

  @Test func everyDuplicateCardIsNamedUpToTheLimit() throws {
    let rows = (1...30).map { "\($0),李正生,男,1960-06-07,,东村,,HB-\(($0 - 1) / 2)" }
    let csv = Array(([RollFixture.header] + rows).joined(separator: "\n").utf8)
    let error = #expect(throws: RollImportError.self) { try RollFixture.store(csv) }
    guard case .problems(let problems)? = error else {
      Issue.record("no problems")
      return
    }
    #expect(problems.count == 15)
    #expect(problems.first == RollProblem(line: 3, column: .card, kind: .duplicateCard(firstLine: 2)))
  }

  @Test func aRollIsImportedOnce() throws {
    let medium = try StoreMedium()
    let first = try RollStore.importRoll(csv: Self.small, into: medium, election: Self.election)
    #expect(throws: RollImportError.store(.exists)) {
      try RollStore.importRoll(csv: RollFixture.csv(["张三"]), into: medium, election: Self.election)
    }
    #expect(try RollStore(medium: medium, election: Self.election).rollDigest == first.rollDigest)
  }

  /// What the commit itself has no room for is rolled back: nothing is in doubt.
  @Test func aDiskThatIsFullAtTheCommitIsCalledFull() throws {
    final class FullDisk: TransactionObserver {
      func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
      func databaseDidChange(with event: DatabaseEvent) {}
      func databaseWillCommit() throws { throw DatabaseError(resultCode: .SQLITE_FULL) }
      func databaseDidCommit(_ db: Database) {}
      func databaseDidRollback(_ db: Database) {}
    }
    let medium = try StoreMedium()
    let disk = FullDisk()
    medium.database.add(transactionObserver: disk)
    #expect(throws: RollImportError.store(.diskFull)) {
      try RollStore.importRoll(csv: Self.small, into: medium, election: Self.election)
    }
    medium.database.remove(transactionObserver: disk)
    #expect(throws: Never.self) { try RollStore.importRoll(csv: Self.small, into: medium, election: Self.election) }
  }

  @Test(arguments: [
    "UPDATE voter SET name = 'x' WHERE number = 1", "DELETE FROM voter WHERE number = 3",
    "INSERT OR REPLACE INTO voter SELECT * FROM voter WHERE number = 1", "DELETE FROM roll",
    "UPDATE roll SET registered = 2",
  ])
  func theRollIsNotChangedAfterwards(sql: String) throws {
    let store = try RollFixture.store(Self.small)
    #expect(throws: DatabaseError.self) { try store.database.write { try $0.execute(sql: sql) } }
  }

  @Test func aFileThatIsTooLargeIsRefusedBeforeItIsRead() throws {
    let folder = try TemporaryFolder()
    let csv = folder.file("roll.csv")
    // A sparse file: ten gigabytes that take no room.
    #expect(FileManager.default.createFile(atPath: csv, contents: nil))
    let handle = try #require(FileHandle(forWritingAtPath: csv))
    try handle.truncate(atOffset: 10 << 30)
    try handle.close()
    let expected = RollProblem(line: 1, kind: .fileTooLarge(limit: RollLimits.standard.fileBytesMax))
    #expect(throws: RollImportError.problems([expected])) {
      try RollStore.importRoll(csv: csv, into: folder.file("roll.sqlite"), election: Self.election)
    }
    #expect(folder.names == ["roll.csv"])
  }

  @Test func whatIsNoFileIsRefused() throws {
    let folder = try TemporaryFolder()
    #expect(throws: RollImportError.notFound) {
      try RollStore.importRoll(csv: folder.file("none"), into: folder.file("roll.sqlite"), election: Self.election)
    }
    #expect(throws: RollImportError.unreadable) {
      try RollStore.importRoll(csv: folder.path, into: folder.file("roll.sqlite"), election: Self.election)
    }
    #expect(folder.names.isEmpty)
    let csv = try Self.write(Self.small, folder)
    #expect(throws: RollImportError.store(.notWritable)) {
      try RollStore.importRoll(csv: csv, into: folder.file("none/roll.sqlite"), election: Self.election)
    }
  }
}
