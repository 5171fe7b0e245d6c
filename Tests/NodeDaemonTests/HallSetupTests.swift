import ElectionRecord
import Foundation
import JournalStore
import NodeService
import Testing

@testable import NodeDaemon

@Suite struct HallSetupTests {
  private static func folder(in test: TestHall, struckOff: String) throws -> String {
    let folder = test.folder + "/election"
    try FileManager.default.copyItem(atPath: TestHall.election, toPath: folder)
    try Data(struckOff.utf8).write(to: URL(filePath: folder + "/" + StruckOffFile.name))
    return folder
  }

  /// The hall's journal begins with what an earlier poll made of the roll, and every laptop has it from the start.
  @Test func whoIsStruckOffIsSoFromTheStart() throws {
    let test = try TestHall()
    let folder = try Self.folder(in: test, struckOff: "number,duplicateOf\n3,\n5,4\n")
    let hall = try test.hall(electionFolder: folder)
    for register in [hall.node.register, try test.laptop(at: hall).node.register] {
      #expect(register.amendedNumbers == [3: .struckOff, 5: .duplicateOf(original: 4)])
      #expect(register.registeredCount == 71)
    }
  }

  /// An `init` that ended before it could say so is said to be done.
  @Test func theSameFilesOpenTheHallThatTheyMade() throws {
    let test = try TestHall()
    let folder = try Self.folder(in: test, struckOff: "number,duplicateOf\n3,\n")
    let device = try test.hall(electionFolder: folder).node.device
    let again = try test.hall(electionFolder: folder)
    #expect(again.node.device == device)
    #expect(EnrolmentReplies.created(again, .zh).text.contains("早已建立，这次没有改动"))
  }

  /// Rows are told with the file that they are in.
  @Test func rowsThatCannotBeReadAreToldWithTheirFile() throws {
    let test = try TestHall()
    let folder = try Self.folder(in: test, struckOff: "number,duplicateOf\n")
    let roll = try ElectionFile.load(folder).roll
    var text = try String(contentsOfFile: "\(folder)/\(roll)", encoding: .utf8)
    text += "9999999,甲\n"
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(roll)"))
    do {
      _ = try test.hall(electionFolder: folder)
      Issue.record("set up on a roll that cannot be read")
    } catch let refusal as Refusal {
      #expect(refusal.code == "rollInvalid" && refusal.message.zh.contains("名册 \(roll)"), "\(refusal.message.zh)")
    }
  }

  /// The hall prints with the election's own texts, which a later `init` must not leave behind unsaid.
  @Test func textsOfNoticesAreTakenAlong() throws {
    let test = try TestHall()
    let folder = try Self.folder(in: test, struckOff: "number,duplicateOf\n")
    let name = "notice-committee.zh.txt"
    func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
    try write("{选委会}")
    #expect(throws: ElectionFileError.self) { try test.hall(electionFolder: folder) }
    #expect(!FileManager.default.fileExists(atPath: test.folder + "/hall"))
    try write("各位：\n{选举委员会名单}")
    do {
      let hall = try test.hall(electionFolder: folder)
      #expect(FileManager.default.contents(atPath: hall.directory.file(name)) == Data("各位：\n{选举委员会名单}".utf8))
      let election = try ElectionFile.load(TestHall.election)
      #expect(hall.node.election.canonicalDigest == election.canonicalDigest)
    }
    #expect(throws: Never.self) { try test.hall(electionFolder: folder) }
    try write("{选举委员会名单}")
    #expect(throws: StoreError.exists) { try test.hall(electionFolder: folder) }
  }

  @Test func aNumberThatIsNotOnTheRollIsRefused() throws {
    let test = try TestHall()
    let folder = try Self.folder(in: test, struckOff: "number,duplicateOf\n74,\n")
    #expect(throws: ElectionFileError.self) { try test.hall(electionFolder: folder) }
    #expect(!FileManager.default.fileExists(atPath: test.folder + "/hall"))
  }
}
