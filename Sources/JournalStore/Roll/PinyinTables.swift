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
