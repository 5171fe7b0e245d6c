import Foundation

/// Reads Chinese names aloud: every way in which a clerk may spell one.
///
/// The system's transliteration gives one reading a character and is slow, so each character is asked once; the tables
/// add the readings that only names have.
struct Pinyin {
  /// The most spellings of one name.
  static let spellingsMax = 8

  private var cache: [Unicode.Scalar: [String]] = [:]

  /// The spellings of a folded name, each as one syllable a unit; a run of Latin letters is one unit.
  mutating func spellings(_ units: [[Unicode.Scalar]]) -> [[String]] {
    var results: [[String]] = [[]]
    var index = 0
    let compound = compoundSurname(units)
    while index < units.count {
      let choices: [[String]]
      if index == 0, let compound {
        // A clerk who does not know the surname spells its characters.
        choices = [compound, [readings(units[0][0])[0], readings(units[1][0])[0]]]
        index += 2
      } else {
        choices = readings(units[index], isSurname: index == 0 && units.count > 1).map { [$0] }
        index += 1
      }
      results = results.flatMap { start in choices.map { start + $0 } }
      if results.count > Self.spellingsMax { results.removeLast(results.count - Self.spellingsMax) }
    }
    return results
  }

  private func compoundSurname(_ units: [[Unicode.Scalar]]) -> [String]? {
    guard units.count > 2, units[0].count == 1, units[1].count == 1 else { return nil }
    return PinyinTables.compounds[SearchText.string([units[0][0], units[1][0]])]
  }

  private mutating func readings(_ unit: [Unicode.Scalar], isSurname: Bool) -> [String] {
    guard let scalar = unit.first, unit.count == 1, !scalar.isASCII else { return [SearchText.string(unit)] }
    let plain = readings(scalar)
    guard isSurname, let special = PinyinTables.surnames[scalar] else {
      return isSurname ? plain : PinyinTables.givenNames[scalar] ?? plain
    }
    return special + plain.filter { !special.contains($0) }
  }

  /// The system's reading; one with ü is spelt with u and with v.
  private mutating func readings(_ scalar: Unicode.Scalar) -> [String] {
    if let known = cache[scalar] { return known }
    let toned = String(scalar).applyingTransform(.mandarinToLatin, reverse: false) ?? ""
    // Taking the tone off ǖ ǘ ǚ ǜ leaves ü in decomposed form: u and a diaeresis.
    let marked = toned.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
    let plain = SearchText.string(marked.filter { ("a"..."z").contains($0) })
    var readings = [plain]
    if marked.contains("\u{308}") { readings.append(plain.replacing("u", with: "v")) }
    cache[scalar] = readings
    return readings
  }
}

/// Characters whose reading in a name differs from the one that a dictionary gives first.
///
/// - Source: 现代汉语词典 (Dictionary of Contemporary Chinese), the readings marked as surnames.
enum PinyinTables {
  /// Surnames of one character, with their reading as a surname first.
  static let surnames: [Unicode.Scalar: [String]] = [
    "单": ["shan"], "解": ["xie"], "仇": ["qiu"], "查": ["zha"], "乐": ["yue"], "区": ["ou"], "朴": ["piao"],
    "盖": ["ge"], "曾": ["zeng"], "缪": ["miao"], "翟": ["zhai"], "覃": ["qin"], "隗": ["kui"], "薄": ["bo"],
    "能": ["nai"], "都": ["du"], "乜": ["nie"], "郇": ["xun"], "洗": ["xian"], "种": ["chong"], "繁": ["po"],
    "句": ["gou"], "召": ["shao"], "秘": ["bi"], "折": ["she"], "员": ["yun"], "黑": ["he"], "重": ["chong"],
    "祭": ["zhai"], "卜": ["bu"], "贠": ["yun"], "逢": ["pang"], "尉": ["wei", "yu"], "蔚": ["yu"],
    "柏": ["bai", "bo"], "谌": ["chen", "shen"], "莘": ["shen", "xin"], "费": ["fei", "bi"], "牟": ["mou", "mu"],
    "适": ["kuo"], "宓": ["mi", "fu"], "长": ["zhang", "chang"], "郗": ["xi", "chi"], "阚": ["kan"],
  ]

  /// Surnames of two characters with a reading of their own.
  static let compounds: [String: [String]] = [
    "尉迟": ["yu", "chi"], "万俟": ["mo", "qi"], "长孙": ["zhang", "sun"], "澹台": ["tan", "tai"],
    "单于": ["chan", "yu"], "乐正": ["yue", "zheng"], "拓跋": ["tuo", "ba"],
  ]

  /// Characters of given names with a second reading that is as common.
  static let givenNames: [Unicode.Scalar: [String]] = [
    "乐": ["le", "yue"], "行": ["xing", "hang"], "长": ["chang", "zhang"], "重": ["chong", "zhong"],
    "晟": ["sheng", "cheng"], "茜": ["qian", "xi"], "曾": ["zeng", "ceng"], "朝": ["chao", "zhao"],
    "单": ["dan", "shan"], "盖": ["gai", "ge"], "柏": ["bai", "bo"], "泊": ["bo", "po"], "卜": ["bu", "bo"],
    "拓": ["tuo", "ta"], "觉": ["jue", "jiao"], "藏": ["cang", "zang"], "降": ["jiang", "xiang"], "乾": ["qian", "gan"],
    "省": ["sheng", "xing"], "厦": ["xia", "sha"], "仔": ["zi", "zai"], "参": ["can", "shen"], "薄": ["bo", "bao"],
    "解": ["jie", "xie"], "区": ["qu", "ou"], "莞": ["guan", "wan"], "莘": ["shen", "xin"], "都": ["du", "dou"],
    "传": ["chuan", "zhuan"], "佛": ["fo", "fu"], "蔚": ["wei", "yu"], "朴": ["pu", "piao"], "查": ["cha", "zha"],
    "种": ["zhong", "chong"], "调": ["diao", "tiao"], "阿": ["a", "e"], "婧": ["jing", "qing"], "娜": ["na", "nuo"],
  ]
}
