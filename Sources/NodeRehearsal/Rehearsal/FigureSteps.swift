import ElectionRecord
import NodeService

/// The steps that enter figures and put them right.
extension RehearsalStepReader {
  /// Whether a figure that does not fit is recorded, as with a command's `--confirm`.
  func insists(_ map: YAMLMapping) throws(StrictYAMLError) -> Bool { try map.optional("confirm")?.boolean() ?? false }

  func count(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let count = try box(value, besides: ["confirm"])
    let insists = try insists(value.anyMapping())
    return .atHall("\(count.site) 收回 \(count.returned) 张", "\(count.site) is counted: \(count.returned) returned") {
      (hall) throws(NodeError) in try hall.count(count, insists: insists)
    }
  }

  private func box(_ value: YAMLValue, besides keys: [String] = []) throws(StrictYAMLError) -> BoxCount {
    let map = try value.mapping(["site", "returned", "valid", "invalid", "blank"] + keys)
    return BoxCount(
      site: try map.required("site", site), returned: try map.required("returned", papers),
      valid: try map.required("valid", papers), invalid: try map.required("invalid", papers),
      blank: try map.optional("blank", papers) ?? 0)
  }

  func tally(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let tally = try votes(value, besides: ["confirm"])
    let insists = try insists(value.anyMapping())
    return .atHall("录入计票 \(tally.contest)", "the tally of \(tally.contest) is entered") { (hall) throws(NodeError) in
      try hall.enter(tally, insists: insists)
    }
  }

  private func votes(_ value: YAMLValue, besides keys: [String] = []) throws(StrictYAMLError) -> Tally {
    let map = try value.mapping(["contest", "votes", "writeIns", "undervotes"] + keys)
    let contest = try map.required("contest")
    let id = try contest.text()
    guard let known = election.contests.first(where: { $0.id == id }) else {
      throw contest.complaint(.notOneOf(election.contests.map(\.id)))
    }
    let names = known.candidates.map(\.name)
    let folded = FoldedSet(names)
    var lines: [Tally.Line] = []
    for (name, line, votes) in try map.required("votes").anyMapping().entries {
      // Where the nomination names the candidates, the hall checks them.
      guard names.isEmpty || folded.contains(name) else {
        throw StrictYAMLError(file: votes.file, line: line, path: votes.path, kind: .unknownKey(name, known: names))
      }
      lines.append(Tally.Line(name: name, votes: try papers(votes)))
    }
    return Tally(
      contest: id, lines: lines, writeIns: try map.optional("writeIns", papers) ?? 0,
      undervotes: try map.optional("undervotes", papers) ?? 0)
  }

  /// 更正数字, at the hall.
  func correct(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["opening", "closing", "count", "contest", "reason", "officers", "confirm"])
    let subject = try correctionSubject(map)
    let reason = try map.optional("reason", text) ?? "录错"
    let officers = try officers(map)
    let insists = try insists(map)
    return .atHall("更正数字", "a figure is corrected") { (hall) throws(NodeError) in
      try hall.correct(subject, officers: officers, reason: reason, insists: insists)
    }
  }

  private func correctionSubject(_ map: YAMLMapping) throws(StrictYAMLError) -> CorrectionSubject {
    let subjects: [CorrectionSubject?] = [
      try map.optional("opening", opening), try map.optional("closing", closing),
      try map.optional("count").map { (value) throws(StrictYAMLError) in .box(try box(value)) },
      try map.optional("contest").map { (value) throws(StrictYAMLError) in .contest(try votes(value)) },
    ]
    let given = subjects.compactMap(\.self)
    guard let subject = given.first, given.count == 1 else {
      throw map.value.refused(
        zh: "opening、closing、count、contest 只写其中一个。请改正。",
        en: "write one of opening, closing, count and contest. Correct it.")
    }
    return subject
  }

  private func opening(_ value: YAMLValue) throws(StrictYAMLError) -> CorrectionSubject {
    let map = try value.mapping(["site", "papers"])
    return .opening(site: try map.required("site", site), device: nil, papers: try map.required("papers", papers))
  }

  private func closing(_ value: YAMLValue) throws(StrictYAMLError) -> CorrectionSubject {
    let map = try value.mapping(["site", "unused"])
    return .closing(site: try map.required("site", site), device: nil, unused: try map.required("unused", papers))
  }

  func declare(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let officers = value.isNull ? Self.officers : try officers(value.mapping(["officers"]))
    return .atHall("宣布结果", "the result is declared") { (hall) throws(NodeError) in
      _ = try hall.declare(officers: officers)
    }
  }

  /// 更正宣布.
  func redeclare(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["officers", "reason"])
    let officers = try officers(map)
    let reason = try map.optional("reason", text) ?? "数字更正"
    return .atHall("更正宣布", "the declaration is corrected") { (hall) throws(NodeError) in
      _ = try hall.correctDeclaration(officers: officers, reason: reason)
    }
  }
}
