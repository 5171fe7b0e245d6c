import Foundation
import NodeService
import Testing

@testable import ElectionRecord

@Suite struct RegistrationFilesTests {
  /// What went wrong; nil when nothing did.
  private func failure(_ request: RegistrationRequest) -> RegistrationFileError? {
    do throws(RegistrationFileError) {
      _ = try RegistrationFiles.sort(request)
      return nil
    } catch {
      return error
    }
  }

  @Test func severalFilesAreSortedTogether() throws {
    let folder = try RegistrationFolder()
    try folder.write(rows: RegistrationFolder.row(), as: "a.csv")
    try folder.write(rows: RegistrationFolder.row("乙", address: "东村2号"), as: "b.csv")
    let sorted = try RegistrationFiles.sort(folder.request("a.csv", "b.csv"))
    #expect(sorted.preview.rows.map(\.verdict) == [.accepted, .refused])
    #expect(sorted.preview.rows[1].issues.first?.other == RowPlace(file: 0, line: 2))
    #expect(sorted.fileNames == ["a.csv", "b.csv"])
  }

  @Test func aHostileFileIsRefusedAsAWhole() throws {
    let folder = try RegistrationFolder()
    let gbk = Array(RegistrationFolder.header.utf8) + [0x0A, 0xC0, 0xEE, 0x2C, 0x0A]
    try Data(gbk).write(to: URL(filePath: folder.folder.path + "/gbk.csv"))
    try folder.write("PK\u{03}\u{04}", as: "book.csv")
    try folder.write("", as: "empty.csv")
    #expect(
      failure(folder.request("gbk.csv"))
        == .problems(file: "gbk.csv", [RollProblem(line: 2, kind: .encoding(.gb18030))]))
    #expect(
      failure(folder.request("book.csv"))
        == .problems(file: "book.csv", [RollProblem(line: 1, kind: .encoding(.workbook))]))
    #expect(failure(folder.request("empty.csv")) == .problems(file: "empty.csv", [RollProblem(line: 1, kind: .empty)]))
    #expect(failure(folder.request("none.csv")) == .notFound(file: "none.csv"))
    #expect(failure(folder.request("")) == .unreadable(file: URL(filePath: folder.folder.path).lastPathComponent))
    for error in [failure(folder.request("gbk.csv")), failure(folder.request("none.csv"))] {
      #expect(error?.message.zh.contains("请") == true)
    }
  }

  /// The file has no content on the disk, so making it is quick; reading it would not be.
  @Test(arguments: ["huge.csv", "huge.json"]) func aHugeFileIsRefusedBeforeItIsRead(_ name: String) throws {
    let folder = try RegistrationFolder()
    let path = folder.folder.path + "/" + name
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.truncate(atOffset: 10 << 30)
    try handle.close()
    let limit = name == "huge.csv" ? 512 << 20 : RegistrationFiles.jsonBytesMax
    #expect(failure(folder.request(name)) == .tooLarge(file: name, limitBytes: limit))
  }

  @Test func otherCommunitiesComeAsFilesOrFolders() throws {
    let folder = try RegistrationFolder()
    try folder.write(rows: RegistrationFolder.row())
    try FileManager.default.createDirectory(
      atPath: folder.folder.path + "/others", withIntermediateDirectories: true)
    // Its areas are not ours.
    let other = RegistrationFolder.row().replacing(",东村,", with: ",西山,")
    try folder.write(rows: other, as: "others/a.csv")
    for others in [["others"], ["others/a.csv"]] {
      let sorted = try RegistrationFiles.sort(folder.request("registration.csv", others: others))
      #expect(sorted.preview.rows[0].issues.map(\.code) == [.registeredElsewhere])
    }
    #expect(failure(folder.request("registration.csv", others: ["none"])) == .notFound(file: "none"))
  }

  @Test func hashesOfAnotherCommunityNeedTheKeyThatMadeThem() throws {
    let folder = try RegistrationFolder()
    try folder.write(rows: RegistrationFolder.row())
    let sorted = try RegistrationFiles.sort(folder.request("registration.csv"))
    let outcome = RegistrationOutcome(sorted.preview, cards: "X", day: CalendarDay(number: 0))
    try folder.write(outcome.identitiesText, as: "identities.csv")
    let request = folder.request("registration.csv", others: ["identities.csv"])
    #expect(try RegistrationFiles.sort(request).preview.rows[0].issues.map(\.code) == [.registeredElsewhere])
    var unkept = request
    unkept.isKeyKept = false
    #expect(failure(unkept) == .keyNeeded(file: "identities.csv"))
    var foreign = request
    foreign.key = try #require(RegistrationKey(bytes: [UInt8](repeating: 8, count: 32)))
    #expect(try RegistrationFiles.sort(foreign).preview.rows[0].verdict == .accepted)
  }

  @Test func householdsAreUniqueWhereHouseholdsVote() throws {
    let folder = try RegistrationFolder(mode: "households")
    let second = RegistrationFolder.row("乙", address: "东村2号", identity: "000000196006070032")
    try folder.write(rows: RegistrationFolder.row(), second)
    let sorted = try RegistrationFiles.sort(folder.request("registration.csv"))
    #expect(sorted.preview.rows.map(\.verdict) == [.accepted, .refused])
    #expect(sorted.preview.rows[1].issues.map(\.code) == [.householdRepeated])
  }

  @Test func theHistoryIsReadBackAsItWasWritten() throws {
    let folder = try RegistrationFolder()
    let separated = "\"a \"\"b\"\" \\ c/证明\""
    try folder.write(
      rows: RegistrationFolder.row(),
      "乙,女,1961-06-07,东村2号,东村,2,residence,2001-02-03,000000196106070021,,\(separated),phone,,")
    let sorted = try RegistrationFiles.sort(folder.request("registration.csv"))
    let outcome = RegistrationOutcome(sorted.preview, cards: "X", day: CalendarDay(number: 14_666))
    let files = RegistrationHistory.files(outcome.history)
    #expect(files.map(\.name) == ["registration.yaml"])
    let records = try ProcedureFile.read(files[0].text, name: files[0].name)
    #expect(records == outcome.history.map { .registration($0) })
    #expect(records.count == 5)
  }

  @Test func aLongHistoryTakesSeveralFiles() throws {
    let notice = RegistrationRecord.resident(
      EntitledSince(voter: 1, day: CalendarDay(number: 0), since: CalendarDay(number: 0)))
    let files = RegistrationHistory.files(Array(repeating: notice, count: Node.recordsMax + 1))
    #expect(files.map(\.name) == ["registration.yaml", "registration-2.yaml"])
    #expect(try files.map { try ProcedureFile.read($0.text, name: $0.name).count } == [Node.recordsMax, 1])
  }

  @Test func agesNeedAPollingDay() throws {
    let folder = try RegistrationFolder()
    try folder.write(rows: RegistrationFolder.row())
    // Without it the first day of voting is taken.
    try folder.folder.write(ElectionFolder.election)
    #expect(failure(folder.request("registration.csv")) == nil)
  }
}
