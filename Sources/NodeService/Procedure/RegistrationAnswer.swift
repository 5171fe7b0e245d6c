package import ElectionRecord
import ElectionReports

/// 选民登记: what it came to, without anybody's name; with a number, that voter's own history as well.
package struct ShowRegistration: NodeView {
  package static let keys = ["procedure", "_0", "registration"]

  let voter: RollNumber?

  package init(voter: RollNumber?) { self.voter = voter }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let register = node.register
    let ledger = RegistrationLedger(register)
    let view = RegistrationView(ledger: ledger, register: register)
    let numbers = RecordNumbers(node: node, topic: .registration, say: context.say)
    var answer = CommandAnswer(
      numbers.adding(to: view.json, numbered: false), view.lines(context.say) + numbers.withdrawn)
    if let voter {
      answer.json["voter"] = .integer(Int(voter))
      let history = ledger.history(of: voter, in: register)
      answer.json["history"] = .array(
        history.map { ["day": .string("\($0.day)"), "do": .string($0.key)] })
      answer.lines += ["", context.say("选民序号 \(voter)：", "Number \(voter):")]
      answer.lines += history.map { "  \($0.day)  \(context.say(Wording.summary($0)))" }
      if history.isEmpty { answer.lines.append(context.say("  没有登记记录。", "  No record of the registration.")) }
    }
    return answer
  }
}

/// The status in both forms.
private struct RegistrationView {
  let ledger: RegistrationLedger
  let register: Register

  /// Numbers that name a person who has another number on the roll.
  private var duplicates: Int {
    register.hall.amendments.count { voter, change in
      if case .duplicateOf = change { register.isOnRoll(voter) } else { false }
    }
  }

  private var registered: Int { register.rollCount - ledger.off.count - duplicates }

  private var offCounts: [(reason: RegistrationLedger.Absence, count: Int)] {
    Dictionary(grouping: ledger.off.values) { $0 }.map { (reason: $0.key, count: $0.value.count) }
      .sorted { $0.reason.order < $1.reason.order }
  }

  var json: [String: JSONValue] {
    let balance = RepresentativeRule.balance(in: register)
    return [
      "roll": .integer(register.rollCount), "registered": .integer(registered),
      "electorate": .integer(register.election.electorate), "duplicates": .integer(duplicates),
      "added": .integer(register.addedCount),
      "off": .object(Dictionary(uniqueKeysWithValues: offCounts.map { ($0.reason.key, .integer($0.count)) })),
      "imports": .array(ledger.imports.map { JSONValue($0) }),
      "bases": .object(Self.counts(ledger.bases)), "sources": .object(Self.counts(ledger.sources)),
      "separatedHere": .integer(ledger.separatedHere), "temporaryResidents": .integer(ledger.temporaryResidents),
      "objections": .array(ledger.objections.enumerated().map { $1.json(number: $0 + 1) }),
      "objectionsUntil": JSONValue(ObjectionRule.lastDay(in: register).map { "\($0)" }),
      "absenceNoticeUntil": JSONValue(AbsenceRule.lastDay(in: register.election).map { "\($0)" }),
      "representatives": [
        "groups": .integer(balance.groups), "elected": .integer(balance.elected), "onRoll": JSONValue(balance.onRoll),
        "balanced": JSONValue(balance.isBalanced),
      ],
      "attendance": .array(quorums.map(\.json)),
    ]
  }

  private static func counts<Key: RawRepresentable<String>>(_ counts: [Key: Int]) -> [String: JSONValue] {
    Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, .integer($0.value)) })
  }

  /// Of the assemblies at which representatives elect.
  private var quorums: [MeetingQuorum] {
    register.procedure(\.calendar).compactMap { event in
      guard case .meeting(let meeting) = event.record else { return nil }
      return MeetingQuorum(meeting, in: register.election)
    }
  }

  func lines(_ say: Speaker) -> [String] {
    let (onRoll, counted) = (
      Wording.onRoll(register.rollCount, register.election.mode), Wording.onRoll(registered, register.election.mode)
    )
    var lines = [
      say(
        "名册 \(onRoll.zh)，现计入\(register.election.mode == .households ? "" : "选民数") \(counted.zh)。",
        "\(onRoll.en) on the roll, \(registered) of them counted now.")
    ]
    lines += offCounts.map {
      say("  \(say(Wording.name($0.reason)))：\($0.count) 人", "  \(say(Wording.name($0.reason))): \($0.count)")
    }
    let added = register.addedCount
    if added > 0 { lines.append(say("  其中补登：\(added) 人", "  added by the hall: \(added)")) }
    if duplicates > 0 { lines.append(say("  一人两号：\(duplicates) 个", "  second numbers of one person: \(duplicates)")) }
    lines += ledger.imports.map { "\($0.day)  \(say(Wording.summary(.imported($0))))" }
    lines += basisLines(say) + objectionLines(say) + representativeLines(say)
    return lines
  }

  private func basisLines(_ say: Speaker) -> [String] {
    let bases = RegistrationBasis.allCases.compactMap { basis in
      ledger.bases[basis].map { say("\(say(Wording.name(basis))) \($0) 人", "\(say(Wording.name(basis))) \($0)") }
    }
    let sources = RegistrationSource.allCases.compactMap { source in
      ledger.sources[source].map { say("\(say(Wording.name(source))) \($0) 人", "\(say(Wording.name(source))) \($0)") }
    }
    let comma = say("，", ", ")
    var lines: [String] = []
    if !bases.isEmpty { lines.append(say("登记依据：", "Basis: ") + bases.joined(separator: comma)) }
    if !sources.isEmpty { lines.append(say("登记方式：", "Registered ") + sources.joined(separator: comma)) }
    if ledger.separatedHere > 0 {
      lines.append(
        say(
          "人户分离、选择在本社区登记：\(ledger.separatedHere) 人",
          "Household registration elsewhere, registered here by choice: \(ledger.separatedHere)"))
    }
    return lines
  }

  private func objectionLines(_ say: Speaker) -> [String] {
    var lines = ledger.objections.enumerated().map { place, objection -> String in
      let state =
        if let decision = objection.decision {
          say(Wording.name(decision.outcome))
            + say(
              "（\(decision.day)\(objection.isLate ? "，逾期" : "")\(objection.decidedAt.map { "，记录 \($0.sequence)" } ?? "")）",
              " (\(decision.day)\(objection.isLate ? ", late" : "")\(objection.decidedAt.map { ", entry \($0.sequence)" } ?? ""))"
            )
        } else if let due = objection.due {
          say("待决定，最迟 \(due)", "waits; due by \(due)")
        } else {
          say("待决定", "waits")
        }
      let subject = objection.filed.voter.map { say("，序号 \($0)", ", number \($0)") } ?? ""
      return say(
        "第 \(place + 1) 号申诉 \(objection.filed.day) \(say(Wording.name(objection.filed.kind)))\(subject)：\(state)",
        "Objection \(place + 1), \(objection.filed.day), \(say(Wording.name(objection.filed.kind)))\(subject): \(state)"
      )
    }
    if let last = ObjectionRule.lastDay(in: register) {
      lines.append(say("申诉截止：\(last)", "Objections are taken until \(last)."))
    }
    return lines
  }

  private func representativeLines(_ say: Speaker) -> [String] {
    let balance = RepresentativeRule.balance(in: register)
    var lines: [String] = []
    if balance.groups > 0 {
      let verdict: String =
        switch balance.isBalanced {
        case .some(true): say("，与代表名册相符", ", as many as the roll has")
        case .some(false): say("，代表名册为 \(balance.onRoll ?? 0) 人，不符", "; the roll has \(balance.onRoll ?? 0)")
        case .none: ""
        }
      lines.append(
        say(
          "居民代表：\(balance.groups) 个小组推选 \(balance.elected) 人\(verdict)。",
          "Representatives: \(balance.groups) groups elected \(balance.elected)\(verdict)."))
    }
    return lines + quorums.compactMap { $0.line(say) }
  }
}

extension RegistrationLedger.Objection {
  fileprivate func json(number: Int) -> JSONValue {
    [
      "number": .integer(number), "filed": .string("\(filed.day)"), "kind": .string(filed.kind.rawValue),
      "voter": JSONValue(filed.voter.map(Int.init)), "by": .string(filed.by), "due": JSONValue(due.map { "\($0)" }),
      "decided": JSONValue(decision.map { "\($0.day)" }), "outcome": JSONValue(decision?.outcome.rawValue),
      "late": .bool(isLate),
    ]
  }
}

extension MeetingQuorum {
  fileprivate var json: JSONValue {
    [
      "expected": JSONValue(expected), "present": JSONValue(present), "needed": JSONValue(needed),
      "reached": JSONValue(isReached), "source": .string(rule.source),
    ]
  }

  /// Nil while the attendance is not known.
  fileprivate func line(_ say: Speaker) -> String? {
    guard let expected, let present, let needed, let isReached else { return nil }
    return say(
      "选举大会应到 \(expected) 人，须到 \(needed) 人（\(rule.source)），实到 \(present) 人，\(isReached ? "达到" : "未达到")。",
      "Polling assembly: \(expected) due, \(needed) needed (\(rule.source)), \(present) present: \(isReached ? "reached" : "not reached")."
    )
  }
}

extension RegistrationLedger.Absence {
  /// The place in a list: what voters said first, then what the committee decided.
  fileprivate var order: Int {
    switch self {
    case .declined: 0
    case .away: 1
    case .elsewhere: 2
    case .removed(let reason): 3 + (RemovalReason.allCases.firstIndex(of: reason) ?? 0)
    case .amended: 3 + RemovalReason.allCases.count
    }
  }

  /// Stable in JSON.
  fileprivate var key: String {
    switch self {
    case .declined: "declined"
    case .away: "absent"
    case .elsewhere: "registeredElsewhere"
    case .removed(let reason): reason.rawValue
    case .amended: "amended"
    }
  }
}

/// Consecutive roll numbers as files write them: `17` or `12-40`.
package struct VoterRange {
  package let numbers: ClosedRange<RollNumber>

  package var count: Int { numbers.count }

  package init?(_ text: String) {
    let ends = TextFolding.plain(text).replacing("~", with: "-").split(separator: "-", omittingEmptySubsequences: false)
      .map { TypedNumber.roll($0) }
    guard let first = ends[0], ends.count <= 2, let last = ends[ends.count - 1], last >= first
    else { return nil }
    numbers = first...last
  }

  /// The shortest list of ranges for `numbers`, which ascend.
  static func texts(of numbers: [RollNumber]) -> [String] {
    var texts: [String] = []
    var rest = numbers[...]
    while let first = rest.first {
      var last = first
      rest = rest.dropFirst()
      while let next = rest.first, next == last + 1 {
        last = next
        rest = rest.dropFirst()
      }
      texts.append(first == last ? "\(first)" : "\(first)-\(last)")
    }
    return texts
  }

  /// The items, each taken apart at commas of any kind: between full-width ones they are one text.
  private static func parts(_ items: [YAMLValue]) throws(StrictYAMLError) -> [(YAMLValue, String)] {
    var parts: [(YAMLValue, String)] = []
    for item in items { parts += TypedNumber.parts(try item.text(charactersMax: 1024)).map { (item, $0) } }
    return parts
  }

  /// The numbers of a list of roll numbers and of ranges.
  ///
  /// - Throws: ``StrictYAMLError`` for an item that is neither, or beyond `most` numbers.
  static func numbers(_ items: [YAMLValue], most: Int) throws(StrictYAMLError) -> [RollNumber] {
    var found: [RollNumber] = []
    for (item, text) in try parts(items) {
      guard let range = VoterRange(text), found.count + range.count <= most else {
        throw item.refused(
          zh: "请写选民序号或区间，如 17 或 12-40；一条记录至多 \(most) 人。",
          en: "Write roll numbers or ranges such as 17 or 12-40; at most \(most) voters a record.")
      }
      found += range.numbers
    }
    return found
  }
}
