import ElectionRecord

/// Reads records of the registration (选民登记) from a file of the procedure.
enum RegistrationReader {
  static let readers: [String: ProcedureFile.Reader] = [
    "registrationImport": { (value) throws(ElectionFileError) in .registration(.imported(try summary(value))) },
    "registered": { (value) throws(ElectionFileError) in .registration(.registered(try batch(value))) },
    "declined": { (value) throws(ElectionFileError) in .registration(.declined(try notice(value))) },
    "absent": { (value) throws(ElectionFileError) in .registration(.absent(try notice(value))) },
    "separated": { (value) throws(ElectionFileError) in .registration(.separated(try separated(value))) },
    "resident": { (value) throws(ElectionFileError) in .registration(.resident(try resident(value))) },
    "removed": { (value) throws(ElectionFileError) in .registration(.removed(try removal(value))) },
    "restored": { (value) throws(ElectionFileError) in .registration(.restored(try restoration(value))) },
    "objection": { (value) throws(ElectionFileError) in .registration(.objected(try objection(value))) },
    "objectionDecided": { (value) throws(ElectionFileError) in .registration(.decided(try decision(value))) },
    "representatives": { (value) throws(ElectionFileError) in .registration(.represented(try group(value))) },
  ]

  private static let persons = 0...Node.Limits.papersMax

  private static func summary(_ value: YAMLValue) throws(ElectionFileError) -> RegistrationImport {
    let map = try value.mapping(["day", "accepted", "questionable", "refused", "declined"])
    return RegistrationImport(
      day: try map.required("day").calendarDay(), accepted: try map.required("accepted").integer(in: persons),
      questionable: try map.required("questionable").integer(in: persons),
      refused: try map.required("refused").integer(in: persons),
      declined: try map.required("declined").integer(in: persons))
  }

  private static func batch(_ value: YAMLValue) throws(ElectionFileError) -> VotersRegistered {
    let map = try value.mapping(["day", "basis", "source", "canvasser", "voters"])
    return VotersRegistered(
      day: try map.required("day").calendarDay(), basis: try map.required("basis").choice(RegistrationBasis.self),
      source: try map.required("source").choice(RegistrationSource.self),
      canvasser: try map.optional("canvasser")?.text(charactersMax: RollLimits.standard.fieldBytesMax) ?? "",
      voters: try voters(map.required("voters")))
  }

  private static func notice(_ value: YAMLValue) throws(ElectionFileError) -> VoterNotice {
    let map = try value.mapping(["voter", "day"])
    return VoterNotice(voter: try voter(map), day: try map.required("day").calendarDay())
  }

  private static func separated(_ value: YAMLValue) throws(ElectionFileError) -> SeparatedResidence {
    let map = try value.mapping(["voter", "day", "choice", "community", "proof"])
    return SeparatedResidence(
      voter: try voter(map), day: try map.required("day").calendarDay(),
      choice: try map.required("choice").choice(ResidenceChoice.self),
      community: try map.required("community").text(charactersMax: RollLimits.standard.fieldBytesMax),
      proof: try map.optional("proof")?.choice(ResidenceProof.self))
  }

  private static func resident(_ value: YAMLValue) throws(ElectionFileError) -> TemporaryResidence {
    let map = try value.mapping(["voter", "day", "since"])
    return TemporaryResidence(
      voter: try voter(map), day: try map.required("day").calendarDay(), since: try map.required("since").calendarDay())
  }

  private static func removal(_ value: YAMLValue) throws(ElectionFileError) -> VoterRemoved {
    let map = try value.mapping(["voter", "day", "reason", "officers"])
    return VoterRemoved(
      voter: try voter(map), day: try map.required("day").calendarDay(),
      reason: try map.required("reason").choice(RemovalReason.self), officers: try officers(map))
  }

  private static func restoration(_ value: YAMLValue) throws(ElectionFileError) -> VoterRestored {
    let map = try value.mapping(["voter", "day", "reason", "officers"])
    return VoterRestored(
      voter: try voter(map), day: try map.required("day").calendarDay(),
      reason: try map.required("reason").choice(RestorationReason.self), officers: try officers(map))
  }

  private static func objection(_ value: YAMLValue) throws(ElectionFileError) -> ObjectionFiled {
    let map = try value.mapping(["day", "kind", "voter", "by", "text"])
    return ObjectionFiled(
      day: try map.required("day").calendarDay(), kind: try map.required("kind").choice(ObjectionKind.self),
      voter: try map.optional("voter").map(voter), by: try map.required("by").text(),
      text: try map.optional("text")?.text() ?? "")
  }

  private static func decision(_ value: YAMLValue) throws(ElectionFileError) -> ObjectionDecided {
    let map = try value.mapping(["objection", "day", "outcome", "reason", "officers"])
    return ObjectionDecided(
      objection: try map.required("objection").integer(in: 1...Node.recordsMax),
      day: try map.required("day").calendarDay(), outcome: try map.required("outcome").choice(ObjectionOutcome.self),
      reason: try map.required("reason").text(), officers: try officers(map))
  }

  private static func group(_ value: YAMLValue) throws(ElectionFileError) -> GroupRepresentatives {
    let map = try value.mapping(["group", "day", "count", "voters"])
    return GroupRepresentatives(
      group: try map.required("group").text(), day: try map.required("day").calendarDay(),
      count: try map.required("count").integer(in: persons), voters: try map.optional("voters").map(voters) ?? [])
  }

  private static func officers(_ map: YAMLMapping) throws(ElectionFileError) -> [String] {
    var names: [String] = []
    for name in try map.required("officers").list(countMax: 32) { names.append(try name.text()) }
    return names
  }

  private static func voter(_ map: YAMLMapping) throws(ElectionFileError) -> RollNumber {
    try voter(map.required("voter"))
  }

  private static func voter(_ value: YAMLValue) throws(ElectionFileError) -> RollNumber {
    RollNumber(try value.integer(in: 1...RollLimits.standard.rowsMax))
  }

  /// A list of roll numbers and of ranges such as `12-40`.
  private static func voters(_ value: YAMLValue) throws(ElectionFileError) -> [RollNumber] {
    var found: [RollNumber] = []
    for item in try value.list(countMax: VotersRegistered.votersMax) {
      guard let range = VoterRange(try item.text(charactersMax: 32)),
        found.count + range.count <= VotersRegistered.votersMax
      else {
        throw item.refused(
          zh: "请写选民序号或区间，如 17 或 12-40；一条记录至多 \(VotersRegistered.votersMax) 人。",
          en: "Write roll numbers or ranges such as 17 or 12-40; at most \(VotersRegistered.votersMax) voters a record."
        )
      }
      found += range.numbers
    }
    return found
  }
}

/// Consecutive roll numbers as files write them: `17` or `12-40`.
struct VoterRange {
  let numbers: ClosedRange<RollNumber>

  var count: Int { numbers.count }

  init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { RollNumber($0) }
    guard let first = ends[0], first >= 1, ends.count <= 2, let last = ends[ends.count - 1], last >= first
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
}
