import ElectionRecord
import Testing

@testable import NodeService

/// Numbers of a roll that an earlier poll struck off.
@Suite struct StruckOffFileTests {
  private static func load(_ text: String) throws -> [RollAmendment] {
    let folder = try ElectionFolder()
    try folder.write(text, as: StruckOffFile.name)
    return try StruckOffFile.load(folder.path) { (1...20).contains($0) }
  }

  @Test func whatWasWrittenIsReadBack() throws {
    let amendments: [RollNumber: RollAmendment.Change] = [
      9: .struckOff, 11: .duplicateOf(original: 10), 12: .struckOff,
    ]
    let text = StruckOffFile.text(amendments)
    #expect(text == "number,duplicateOf\n9,\n11,10\n12,\n")
    let read = try Self.load(text)
    #expect(read.map(\.voter) == [9, 11, 12])
    #expect(Dictionary(uniqueKeysWithValues: read.map { ($0.voter, $0.change) }) == amendments)
  }

  @Test func aFolderWithoutOneStrikesNobodyOff() throws {
    #expect(try StruckOffFile.load(ElectionFolder().path).isEmpty)
  }

  /// As a spreadsheet writes it.
  @Test func lineEndsAndBlankLinesAreNoNumbers() throws {
    let read = try Self.load("\u{FEFF}number,duplicateOf\r\n９，\r\n\r\n11,10\r\n")
    #expect(read.map(\.voter) == [9, 11])
  }

  @Test(arguments: [
    ("9,\n九,", 3), ("21,", 2), ("9,\n9,", 3), ("11,21", 2), ("11,11", 2), ("9,1,2", 2), (",9", 2), ("0,", 2),
  ])
  func aLineThatIsNoNumberOfTheRollIsRefused(lines: String, line: Int) throws {
    #expect {
      try Self.load("number,duplicateOf\n" + lines + "\n")
    } throws: { error in
      (error as? ElectionFileError)?.line == line
    }
  }

  @Test func pastItsLimitItIsRefused() throws {
    let folder = try ElectionFolder()
    let lines = (1...StruckOffFile.linesMax + 1).map { "\($0),\n" }.joined()
    try folder.write("number,duplicateOf\n" + lines, as: StruckOffFile.name)
    #expect {
      try StruckOffFile.load(folder.path)
    } throws: { error in
      (error as? ElectionFileError)?.kind == .tooLong(limit: StruckOffFile.linesMax)
    }
  }
}
