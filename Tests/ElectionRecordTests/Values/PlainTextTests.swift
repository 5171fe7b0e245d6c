import ElectionRecord
import Testing

@Suite struct PlainTextTests {
  @Test(arguments: [
    "张\n三", "张\t三", "张\u{0}三", "\u{1B}[31m张三", "张\u{7F}", "张\u{85}三", "\u{202E}张三", "张\u{200B}三", "张\u{2066}三",
    "张\u{2028}三", "张\u{FEFF}", "张\u{AD}三", "张\u{FFFD}",
  ])
  func whatCannotBeSeenIsFound(_ text: String) {
    #expect(PlainText.hasHidden(text))
    #expect(!PlainText.isBlank(text))
  }

  /// Rare characters of names, among them one outside the first plane and one of a private area.
  @Test(arguments: ["张三", "欧阳 娜娜", "O’Brien-Łukasz", "𠮷野", "买买提·吐尔逊", "\u{E863}", "A-17（补）"])
  func namesAreNotHidden(_ text: String) { #expect(!PlainText.hasHidden(text)) }

  @Test(arguments: ["", " ", "\u{3000}", "\u{A0}\t", "\u{200B}", "\u{3164}", "\u{FE0F}"])
  func whatShowsNothingIsBlank(_ text: String) { #expect(PlainText.isBlank(text)) }
}
