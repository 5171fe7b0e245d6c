import ElectionRecord
import Foundation
import Testing

@testable import NodeService

@Suite struct ProfileFileTests {
  static let configured = URL(filePath: ElectionFolder.configured).deletingLastPathComponent().appending(
    path: "profiles")

  static let names = ["beijing", "deputies", "fujian", "henan", "national", "shanghai", "zhejiang"]

  private static func keys() -> [String] {
    ProfileKeys.registration.map(\.name) + ProfileKeys.nomination.map(\.name) + ProfileKeys.staff.map(\.name)
      + ProfileKeys.boxes.map(\.name) + ProfileKeys.proxies.map(\.name) + ProfileKeys.ballots.map(\.name)
      + ProfileKeys.results.map(\.name) + ProfileKeys.closing.map(\.name)
  }

  @Test func everyFileThatComesWithTheProgramIsRead() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.configured.path).filter {
      $0.hasSuffix(".yaml")
    }
    #expect(files.sorted() == Self.names.map { $0 + ".yaml" })
    for name in Self.names {
      let profile = try ProfileFile.load(Self.configured.appending(path: "\(name).yaml").path)
      #expect(profile.id == name)
      #expect(profile.results.membersMin?.value == 5, "\(name)")
    }
  }

  /// The values that the provinces do not share, as their laws have them.
  @Test func whatDiffersFromPlaceToPlaceIsThatOfTheLaw() throws {
    func profile(_ name: String) throws -> ProcedureProfile {
      try ProfileFile.load(Self.configured.appending(path: "\(name).yaml").path)
    }
    #expect(try Self.names.map { try profile($0).staff.boxTeamMin?.value } == [3, 2, 3, 3, nil, 2, 3])
    #expect(try Self.names.map { try profile($0).nomination.formalListDays?.value } == [5, 7, nil, 5, 5, 5, 5])
    #expect(try Self.names.map { try profile($0).proxies.postedDays?.value } == [nil, nil, nil, 1, nil, 2, 1])
    #expect(
      try Self.names.map { try profile($0).results.supplementaryDays?.value } == [15, nil, nil, nil, nil, 30, 30])
    #expect(
      try Self.names.map { try profile($0).ballots.accountBase?.value }
        == [.voters, .voters, nil, .issued, .voters, .voters, .voters])
    #expect(try profile("zhejiang").proxies.principalsMax == Cited(3, "参照浙江省村民委员会选举办法（2020）第二十五条"))
    #expect(try profile("henan").closing.retentionMonths == Cited(36, "参照河南省实施村委会组织法办法（2011）第三十七条"))
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
    let profile = try ProfileFile.load(folder.path + "/whole.yaml")
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
      default: break
      }
      let fractions: Set = [
        "turnoutMoreThan", "majorityMoreThan", "representativesPresent", "meetingMoreThan", "supplementaryAtLeast",
        "recallVoters", "recallRepresentatives",
      ]
      if fractions.contains(key) { return "1/3" }
      let numbers = ["Days", "Months", "Min", "Max", "Years", "Voters", "Households", "From", "Below"]
      return key == "age" || numbers.contains { key.hasSuffix($0) } ? "7" : "true"
    }
    func section(_ name: String, _ keys: [String]) -> String {
      "\(name):\n" + keys.map { "  \($0): {value: \(value($0)), source: art. 1}\n" }.joined()
    }
    return "format: 1\nname: {zh: 全, en: Whole}\n" + section("registration", ProfileKeys.registration.map(\.name))
      + section("nomination", ProfileKeys.nomination.map(\.name)) + section("staff", ProfileKeys.staff.map(\.name))
      + section("boxes", ProfileKeys.boxes.map(\.name)) + section("proxies", ProfileKeys.proxies.map(\.name))
      + section("ballots", ProfileKeys.ballots.map(\.name)) + section("results", ProfileKeys.results.map(\.name))
      + section("closing", ProfileKeys.closing.map(\.name))
  }

  static let good = """
    format: 1
    name: {zh: 规则, en: Rules}
    nomination:
      formalListDays: {value: 5, source: 第十八条}
    results:
      turnoutMoreThan: {value: 1/2, source: 第十五条}
      majorityBase: {value: valid, source: 第十五条}
    proxies:
      principalsMax: {value: 2, source: 第二十五条}

    """

  static let mistakes: [BadFile] = [
    BadFile("format: 1", "format: 2", line: 1, "format", .futureFormat(found: 2, known: 1)),
    BadFile("format: 1\n", "", line: 1, "", .missingKey("format")),
    BadFile("name: {zh: 规则, en: Rules}\n", "", line: 1, "", .missingKey("name")),
    BadFile(
      "proxies:", "proxy:", line: 8, "",
      .unknownKey("proxy", known: ["format", "name"] + ProfileSection.allCases.map(\.rawValue))),
    BadFile(
      "formalListDays", "formalListDay", line: 4, "nomination",
      .unknownKey("formalListDay", known: ProfileKeys.nomination.map(\.name))),
    BadFile(", source: 第十八条", "", line: 4, "nomination.formalListDays", .missingKey("source")),
    BadFile("source: 第十八条", "source: ''", line: 4, "nomination.formalListDays.source", .wrongType(.text)),
    BadFile("value: 5, ", "", line: 4, "nomination.formalListDays", .missingKey("value")),
    BadFile(
      "value: 5", "valu: 5", line: 4, "nomination.formalListDays", .unknownKey("valu", known: ["value", "source"])),
    BadFile("{value: 5, source: 第十八条}", "5", line: 4, "nomination.formalListDays", .wrongType(.mapping)),
    BadFile("value: 5", "value: 367", line: 4, "nomination.formalListDays.value", .outOfRange(0...366)),
    BadFile("value: 5", "value: -1", line: 4, "nomination.formalListDays.value", .outOfRange(0...366)),
    BadFile("value: 5", "value: five", line: 4, "nomination.formalListDays.value", .wrongType(.integer)),
    BadFile("value: 1/2", "value: 1/1", line: 6, "results.turnoutMoreThan.value", .wrongType(.fraction)),
    BadFile("value: 1/2", "value: 0.5", line: 6, "results.turnoutMoreThan.value", .wrongType(.fraction)),
    BadFile("value: 1/2", "value: 1/1001", line: 6, "results.turnoutMoreThan.value", .wrongType(.fraction)),
    BadFile(
      "value: valid", "value: papers", line: 7, "results.majorityBase.value",
      .notOneOf(["registered", "returned", "valid"])),
    BadFile("value: 2", "value: 101", line: 9, "proxies.principalsMax.value", .outOfRange(0...100)),
  ]

  @Test(arguments: mistakes) func aWrongFileOfRulesIsRefusedAtItsPlace(_ bad: BadFile) throws {
    let text = Self.good.replacing(bad.old, with: bad.new, maxReplacements: 1)
    try #require(text != Self.good)
    let folder = try ElectionFolder()
    try folder.write(text, as: "rules.yaml")
    let error = #expect(throws: StrictYAMLError.self) { try ProfileFile.load(folder.path + "/rules.yaml") }
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
    #expect(throws: StrictYAMLError.self) { try ProfileFile.load(folder.path + "/" + name) }
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
    #expect(error?.line == 4)
  }
}
