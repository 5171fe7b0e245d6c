import ElectionReports
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("R1", 2), ("县学街", 6), ("（合成）", 8), ("81.12 %", 7), ("e\u{301}", 1), ("ﾊﾛｰ", 3), ("ハロー", 6), ("한글", 4),
    ("𠮷", 2), ("㐀䶿", 4), ("々〇", 4), ("ａ１", 4), ("가", 2), ("😀", 2), ("👩‍👩‍👧", 2), ("✓", 1), ("☀\u{fe0f}", 2),
    ("\u{200b}", 0), ("…—·", 3), ("　", 2),
  ])
  func aTextTakesItsColumns(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.columns(text) == columns)
  }

  @Test(arguments: [
    ("县学街流动票箱", 14, "县学街流动票箱"), ("县学街流动票箱", 13, "县学街流动.."), ("县学街流动票箱", 12, "县学街流动.."),
    ("县学街流动票箱", 11, "县学街流.."), ("abcdef", 5, "abc.."), ("县", 1, "."), ("县学", 0, ""),
  ])
  func aTextIsCutToItsColumns(_ text: String, _ width: Int, _ cut: String) {
    #expect(DisplayWidth.truncated(text, to: width) == cut)
    #expect(DisplayWidth.columns(cut) <= width)
  }

  @Test func paddingFillsOnEitherSide() {
    #expect(DisplayWidth.padded("收回", to: 6) == "收回  ")
    #expect(DisplayWidth.padded("2208", to: 6, .right) == "  2208")
    #expect(DisplayWidth.padded("收回", to: 3) == "收回")
  }

  @Test(arguments: 8...60)
  func noLineIsTooLongAndNothingIsLost(_ width: Int) {
    let text = "下一步：找出这些选票（196 张），逐张认定为有效、无效或弃权；再录入 count again, then sign。"
    let lines = TextWrap.lines(text, width: width)
    #expect(lines.allSatisfy { DisplayWidth.columns($0) <= width + 2 })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    #expect(!lines.contains { "，。、；：）".contains($0.prefix(1)) && !$0.isEmpty })
    #expect(!lines.contains { $0.hasSuffix("（") })
  }

  @Test func englishBreaksAtSpacesOnly() {
    #expect(TextWrap.lines("two officers sign it", width: 12) == ["two officers", "sign it"])
    #expect(TextWrap.lines("", width: 12) == [""])
  }

  @Test func aNameCannotMoveTheCursor() {
    #expect(TextWrap.printable("甲\u{1b}[2J\u{202e}乙\r\n") == "甲\u{fffd}[2J\u{fffd}乙\u{fffd}\u{fffd}")
    #expect(TextWrap.printable("甲（合成）") == "甲（合成）")
  }
}
