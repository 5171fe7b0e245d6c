import ElectionRecord
import Foundation
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
    #expect(try test.hall(electionFolder: folder).node.device == device)
  }

  @Test func aNumberThatIsNotOnTheRollIsRefused() throws {
    let test = try TestHall()
    let folder = try Self.folder(in: test, struckOff: "number,duplicateOf\n74,\n")
    #expect(throws: ElectionFileError.self) { try test.hall(electionFolder: folder) }
    #expect(!FileManager.default.fileExists(atPath: test.folder + "/hall"))
  }
}
