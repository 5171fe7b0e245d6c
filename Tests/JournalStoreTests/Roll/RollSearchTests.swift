import ElectionRecord
import Testing

@testable import JournalStore

/// A search, and the roll numbers that it must give, in order.
struct SearchCase: Sendable, CustomTestStringConvertible {
  let text: String
  let numbers: [RollNumber]

  init(_ text: String, _ numbers: RollNumber...) {
    self.text = text
    self.numbers = numbers
  }

  var testDescription: String { text }
}

@Suite struct RollSearchTests {
  /// Roll number n is the n-th name; its card is HB-(1000 + n), its household 500 + n, its address 东村 n 号.
  private static let names = [
    "方学全", "吴逸芸", "单田芳", "解晓东", "仇和", "查良镛", "尉迟恭", "乐毅", "区楚良", "朴树",  // 1–10
    "盖叫天", "长孙无忌", "万俟卨", "澹台灭明", "吕秀才", "王芳", "王芳芳", "汪方", "李芳", "阿依古丽·艾山",  // 11–20
    "吴𬭎", "曾国藩", "覃勇", "John Smith", "刘行", "李乐", "方学", "学全",  // 21–28
  ]

  private static func numbers(_ text: String, limit: Int = 50) throws -> [RollNumber] {
    try RollFixture.store(RollFixture.csv(names)).search(text, limit: limit).map(\.number)
  }

  static let byName: [SearchCase] = [
    SearchCase("方学全", 1), SearchCase("方学", 27, 1), SearchCase("学全", 28, 1), SearchCase("全", 1, 28),
    SearchCase("王芳", 16, 17), SearchCase("芳", 3, 16, 17, 19), SearchCase("吴", 2, 21), SearchCase("吴𬭎", 21),
    SearchCase("𬭎", 21), SearchCase("方 学 全", 1), SearchCase("阿依古丽艾山", 20), SearchCase("阿依古丽•艾山", 20),
    SearchCase("古丽", 20), SearchCase("John Smith", 24), SearchCase("smith", 24), SearchCase("SMI", 24),
    SearchCase("方全"), SearchCase("欧阳"), SearchCase("\"方学全\" OR 王芳"), SearchCase("方学*", 27, 1),
  ]

  static let byPinyin: [SearchCase] = [
    SearchCase("fangxuequan", 1), SearchCase("fang xue quan", 1), SearchCase("Fang Xuequan", 1),
    SearchCase("fāng xué quán", 1), SearchCase("fang1 xue2 quan2", 1), SearchCase("fang'xue'quan", 1),
    SearchCase("fangxue", 27, 1), SearchCase("fangx", 1, 27), SearchCase("xuequan", 28, 1), SearchCase("fxq", 1),
    SearchCase("FXQ", 1), SearchCase("ｆｘｑ", 1), SearchCase("fx", 27, 1), SearchCase("xq", 28, 1),
    SearchCase("wuyiyun", 2), SearchCase("wyy", 2), SearchCase("wuyi", 2), SearchCase("wangfang", 16, 18, 17),
    SearchCase("wuhong", 21), SearchCase("ayiguliaishan", 20), SearchCase("aygl", 20),
  ]

  static let polyphonic: [SearchCase] = [
    SearchCase("shantianfang", 3), SearchCase("dantianfang", 3), SearchCase("stf", 3), SearchCase("xiexiaodong", 4),
    SearchCase("jiexiaodong", 4), SearchCase("qiuhe", 5), SearchCase("chouhe", 5), SearchCase("zhaliangyong", 6),
    SearchCase("yuchigong", 7), SearchCase("weichigong", 7), SearchCase("ycg", 7), SearchCase("yueyi", 8),
    SearchCase("leyi", 8), SearchCase("ouchuliang", 9), SearchCase("quchuliang", 9), SearchCase("piaoshu", 10),
    SearchCase("pushu", 10), SearchCase("gejiaotian", 11), SearchCase("gaijiaotian", 11),
    SearchCase("zhangsunwuji", 12), SearchCase("zswj", 12), SearchCase("moqixie", 13), SearchCase("wanqixie", 13),
    SearchCase("tantaimieming", 14), SearchCase("ttmm", 14), SearchCase("lvxiucai", 15), SearchCase("luxiucai", 15),
    SearchCase("lǚxiùcái", 15), SearchCase("zengguofan", 22), SearchCase("qinyong", 23), SearchCase("tanyong", 23),
    SearchCase("liuhang", 25), SearchCase("liuxing", 25), SearchCase("lile", 26), SearchCase("liyue", 26),
  ]

  static let byNumber: [SearchCase] = [
    SearchCase("7", 7), SearchCase("007", 7), SearchCase("１７", 17), SearchCase("HB-1003", 3), SearchCase("hb1003", 3),
    SearchCase("ＨＢ１００３", 3), SearchCase("HB-100", 1, 2, 3, 4, 5, 6, 7, 8, 9), SearchCase("505", 5),
    SearchCase("东村3号", 3), SearchCase("东村 2", 20, 21, 22, 23, 24, 25, 26, 27, 28, 2), SearchCase("29"),
    SearchCase("99999999999999999999"), SearchCase("HB-2"),
  ]

  @Test(arguments: byName + byPinyin + polyphonic + byNumber)
  func finds(_ search: SearchCase) throws {
    #expect(try Self.numbers(search.text) == search.numbers)
  }

  @Test(arguments: [
    "", " ", "·", "。", "\"", "*", "^", "$", "()", "\u{0}", "AND", "NEAR(", String(repeating: "李", count: 129),
  ])
  func nothingIsFoundByNothing(text: String) throws {
    #expect(try Self.numbers(text).isEmpty)
  }

  @Test func theLimitCutsAndNeverReorders() throws {
    let all = try Self.numbers("fang")
    #expect(all.count >= 6)
    for limit in 0...all.count { #expect(try Self.numbers("fang", limit: limit) == Array(all.prefix(limit))) }
    #expect(try Self.numbers("fang", limit: -1).isEmpty)
  }

  @Test func atMostTwoHundredAreReturned() throws {
    let store = try RollFixture.store(RollFixture.csv((0..<300).map { _ in "王芳" }))
    #expect(try store.search("王芳", limit: .max).map(\.number) == Array(1...200))
  }

  @Test func everyVoterOfTheElectionIsFoundByNumberCardNameAndPinyin() throws {
    let store = try RollFixture.store(try RollFixture.configured("houbeian"))
    var terms = SearchTerms()
    for number in stride(from: RollNumber(1), through: 2722, by: 7) {
      let voter = try #require(try store.voter(number))
      let latin = terms.terms(name: voter.name).split(separator: " ").filter {
        $0.hasPrefix("^") && $0.dropFirst().first?.isASCII == true
      }
      #expect(latin.count >= 2)
      #expect(try store.search(String(number), limit: 1) == [voter])
      #expect(try store.search(voter.card, limit: 1) == [voter])
      for text in [voter.name] + latin.map({ String($0.dropFirst().dropLast()) }) {
        #expect(try store.search(text, limit: 200).contains(voter))
      }
    }
  }
}
