import ElectionRecord
import GRDB
import Testing

@testable import JournalStore

/// Rows of the hall's journal beside the imported roll, and rolls that were imported before households had members.
@Suite struct JournalRowsTests {
  private static func row(_ number: RollNumber, _ name: String, members: [String] = []) -> Voter {
    Voter(
      number: number, name: name, sex: "女", birthDate: "1985-05-05", address: "东村 \(number) 号", area: "东村",
      household: "\(500 + number)", card: "HB-\(1000 + number)", members: members)
  }

  private static func record(_ number: RollNumber, _ digest: UInt8) -> VoterAdded {
    VoterAdded(
      voter: number, area: "东村", digest: Digest32(sha256: [digest]), sealed: [1], basis: "", officers: [])
  }

  private static func store(_ names: String...) throws -> RollStore {
    try RollFixture.store(RollFixture.csv(names))
  }

  @Test func aRowTakesThePlaceOfTheImportedOneInEverySearch() throws {
    let store = try Self.store("方学全", "吴逸芸", "方学")
    let record = Self.record(1, 1)
    #expect(!store.knows(record))
    try store.put(Self.row(1, "王芳", members: ["方学全"]), of: record)
    #expect(store.knows(record) && !store.knows(Self.record(1, 2)))
    #expect(try store.voter(1)?.name == "王芳" && store.voter(card: "hb1001")?.name == "王芳")
    // The imported row no longer speaks, but its person is a member of the household now, in the place of its number.
    #expect(try store.search("方学", limit: 9).map(\.number) == [3, 1])
    try store.put(Self.row(2, "方学全"), of: Self.record(2, 9))
    #expect(try store.search("方学全", limit: 9).map(\.number) == [1, 2])
    #expect(try store.search("方", limit: 9).map(\.number) == [1, 2, 3])
    try store.put(Self.row(2, "吴逸芸"), of: Self.record(2, 10))
    #expect(try store.search("wangfang", limit: 9).map(\.number) == [1])
    #expect(try store.searchCount("方学") == 2 && store.search("方学", limit: 1).map(\.number) == [3])
    try store.put(Self.row(1, "王芳"), of: Self.record(1, 2))
    #expect(try store.search("方学全", limit: 9).isEmpty && store.searchCount("方学") == 1)
  }

  @Test func everybodyIsReadOnceInTheOrderOfTheNumbers() throws {
    let store = try Self.store("甲一", "乙一", "丙一")
    try store.put(Self.row(5, "戊一"), of: Self.record(5, 5))
    try store.put(Self.row(2, "乙二"), of: Self.record(2, 2))
    var names: [String] = []
    try store.forEachVoter { names.append($0.name) }
    #expect(names == ["甲一", "乙二", "丙一", "戊一"])
    #expect(try store.hasMembers() == false)
    try store.put(Self.row(5, "戊二", members: ["戊三"]), of: Self.record(5, 6))
    #expect(try store.hasMembers() && store.voter(5)?.members == ["戊三"])
  }

  /// A roll of the first schema is written once, so it stays: it has no members.
  @Test func aRollOfTheFirstSchemaIsRead() throws {
    let medium = try StoreMedium()
    let csv = RollFixture.csv(["方学全", "吴逸芸"])
    let election = RollFixture.election(forRoll: csv)
    _ = try RollStore.importRoll(csv: csv, into: medium, election: election)
    try medium.database.write { db in
      try db.execute(sql: "ALTER TABLE voter DROP COLUMN members; PRAGMA user_version = 1")
    }
    let store = try RollStore(medium: medium, election: election)
    #expect(try store.voter(2)?.name == "吴逸芸" && store.search("fxq", limit: 9).map(\.number) == [1])
    #expect(try store.hasMembers() == false)
    try store.verify()
  }

  @Test func membersAreFoundAndStored() throws {
    let csv = Array((RollFixture.header + ",members\n1,方学全,男,1960-06-07,a,东村,1,C1,王芳；李逸\n").utf8)
    let store = try RollFixture.store(csv)
    #expect(try store.voter(1)?.members == ["王芳", "李逸"] && store.hasMembers())
    for text in ["王芳", "liyi", "ly", "方学全"] {
      #expect(try store.search(text, limit: 9).map(\.number) == [1], "\(text)")
    }
  }
}
