import Testing

@testable import JournalStore

@Suite struct SearchTermsTests {
  @Test func aNamesTermsAreItsPartsInThreeSpellings() {
    var terms = SearchTerms()
    #expect(
      terms.terms(name: "方学全")
        == "^方学全$ 学全 全 ^fangxuequan$ xuequan quan ^fxq$ xq q")
  }

  @Test func aSurnamesSecondReadingAddsTerms() {
    var terms = SearchTerms()
    #expect(terms.terms(name: "单田") == "^单田$ 田 ^shantian$ tian ^st$ t ^dantian$ ^dt$")
  }

  @Test func aSurnameAloneIsReadBothWays() {
    var terms = SearchTerms()
    #expect(terms.terms(name: "尉迟恭").contains("^yuchigong$"))
    #expect(terms.terms(name: "吕蒙").contains("^lvmeng$"))
    #expect(terms.terms(name: "吕蒙").contains("^lumeng$"))
  }

  @Test func aNameOfLatinWordsIsSplitAtThem() {
    var terms = SearchTerms()
    #expect(terms.terms(name: "José María") == "^josemaria$ maria ^jm$ m")
    #expect(terms.terms(name: "阿里·买") == terms.terms(name: "阿里买"))
  }

  @Test func spellingsHaveALimit() {
    var pinyin = Pinyin()
    let units = SearchTerms.units(Array(String(repeating: "乐行长重晟茜", count: 3).unicodeScalars))
    #expect(pinyin.spellings(units).count == Pinyin.spellingsMax)
  }

  @Test(arguments: [
    ("ＨＢ－０００１", "hb0001"), ("fāng", "fang"), ("LÜ", "lu"), ("方·学", "方学"), (" 方　学 ", "方学"), ("①", "1"), ("﹣", ""),
  ])
  func textIsFolded(text: String, folded: String) {
    #expect(SearchText.string(SearchText.fold(text)) == folded)
  }
}
