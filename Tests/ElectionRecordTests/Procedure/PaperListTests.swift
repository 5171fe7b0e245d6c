import ElectionRecord
import Testing

@Suite struct PaperListTests {
  private static func read(_ text: String) -> Result<PaperList, PaperListError> {
    do throws(PaperListError) {
      return .success(try PaperList(Array(text.utf8)))
    } catch {
      return .failure(error)
    }
  }

  static let lists: [(text: String, lines: [PaperList.Line])] = [
    ("17\n3\n", [.init(line: 1, voter: 17), .init(line: 2, voter: 3)]),
    ("17", [.init(line: 1, voter: 17)]),
    ("# sheet 1\r\n\r\n 17 \r\n", [.init(line: 3, voter: 17)]),
    ("\u{FEFF}序号,受托人,作废重领\n17,3,是\n", [.init(line: 2, voter: 17, proxy: 3, isReplaced: true)]),
    ("17,,1\n18,3\n", [.init(line: 1, voter: 17, isReplaced: true), .init(line: 2, voter: 18, proxy: 3)]),
    ("replaced,number\nno,17\n", [.init(line: 2, voter: 17)]),
    ("\"17\",\"\",yes\n", [.init(line: 1, voter: 17, isReplaced: true)]),
    ("4294967295\n", [.init(line: 1, voter: .max)]),
  ]

  @Test(arguments: lists.indices) func aListIsReadAsItWasKeyed(_ index: Int) throws {
    #expect(try Self.read(Self.lists[index].text).get().lines == Self.lists[index].lines)
  }

  static let problems: [(text: String, line: Int, kind: PaperListProblem.Kind)] = [
    ("", 0, .empty), ("# nothing\n\n", 0, .empty), ("number\n", 0, .empty), ("17\nabc\n", 2, .number),
    ("0\n", 1, .number),
    ("-1\n", 1, .number), ("4294967296\n", 1, .number), ("17\n17\n", 2, .repeated(firstLine: 1)),
    ("17,x\n", 1, .proxy), ("17,3,maybe\n", 1, .replaced), ("17,3,1,9\n", 1, .fieldCount(3)),
    ("number\n17,3\n", 2, .fieldCount(1)), ("number,number\n17\n", 1, .header), ("proxy\n17\n", 1, .header),
    ("number,name\n17\n", 1, .header), ("\"17\n", 1, .quotes),
  ]

  @Test(arguments: problems.indices) func aMistakeIsToldWithItsLine(_ index: Int) {
    let (text, line, kind) = Self.problems[index]
    guard case .failure(let error) = Self.read(text) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(error.problems.first?.line == line)
    #expect(error.problems.first?.kind == kind)
    #expect(!error.refusal(file: "list.csv").message.zh.isEmpty)
  }

  @Test func bytesThatAreNoTextAreRefused() {
    for bytes in [[0xFF, 0xFE, 0x31, 0x00], Array("17\n".utf8) + [0xC4, 0xE3, 0x0A], [0x50, 0x4B, 0x03, 0x04]]
      as [[UInt8]]
    {
      let error = #expect(throws: PaperListError.self) { try PaperList(bytes) }
      guard case .encoding = error?.problems.first?.kind else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test func aListHasItsLimits() throws {
    let most = (1...PaperList.linesMax).map(String.init).joined(separator: "\n")
    #expect(try Self.read(most).get().lines.count == PaperList.linesMax)
    guard case .failure(let error) = Self.read(most + "\n\(PaperList.linesMax + 1)") else {
      Issue.record("one line too many was read")
      return
    }
    #expect(error.problems.map(\.kind) == [.tooManyLines])
    guard case .failure(let large) = Self.read(String(repeating: "#", count: PaperList.bytesMax + 1)) else {
      Issue.record("a file too large was read")
      return
    }
    #expect(large.problems.map(\.kind) == [.fileTooLarge])
  }

  @Test func atMostTwentyMistakesAreTold() {
    guard case .failure(let error) = Self.read(String(repeating: "x\n", count: 50)) else {
      Issue.record("nonsense was read")
      return
    }
    #expect(error.problems.count == PaperList.problemsMax)
  }
}
