import ElectionRecord

/// An election of two areas, and rolls for it.
enum RollSamples {
  static let header = "number,name,sex,birth_date,address,area,household,card"

  static func election(areas: [[String]] = [["东村"], ["西村", "北村"]]) -> Election {
    let half = Threshold(base: .registered, numerator: 1, denominator: 2)
    let name = BilingualText(zh: "测试", en: "Test")
    let sites = areas.enumerated().map { index, areas in
      Site(id: SiteID("R\(index + 1)"), kind: .mobileBox, stage: 1, name: name, areas: areas, papers: 10)
    }
    return Election(
      format: 1, id: "test", name: name, mode: .voters, policy: .assigned, electorate: 3, roll: "roll.csv",
      profile: RuleProfile(proxyLimit: 3, quorum: half, majority: half), polls: [Poll(id: .main, name: name)],
      sites: sites, contests: [])
  }

  static let areas = RollAreas(election())

  static func row(_ number: Int) -> String {
    "\(number),李正生,男,1960-06-07,东村\(number)号,东村,\(number),HB-\(number)"
  }

  static func file(_ lines: String...) -> String { ([header] + lines).joined(separator: "\n") + "\n" }

  /// Reads `text` in chunks of `chunkBytes`.
  static func read(
    _ bytes: [UInt8], chunkBytes: Int = 1 << 20, limits: RollLimits = .standard, areas: RollAreas = areas
  ) -> (rows: [RollRow], reader: RollReader) {
    var reader = RollReader(areas: areas, limits: limits)
    var rows: [RollRow] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      rows += reader.read(Array(rest.prefix(chunkBytes)))
      rest = rest.dropFirst(chunkBytes)
    }
    rows += reader.finish()
    return (rows, reader)
  }

  static func problems(_ text: String, limits: RollLimits = .standard) -> [RollProblem] {
    read(Array(text.utf8), limits: limits).reader.problems
  }
}
