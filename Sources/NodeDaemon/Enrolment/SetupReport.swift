package import ElectionRecord
import ElectionReports
import JournalStore

/// What a person is told of an election's files when they are set up.
package struct SetupReport: Sendable {
  package let findings: [SetupFinding]
  /// How many findings there are of each code; only the first of them are in ``findings``.
  let counts: [String: Int]
  /// Lines of the roll's file that are no voter's.
  let passedOver: PassedOver

  /// Reads the roll twice and holds the election's files against each other.
  ///
  /// - Parameter off: Numbers of the roll that are struck off or given twice.
  init(
    _ roll: RollStore, _ election: Election, off: Set<RollNumber> = [], passedOver: PassedOver
  ) throws(StoreError) {
    var check = SetupCheck(election, off: off)
    try roll.forEachVoter { check.count($0) }
    try roll.forEachVoter { check.check($0) }
    findings = check.finish()
    counts = check.counts
    self.passedOver = passedOver
  }

  /// - Throws: ``Refusal`` with every finding that refuses, and how to insist.
  func checkWithoutInsisting() throws(Refusal) {
    let refusing = findings.filter(\.refuses)
    guard !refusing.isEmpty else { return }
    throw Refusal(
      "setupQuestioned",
      zh: "选举资料有下列问题，没有建立会场主机。请改正后重试；确实无误的，加 --insist 照办，并记下理由：\n"
        + lines(refusing, .zh).map { "  " + $0 }.joined(separator: "\n"),
      en: "The election's files have these faults, and no hall was set up. Correct them; where they are right as they "
        + "are, add --insist and note down why:\n"
        + lines(refusing, .en).map { "  " + $0 }.joined(separator: "\n"))
  }

  /// Lines beneath the answer of `init`.
  func lines(_ language: Language) -> [String] {
    let say = Speaker(language: language)
    let told = findings.isEmpty ? [] : [say("请核对：", "To check:")] + lines(findings, language).map { "  " + $0 }
    return told + (say.passedOver(passedOver).map { [$0] } ?? [])
  }

  var json: [String: JSONValue] {
    [
      "findings": .array(findings.map(Self.json)), "passedOver": .passedOver(passedOver),
      "findingCounts": .object(counts.mapValues { .integer($0) }),
    ]
  }

  private static func json(_ finding: SetupFinding) -> JSONValue {
    var json: [String: JSONValue] = ["code": .string(finding.code), "refuses": .bool(finding.refuses)]
    if case .voter(let number, _, let other, _) = finding {
      json["voter"] = .integer(Int(number))
      json["other"] = other.map { .integer(Int($0)) } ?? .null
    }
    return .object(json)
  }

  /// Each finding, and how many more there are of its code.
  private func lines(_ findings: [SetupFinding], _ language: Language) -> [String] {
    let more = Set(findings.map(\.code)).sorted().compactMap { code -> String? in
      let rest = counts[code, default: 0] - findings.count { $0.code == code }
      guard rest > 0 else { return nil }
      return language == .zh ? "（同样的情况另有 \(rest) 处：\(code)）" : "(\(rest) more of \(code))"
    }
    return findings.map { Wording.message($0).text(language) } + more
  }
}
