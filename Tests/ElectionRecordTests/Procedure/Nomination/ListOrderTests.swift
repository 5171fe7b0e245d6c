import Testing

@testable import ElectionRecord

@Suite struct ListOrderTests {
  @Test(arguments: [
    ("丁一", [2, 1]), ("王小明", [4, 3, 8]), ("欧阳修", [8, 6, 9]), ("萧龙", [11, 5]), ("买买提·吐尔逊", [6, 6, 12, 6, 5, 9]),
    ("丁（一）", [2, 1]), ("", []),
  ])
  func strokesAreCountedCharacterByCharacter(_ name: String, _ strokes: [Int]) {
    #expect(StrokeOrder.strokes(of: name) == strokes)
  }

  @Test(arguments: ["丁𪚥", "Wang", "丁1"]) func aCharacterOutsideTheTableHasNoCount(_ name: String) {
    #expect(StrokeOrder.strokes(of: name) == nil)
  }

  @Test func equalNamesKeepTheirOrderAndUncountedOnesComeLast() {
    let names = ["𪚥甲", "王二", "丁二", "卜二", "丁一", "王二小", "丁"]
    #expect(StrokeOrder().sorted(names, by: { $0 }) == ["丁", "丁一", "丁二", "卜二", "王二", "王二小", "𪚥甲"])
    #expect(StrokeOrder().sorted(["卜二", "丁二"], by: { $0 }) == ["卜二", "丁二"])
  }

  /// Two surnames of as many strokes do not mix; which comes first is up to who enters the list.
  @Test(arguments: [
    (["卜三", "丁一", "卜一", "丁二"], ["卜一", "卜三", "丁一", "丁二"]),
    (["丁二", "卜一", "丁一", "卜三"], ["丁一", "丁二", "卜一", "卜三"]),
    (["欧阳一", "欧一", "欧阳丁", "王一"], ["王一", "欧一", "欧阳一", "欧阳丁"]), (["", "丁一"], ["", "丁一"]),
  ])
  func oneSurnameStandsTogether(_ entered: [String], _ sorted: [String]) {
    #expect(StrokeOrder().sorted(entered, by: { $0 }) == sorted)
  }

  @Test func whatTheCommitteeCountedPutsANameInItsPlace() {
    let order = StrokeOrder(counted: ["𪚥": 3])
    #expect(order.sorted(["𪚥甲", "王二", "丁一"], by: { $0 }) == ["丁一", "𪚥甲", "王二"])
    var script = ProcedureScript { $0.nomination.listOrder = .law(.strokes) }
    script.nominate("member", ["𪚥一": 9, "王二": 8, "丁三": 7, "甲": 7])
    script.vet("member", "𪚥一", "王二", "丁三", "甲")
    #expect(script.adopt("member", "𪚥一", "王二") == nil)
    func names() -> [String] {
      script.register.candidates(of: script.register.election.contests[1]).map(\.name)
    }
    #expect(names() == ["王二", "𪚥一"])
    func count(_ character: String, _ strokes: Int, _ officers: [String] = ["甲", "乙"]) -> String? {
      script.enter(
        .nomination(.strokes(StrokesCounted(character: character, strokes: strokes, officers: officers))))
    }
    #expect(count("𪚥", 3, ["甲"]) == "twoOfficersRequired")
    #expect(
      count("𪚥一", 3) == "notOneCharacter" && count("a", 3) == "notOneCharacter" && count("王", 3) == "strokesKnown")
    #expect(count("𪚥", 3) == nil)
    #expect(names() == ["𪚥一", "王二"])
  }

  @Test func theTableHasEachCharacterOnce() {
    let all = StrokeTable.lines.flatMap { Array($0.characters.unicodeScalars) }
    #expect(Set(all).count == all.count && all.count > 6763)
    #expect(StrokeTable.lines.allSatisfy { (1...36).contains($0.strokes) })
  }

  @Test func nomineesStandByVotesByStrokesOrAsEntered() {
    let records: [NominationRecord] = [
      .votes(
        NominationVotes(
          contest: "chair",
          lines: [.init(name: "王二", votes: 1), .init(name: "丁一", votes: 9), .init(name: "卜一", votes: 5)]))
    ]
    let ranked = Nominee.ranked(for: "chair", in: records)
    func names(_ order: ListOrder) -> [String] { order.sorted(ranked).map(\.name) }
    #expect(names(.votes) == ["丁一", "卜一", "王二"])
    #expect(names(.list) == ["王二", "丁一", "卜一"])
    #expect(names(.strokes) == ["丁一", "卜一", "王二"])
    let later: [NominationRecord] = [
      .votes(NominationVotes(contest: "chair", lines: [.init(name: "丁一", votes: 1), .init(name: "卜一", votes: 5)]))
    ]
    #expect(ListOrder.strokes.sorted(Nominee.ranked(for: "chair", in: later)).map(\.name) == ["丁一", "卜一"])
  }
}
