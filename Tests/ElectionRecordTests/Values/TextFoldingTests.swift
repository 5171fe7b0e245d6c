import Testing

@testable import ElectionRecord

/// The folding's vectors: what is one thing, and what stays two.
@Suite struct TextFoldingTests {
  static let same: [(String, String)] = [
    // Middle dots of every keyboard, and the full stop of one that has none.
    ("合成丽·试验", "合成丽•试验"), ("合成丽·试验", "合成丽\u{30FB}试验"), ("合成丽·试验", "合成丽\u{2027}试验"),
    ("合成丽·试验", "合成丽\u{FF65}试验"), ("合成丽·试验", "合成丽\u{22C5}试验"), ("合成丽·试验", "合成丽\u{2219}试验"),
    ("合成丽·试验", "合成丽.试验"), ("合成丽·试验", "合成丽．试验"),
    // Radicals, compatibility characters, and the private-use twins of GB 18030.
    ("高山", "\u{2FBC}山"), ("王䶮平", "王\u{E863}平"), ("\u{9FB4}", "\u{E81E}"),
    ("女", "\u{F981}"), ("金", "\u{F90A}"), ("母", "\u{2E9F}"), ("你", "\u{2F804}"),
    // Spaces and what cannot be seen.
    ("张三", "张　三"), ("张三", " 张\u{A0}三\t"), ("张三", "\u{FEFF}张\u{200B}三\u{200D}"), ("葛", "葛\u{E0100}"),
    // Letters: case, width, accents taken apart and put together.
    ("Wang Fang", "wang fang"), ("wangfang", "ＷＡＮＧ　ＦＡＮＧ"), ("José", "jose\u{301}"), ("LÜ", "lu\u{308}"),
    ("Ệ", "e\u{302}\u{323}"), ("Straße", "STRASSE"), ("ĐỖ", "đô\u{303}"), ("Ёлкин", "е\u{308}лкин"), ("ﬁ", "FI"),
    // Digits and punctuation.
    ("A-001", "Ａ—００１"), ("B2", "Ｂ２"), ("３号楼２单元", "3号楼2单元"), ("Ⅱ号楼", "II号楼"), ("①", "1"), ("二○一", "二〇一"),
    ("1号楼、2室", "1号楼，2室"), ("（补）", "(补)"), ("O’Brien", "o'brien"), ("“甲”", "\"甲\""), ("A：1", "a:1"),
    // What is left at an end.
    ("王芳", "王芳。"), ("王芳", "'王芳"), ("王芳", "王芳，"), ("王芳", "“王芳”"), ("A1", "A1；"),
  ]

  @Test(arguments: same) func whatIsOneThingFoldsToOne(_ one: String, _ other: String) {
    #expect(one.folded == other.folded)
    #expect(one.folded.hashValue == other.folded.hashValue)
  }

  @Test(arguments: [
    ("陈芳", "陳芳"), ("王芳", "王芳主任"), ("王芳", "王方"), ("Lü", "Lu"), ("A-12", "A-1-2"), ("A1", "A-1"), ("王", "王?"),
    ("王", "王□"), ("王", "王\u{FFFD}"), ("王芳", "王芳(二)"), ("12", "1.2"), ("-5", "5"), ("户", "戶"), ("l", "1"), ("O", "0"),
  ])
  func whatMayBeTwoStaysTwo(_ one: String, _ other: String) { #expect(one.folded != other.folded) }

  @Test func foldingTwiceChangesNothing() {
    for value in UInt32(0)..<0x30000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = "x\(scalar)y".folded
      #expect(folded == folded.text.folded, "U+\(String(value, radix: 16))")
    }
  }

  /// The common form of a name is the folded one, so that hashes of names that were written before stay the same.
  @Test(arguments: ["甲", "欧阳娜娜", "合成丽·试验", "𠮷野", "王䶮平", "o'brien"]) func aCommonNameFoldsToItself(_ name: String) {
    #expect(name.folded.text == name)
  }

  /// Whoever changes the table raises its version and writes the new digest down: two halls with two tables would open
  /// different cases.
  @Test func theTableIsThatOfItsVersion() {
    var text = ""
    for value in UInt32(0x21)..<0x30000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      text += "\("x\(scalar)y".folded.text)\n\(TextFolding.plain("\(scalar)"))\n"
    }
    #expect(TextFolding.version == 1)
    #expect(
      Digest32(sha256: Array(text.utf8)).hex == "ae8aa28a20887eef89cd7deab423e94b2f5df1449815769de37d5dec59e57b76")
  }

  @Test(arguments: [
    ("１２，１３、14", "12,13,14"), (" ——data ", "--data"), ("1959／3／26", "1959/3/26"), ("Ｒ１", "R1"), ("王 芳", "王 芳"),
    ("", ""),
    ("\u{FEFF}17\u{3000}", "17"), ("２０１０年", "2010年"),
  ])
  func whatIsReadIsNarrow(_ typed: String, _ plain: String) { #expect(TextFolding.plain(typed) == plain) }

  @Test func onlyTheEndsAreTrimmed() {
    #expect(TextFolding.trimmed("\t张 三\u{3000}\u{FEFF}") == "张 三")
    #expect(TextFolding.trimmed("Ａ １") == "Ａ １")
    #expect(TextFolding.trimmed(" \u{200B}") == "")
  }

  @Test(arguments: [
    ("陈芳", "陳芳"), ("王芳", "王芳主任"), ("王芳副主任", "王芳"), ("王芳（一组）", "王芳"), ("刘叶", "劉葉"),
  ])
  func aLikeNameIsAQuestion(_ one: String, _ other: String) {
    #expect(NameLikeness.isQuestion(one, other))
    #expect(NameLikeness.isQuestion(other, one))
    #expect(one.folded != other.folded)
  }

  @Test(arguments: [("王芳", "王芳。"), ("王芳", "王方"), ("王主任", "李主任"), ("主任", "书记"), ("", "王")])
  func oneNameAndTwoNamesAreNoQuestion(_ one: String, _ other: String) { #expect(!NameLikeness.isQuestion(one, other)) }

  @Test func aSetHasEachTextOnce() {
    var seals = FoldedSet(["A-1", "Ａ－１", "B"])
    #expect(seals.count == 2)
    #expect(seals.texts == ["A-1", "B"])
    #expect(seals == FoldedSet(["b", "a—1"]))
    #expect(seals.isSuperset(of: ["ｂ"]))
    #expect(!seals.isDisjoint(with: ["ａ-1"]))
    seals.subtract(["b。"])
    #expect(seals.texts == ["A-1"])
  }
}
