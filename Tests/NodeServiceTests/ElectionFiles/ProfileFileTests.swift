import ElectionRecord
import Foundation
import Testing

@testable import NodeService

@Suite struct ProfileFileTests {
  static let configured = URL(filePath: ElectionFolder.configured).deletingLastPathComponent().appending(
    path: "profiles")

  static let names = ["beijing", "deputies", "fujian", "henan", "national", "national-2018", "shanghai", "zhejiang"]

  private static func keys() -> [String] {
    ProfileKeys.registration.map(\.name) + ProfileKeys.nomination.map(\.name) + ProfileKeys.staff.map(\.name)
      + ProfileKeys.boxes.map(\.name) + ProfileKeys.proxies.map(\.name) + ProfileKeys.ballots.map(\.name)
      + ProfileKeys.results.map(\.name) + ProfileKeys.closing.map(\.name)
  }

  private static func profile(_ name: String, for mode: ElectionMode = .voters) throws -> ProcedureProfile {
    try ProfileFile.load(configured.appending(path: "\(name).yaml").path, for: mode)
  }

  @Test func everyFileThatComesWithTheProgramIsRead() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.configured.path).filter {
      $0.hasSuffix(".yaml")
    }
    #expect(files.sorted() == Self.names.map { $0 + ".yaml" }.sorted())
    for name in Self.names {
      let profile = try Self.profile(name)
      // Earlier elections know it so.
      #expect(profile.id == (name == "national-2018" ? "national" : name))
      #expect(profile.results.membersMin?.value == 5, "\(name)")
      #expect(profile.inForce != nil, "\(name)")
    }
  }

  /// The values that the provinces do not share, as their laws have them.
  @Test func whatDiffersFromPlaceToPlaceIsThatOfTheLaw() throws {
    func values<Value: Equatable>(_ value: (ProcedureProfile) -> Value) throws -> [Value] {
      try Self.names.map { value(try Self.profile($0)) }
    }
    #expect(try values { $0.staff.boxTeamMin?.value } == [3, 2, 3, 3, nil, nil, 2, 3])
    #expect(try values { $0.nomination.formalListDays?.value } == [5, 7, nil, 5, 5, 5, 5, 5])
    #expect(try values { $0.proxies.postedDays?.value } == [nil, nil, nil, 1, nil, nil, 2, 1])
    #expect(try values { $0.results.supplementaryDays?.value } == [15, nil, nil, nil, nil, nil, 30, 30])
    #expect(
      try values { $0.ballots.accountBase?.value }
        == [.voters, .voters, nil, .issued, .voters, .voters, .voters, .voters])
    #expect(try Self.profile("zhejiang").proxies.principalsMax == Cited(3, "参照浙江省村民委员会选举办法（2020）第二十五条"))
    #expect(try Self.profile("henan").closing.retentionMonths == Cited(36, "参照河南省实施村委会组织法办法（2011）第三十七条"))
  }

  /// The urban law of 2025, articles 18–20, 27: what the three modes do not share.
  @Test func theLawInForceTellsTheModesApart() throws {
    // Closures: the standard library copies an optional of 17 bytes behind a key path over itself, which the address
    // sanitizer reports.
    let modes = try ElectionMode.allCases.map { try Self.profile("national", for: $0) }
    #expect(modes.map { $0.results.turnoutMoreThan?.value } == [Fraction(1, 2), Fraction(2, 3), Fraction(1, 2)])
    #expect(modes.map { $0.proxies.allowed?.value } == [true, false, true])
    #expect(modes.map { $0.proxies.kinOnly?.value } == [false, false, false])
    #expect(modes.map { $0.results.recallVoters?.value } == Array(repeating: Fraction(1, 10), count: 3))
    #expect(modes.map { $0.nomination.jointVoters?.value } == [10, 10, 10])
    #expect(modes.allSatisfy { $0.registration.residenceMonths == nil })
  }

  /// 37 papers of 73 representatives are half; the law asks for 49.
  @Test func theQuorumOfRepresentativesIsTheirs() throws {
    let quorum = Threshold(
      base: .registered, try #require(Self.profile("national", for: .representatives).results.turnoutMoreThan).value)
    #expect(quorum.needed(of: 73) == 49)
  }

  @Test func theNationalRulesFollowEachOtherWithoutAGap() throws {
    for rules in NationalRules.allCases {
      #expect(try Self.profile(rules.rawValue).inForce == rules.inForce)
    }
    let last = try #require(CalendarDay("2025-12-31"))
    #expect(NationalRules.inForce(on: last) == .law2018)
    #expect(NationalRules.inForce(on: last.adding(days: 1)) == .law2025)
  }

  /// The urban law of 2025 leaves nothing of these to a province; until it was in force, all of it was lawful.
  @Test func whatTheLawOverridesInTheProvincesIsNamed() throws {
    let first = try #require(NationalRules.law2025.inForce?.from)
    func overridden(_ name: String, _ mode: ElectionMode, on day: CalendarDay) throws -> [ComplianceSubject?] {
      LawCompliance.contradictions(in: try Self.profile(name, for: mode), of: mode, on: day).map(\.subject)
    }
    for mode in ElectionMode.allCases {
      #expect(try overridden("national", mode, on: first).isEmpty)
      #expect(try overridden("henan", mode, on: first.adding(days: -1)).isEmpty)
    }
    #expect(
      try overridden("national-2018", .voters, on: first)
        == [.rule("registration.residenceMonths"), .rule("proxies.kinOnly"), .rule("results.recallVoters")])
    #expect(
      try overridden("national-2018", .representatives, on: first)
        == [
          .rule("registration.residenceMonths"), .rule("registration.representativesPerGroupMin"),
          .rule("registration.representativesPerGroupMax"), .rule("proxies.allowed"), .rule("proxies.kinOnly"),
          .rule("results.turnoutMoreThan"), .rule("results.recallVoters"),
        ])
    #expect(
      try overridden("henan", .households, on: first)
        == [
          .rule("registration.residenceMonths"),
          .rule("nomination.jointHouseholds"), .rule("nomination.equalAllowed"), .rule("proxies.kinOnly"),
          .rule("results.recallVoters"),
        ])
  }

  /// Each file says itself which of its values the law overrides, whoever votes.
  @Test(arguments: ["zhejiang", "shanghai", "beijing", "henan", "fujian"])
  func aFileOfAProvinceNamesWhatTheLawOverrides(_ name: String) throws {
    let first = try #require(NationalRules.law2025.inForce?.from)
    let keys = try ElectionMode.allCases.flatMap { mode in
      LawCompliance.contradictions(in: try Self.profile(name, for: mode), of: mode, on: first).compactMap { check in
        if case .rule(let key) = check.subject { key } else { nil }
      }
    }
    let text = try String(contentsOf: Self.configured.appending(path: "\(name).yaml"), encoding: .utf8)
    let named = text.split(separator: "\n").filter { $0.hasPrefix("#   - ") }.map { String($0.dropFirst(6)) }
    #expect(named == Set(keys).sorted())
  }

  /// A poll that follows another one takes its rules along, as they are for its mode.
  @Test(arguments: ElectionMode.allCases) func rulesThatAreWrittenAreReadTheSame(_ mode: ElectionMode) throws {
    for name in Self.names {
      let profile = try Self.profile(name, for: mode)
      let folder = try ElectionFolder()
      try folder.write(ProfileFileText.text(profile), as: profile.id + ".yaml")
      #expect(try ProfileFile.load("\(folder.path)/\(profile.id).yaml", for: mode) == profile, "\(name)")
    }
  }

  @Test func everyKeyIsExplained() throws {
    let readme = try String(contentsOf: Self.configured.appending(path: "README.md"), encoding: .utf8)
    for key in Self.keys() { #expect(readme.contains("| `\(key)` |"), "\(key)") }
    for section in ProfileSection.allCases { #expect(readme.contains("## \(section.rawValue) "), "\(section)") }
    let explained = readme.split(separator: "\n").filter { $0.hasPrefix("| `") && !$0.contains(".yaml`") }
    #expect(explained.count == Self.keys().count)
  }

  @Test func noKeyIsReadTwice() {
    for names in [
      ProfileKeys.registration.map(\.name), ProfileKeys.nomination.map(\.name), ProfileKeys.staff.map(\.name),
      ProfileKeys.boxes.map(\.name), ProfileKeys.proxies.map(\.name), ProfileKeys.ballots.map(\.name),
      ProfileKeys.results.map(\.name), ProfileKeys.closing.map(\.name),
    ] { #expect(Set(names).count == names.count) }
  }

  /// Every value that the rules can hold can be written: an object with all keys has no null.
  @Test func everyValueOfTheRulesHasAKey() throws {
    let folder = try ElectionFolder()
    try folder.write(Self.whole, as: "whole.yaml")
    let profile = try ProfileFile.load(folder.path + "/whole.yaml", for: .voters)
    func values(_ rules: Any) -> [String: Bool] {
      Dictionary(
        uniqueKeysWithValues: Mirror(reflecting: rules).children.map { child in
          (child.label ?? "", Mirror(reflecting: child.value).children.isEmpty)
        })
    }
    let parts: [Any] = [
      profile.registration, profile.nomination, profile.staff, profile.boxes, profile.proxies, profile.ballots,
      profile.results, profile.closing,
    ]
    for part in parts { #expect(values(part).filter(\.value).keys.sorted() == []) }
    let again = try JSONDecoder().decode(ProcedureProfile.self, from: JSONEncoder().encode(profile))
    #expect(again == profile)
  }

  /// A file with every key.
  private static var whole: String {
    func value(_ key: String) -> String {
      switch key {
      case "scope": return "paper"
      case "blank": return "invalid"
      case "accountBase": return "issued"
      case "accountScope": return "box"
      case "majorityBase": return "valid"
      case "resultFigures": return "[valid, invalid]"
      case "exclusions": return "[gangs, expelled]"
      case "listOrder": return "strokes"
      case "officeEnds": return "[convicted, unfitTwice]"
      default: break
      }
      let fractions: Set = [
        "turnoutMoreThan", "majorityMoreThan", "representativesPresent", "meetingMoreThan", "supplementaryAtLeast",
        "representativesMeetingAtLeast", "recallVoters", "recallRepresentatives", "recallHouseholds",
        "committeeMeetingMoreThan",
      ]
      if fractions.contains(key) { return "1/3" }
      let numbers = ["Days", "Months", "Min", "Max", "Years", "Voters", "Households", "From", "Below"]
      return key == "age" || numbers.contains { key.hasSuffix($0) } ? "7" : "true"
    }
    func section(_ name: String, _ keys: [String]) -> String {
      "\(name):\n" + keys.map { "  \($0): {value: \(value($0)), source: art. 1}\n" }.joined()
    }
    return "format: 1\nname: {zh: 全, en: Whole}\ninForce: {from: 2026-01-01}\n"
      + section("registration", ProfileKeys.registration.map(\.name))
      + section("nomination", ProfileKeys.nomination.map(\.name)) + section("staff", ProfileKeys.staff.map(\.name))
      + section("boxes", ProfileKeys.boxes.map(\.name)) + section("proxies", ProfileKeys.proxies.map(\.name))
      + section("ballots", ProfileKeys.ballots.map(\.name)) + section("results", ProfileKeys.results.map(\.name))
      + section("closing", ProfileKeys.closing.map(\.name))
  }

  static let good = """
    format: 1
    name: {zh: 规则, en: Rules}
    inForce: {from: 2026-01-01, until: 2026-12-31}
    nomination:
      formalListDays: {value: 5, source: 第十八条}
    results:
      turnoutMoreThan: {value: 1/2, source: 第十五条}
      majorityBase: {value: valid, source: 第十五条}
    proxies:
      principalsMax: {value: 2, source: 第二十五条}
      allowed: {value: true, source: 第十九条, byMode: {representatives: {value: false, source: 第十九条}}}

    """

  static let mistakes: [BadFile] = [
    BadFile("format: 1", "format: 2", line: 1, "format", .futureFormat(found: 2, known: 1)),
    BadFile("format: 1\n", "", line: 1, "", .missingKey("format")),
    BadFile("name: {zh: 规则, en: Rules}\n", "", line: 1, "", .missingKey("name")),
    BadFile("name: {zh: 规则", "id: A_1\nname: {zh: 规则", line: 2, "id", .wrongType(.identifier)),
    BadFile(
      "2026-12-31", "2025-12-31", line: 3, "inForce",
      .refused(BilingualText(zh: "失效日早于生效日。请改正 from、until。", en: "it ends before it begins. Correct from and until."))),
    BadFile("2026-12-31", "2026-02-30", line: 3, "inForce.until", .wrongType(.day)),
    BadFile("until: 2026", "till: 2026", line: 3, "inForce", .unknownKey("till", known: ["from", "until"])),
    BadFile(
      "{from: 2026-01-01, until: 2026-12-31}", "{}", line: 3, "inForce",
      .refused(BilingualText(zh: "至少要有一项。请补上。", en: "it needs at least one item. Add it."))),
    BadFile(
      "proxies:", "proxy:", line: 9, "",
      .unknownKey("proxy", known: ["format", "id", "name", "inForce"] + ProfileSection.allCases.map(\.rawValue))),
    BadFile(
      "formalListDays", "formalListDay", line: 5, "nomination",
      .unknownKey("formalListDay", known: ProfileKeys.nomination.map(\.name))),
    BadFile(", source: 第十八条", "", line: 5, "nomination.formalListDays", .missingKey("source")),
    BadFile("source: 第十八条", "source: ''", line: 5, "nomination.formalListDays.source", .wrongType(.text)),
    BadFile("value: 5, ", "", line: 5, "nomination.formalListDays", .missingKey("value")),
    BadFile(
      "value: 5", "valu: 5", line: 5, "nomination.formalListDays",
      .unknownKey("valu", known: ["value", "source", "byMode"])),
    BadFile("{value: 5, source: 第十八条}", "5", line: 5, "nomination.formalListDays", .wrongType(.mapping)),
    BadFile("value: 5", "value: 367", line: 5, "nomination.formalListDays.value", .outOfRange(0...366)),
    BadFile("value: 5", "value: -1", line: 5, "nomination.formalListDays.value", .outOfRange(0...366)),
    BadFile("value: 5", "value: five", line: 5, "nomination.formalListDays.value", .wrongType(.integer)),
    BadFile("value: 1/2", "value: 1/1", line: 7, "results.turnoutMoreThan.value", .wrongType(.fraction)),
    BadFile("value: 1/2", "value: 0.5", line: 7, "results.turnoutMoreThan.value", .wrongType(.fraction)),
    BadFile("value: 1/2", "value: 1/1001", line: 7, "results.turnoutMoreThan.value", .wrongType(.fraction)),
    BadFile("value: 1/2", "value: +1/+2", line: 7, "results.turnoutMoreThan.value", .wrongType(.fraction)),
    BadFile("value: 1/2", "value: 1/+2", line: 7, "results.turnoutMoreThan.value", .wrongType(.fraction)),
    BadFile(
      "value: valid", "value: papers", line: 8, "results.majorityBase.value",
      .notOneOf(["registered", "returned", "valid"])),
    BadFile("value: 2", "value: 101", line: 10, "proxies.principalsMax.value", .outOfRange(0...100)),
    BadFile(
      "{representatives:", "{members:", line: 11, "proxies.allowed.byMode",
      .unknownKey("members", known: ["voters", "representatives", "households"])),
    BadFile(
      "{representatives: {value: false, source: 第十九条}}", "{}", line: 11, "proxies.allowed.byMode",
      .refused(BilingualText(zh: "至少要有一项。请补上。", en: "it needs at least one item. Add it."))),
    BadFile(
      "{value: false, source: 第十九条}", "{value: false}", line: 11, "proxies.allowed.byMode.representatives",
      .missingKey("source")),
    BadFile(
      "{value: false,", "{value: no,", line: 11, "proxies.allowed.byMode.representatives.value", .wrongType(.boolean)),
    BadFile("value: true, source", "source", line: 11, "proxies.allowed", .missingKey("value")),
  ]

  /// Rules that contradict themselves, in a part of their own; each is refused at the maximum.
  @Test(
    arguments: [
      ("results", "membersMin", "membersMax", 50, 9), ("results", "womenMin", "membersMax", 10, 9),
      ("registration", "householdsPerRepresentativeMin", "householdsPerRepresentativeMax", 60, 50),
      ("registration", "representativesPerGroupMin", "representativesPerGroupMax", 3, 2),
      ("nomination", "surplusHeadMin", "surplusHeadMax", 1, 0),
      ("nomination", "surplusMemberMin", "surplusMemberMax", 3, 2),
    ]) func aMaximumBelowItsMinimumIsRefused(section: String, least: String, most: String, low: Int, high: Int) throws
  {
    func load(_ low: Int, _ high: Int, byMode: Bool = false) throws -> ProcedureProfile {
      let folder = try ElectionFolder()
      let highText =
        byMode
        ? "{value: \(low), source: a, byMode: {representatives: {value: \(high), source: a}}}"
        : "{value: \(high), source: a}"
      try folder.write(
        "format: 1\nname: {zh: 规则, en: Rules}\ninForce: {from: 2026-01-01}\n\(section):\n  \(least): {value: \(low), source: a}\n"
          + "  \(most): \(highText)\n", as: "rules.yaml")
      return try ProfileFile.load(folder.path + "/rules.yaml", for: .voters)
    }
    _ = try load(high, high)
    for byMode in [false, true] {
      let error = #expect(throws: StrictYAMLError.self) { try load(low, high, byMode: byMode) }
      #expect(error?.line == 6 && error?.path == "\(section).\(most)")
      #expect(error?.message.zh.contains(least) == true)
    }
  }

  @Test(arguments: [
    ("nomination", "exclusions: {value: [expelled, expelled]", "exclusions.value[1]"),
    ("results", "officeEnds: {value: [convicted, unfitTwice, convicted]", "officeEnds.value[2]"),
    ("closing", "resultFigures: {value: [valid, valid]", "resultFigures.value[1]"),
  ]) func aCodeThatStandsTwiceIsRefused(section: String, entry: String, path: String) throws {
    let folder = try ElectionFolder()
    try folder.write(
      "format: 1\nname: {zh: 规则, en: Rules}\ninForce: {from: 2026-01-01}\n\(section):\n  \(entry), source: a}\n",
      as: "rules.yaml")
    let error = #expect(throws: StrictYAMLError.self) {
      try ProfileFile.load(folder.path + "/rules.yaml", for: .voters)
    }
    #expect(error?.line == 5 && error?.path == "\(section).\(path)")
  }

  @Test(arguments: mistakes) func aWrongFileOfRulesIsRefusedAtItsPlace(_ bad: BadFile) throws {
    let text = Self.good.replacing(bad.old, with: bad.new, maxReplacements: 1)
    try #require(text != Self.good)
    let folder = try ElectionFolder()
    try folder.write(text, as: "rules.yaml")
    let error = #expect(throws: StrictYAMLError.self) {
      try ProfileFile.load(folder.path + "/rules.yaml", for: .voters)
    }
    #expect(error?.file == "rules.yaml")
    #expect(error?.line == bad.line)
    #expect(error?.path == bad.path)
    #expect(error?.kind == bad.kind)
  }

  @Test(arguments: ["Rules.yaml", "rules.yml", "-a.yaml", "规则.yaml"]) func aFileOfRulesIsNamedPlainly(_ name: String)
    throws
  {
    let folder = try ElectionFolder()
    try folder.write(Self.good, as: name)
    #expect(throws: StrictYAMLError.self) { try ProfileFile.load(folder.path + "/" + name, for: .voters) }
  }

  /// An election with `profile` as given, beside a file of rules.
  private func election(_ profile: String) throws -> Election {
    let folder = try ElectionFolder()
    try folder.write(Self.good, as: "rules.yaml")
    try folder.write(ElectionFolder.election + "profile: \(profile)\n")
    return try ElectionFile.load(folder.path)
  }

  @Test func theRulesBecomePartOfTheElection() throws {
    let election = try election("{rules: rules.yaml}")
    #expect(election.procedure?.id == "rules")
    #expect(election.procedure?.nomination.formalListDays == Cited(5, "第十八条"))
    let again = try JSONDecoder().decode(Election.self, from: JSONEncoder().encode(election))
    #expect(again == election)
    let plain = try ElectionFolder.load(ElectionFolder.election)
    #expect(plain.procedure == nil)
    #expect(plain.canonicalDigest != election.canonicalDigest)
    var timeless = election
    timeless.procedure?.inForce = nil
    #expect(timeless.canonicalDigest == election.canonicalDigest)
  }

  @Test func whatTheElectionDoesNotWriteFollowsFromTheRules() throws {
    let election = try election("{rules: rules.yaml}")
    #expect(election.profile.proxyLimit == 2)
    #expect(election.profile.quorum == Threshold(base: .registered, numerator: 1, denominator: 2))
    #expect(election.profile.majority == Threshold(base: .valid, numerator: 1, denominator: 2))
    let own = try self.election(
      "{rules: rules.yaml, proxyLimit: 1, quorum: {base: registered, moreThan: 2/3}, "
        + "majority: {base: returned, moreThan: 1/3}}")
    #expect(own.profile.proxyLimit == 1)
    #expect(own.profile.quorum == Threshold(base: .registered, numerator: 2, denominator: 3))
    #expect(own.profile.majority == Threshold(base: .returned, numerator: 1, denominator: 3))
  }

  @Test(arguments: ["{rules: other.yaml}", "{rules: /rules.yaml}", "{rules: [rules.yaml]}"])
  func rulesThatAreNotThereAreAMistakeOfTheElection(_ profile: String) throws {
    let error = #expect(throws: StrictYAMLError.self) { try election(profile) }
    #expect(error?.file == "election.yaml")
    #expect(error?.path == "profile.rules")
  }

  @Test func aMistakeInTheRulesNamesTheirFile() throws {
    let folder = try ElectionFolder()
    try folder.write(Self.good.replacing("value: 5", with: "value: x"), as: "rules.yaml")
    try folder.write(ElectionFolder.election + "profile: {rules: rules.yaml}\n")
    let error = #expect(throws: StrictYAMLError.self) { try ElectionFile.load(folder.path) }
    #expect(error?.file == "rules.yaml")
    #expect(error?.line == 5)
  }
}
