import ElectionRecord
import Testing

/// Who ranks where among those put forward.
@Suite struct NomineeRankTests {
  private func ranks(_ script: ProcedureScript, _ contest: String = "member") -> [String] {
    script.office(contest).nominees.map { "\($0.rank) \($0.name)" }
  }

  @Test func votesDecideAndEqualVotesShareARank() {
    var script = ProcedureScript()
    #expect(script.nominate("member", ["甲": 7, "乙": 9, "丙": 7, "丁": 5]) == nil)
    #expect(ranks(script) == ["1 乙", "2 甲", "2 丙", "4 丁"])
  }

  @Test func aRevotePartsATie() {
    var script = ProcedureScript()
    script.nominate("member", ["甲": 7, "乙": 7, "丙": 5])
    #expect(script.nominate("member", ["甲": 30, "乙": 31], revote: true) == nil)
    #expect(ranks(script) == ["1 乙", "2 甲", "3 丙"])
    #expect(script.nominate("member", ["戊": 1], revote: true) == "notNominated")
  }

  @Test func aMeetingsNamesKeepTheirOrderAndAreNotTied() {
    var script = ProcedureScript()
    script.nominate("member", ["丙": nil, "甲": nil, "乙": nil])
    #expect(ranks(script) == ["1 丙", "2 甲", "3 乙"])
    #expect(script.office("member").tied.isEmpty)
  }

  @Test func correctedVotesTakeTheEarlierOnesPlaceAndKeepDecisions() {
    var script = ProcedureScript()
    script.nominate("member", ["甲": 7, "乙": 9, "丙": 1])
    script.vet("member", "甲")
    script.nominate("member", ["乙": 6, "甲": 8])
    #expect(ranks(script) == ["1 甲", "2 乙"])
    #expect(script.office("member").nominees.first?.vetting?.passed == true)
  }

  @Test func aNameStandsOnceInARecord() {
    var script = ProcedureScript()
    #expect(script.nominate("member", ["甲": 7, "甲": 6]) == "namedTwice")
    #expect(script.nominate("member", ["": 7]) == "nameMissing")
    #expect(script.nominate("member", ["甲": -1]) == "figureOutOfRange")
    #expect(script.nominate("mayor", ["甲": 1]) == "unknownContest")
  }

  @Test func theListByRankIsProposedAndATieAtItsEndIsNamed() {
    var script = ProcedureScript { $0.nomination.surplusMemberMin = .law(1) }
    script.nominate("member", ["甲": 9, "乙": 8, "丙": 7, "丁": 6, "戊": 6])
    #expect(script.office("member").proposed == ["甲", "乙", "丙", "丁"])
    #expect(script.office("member").tied == ["丁", "戊"])
    script.vet("member", "乙", passed: false, reason: "未满十八周岁")
    #expect(script.office("member").proposed == ["甲", "丙", "丁", "戊"])
    #expect(script.office("member").tied.isEmpty)
  }
}
