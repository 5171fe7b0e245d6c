import ElectionRecord

/// Reads records of the nomination (提名).
enum NominationReader {
  static let readers: [String: ProcedureFile.Reader] = [
    "nominationSheets": { (value) throws(ElectionFileError) in .nomination(.sheets(try sheets(value))) },
    "nominationVotes": { (value) throws(ElectionFileError) in .nomination(.votes(try votes(value))) },
    "jointNomination": { (value) throws(ElectionFileError) in .nomination(.joint(try joint(value))) },
    "vetting": { (value) throws(ElectionFileError) in .nomination(.vetting(try vetting(value))) },
    "nomineeWithdrawal": { (value) throws(ElectionFileError) in .nomination(.withdrawal(try withdrawal(value))) },
    "formalList": { (value) throws(ElectionFileError) in .nomination(.formal(try formal(value))) },
  ]

  private static func sheets(_ value: YAMLValue) throws(ElectionFileError) -> NominationSheets {
    let map = try value.mapping(["area", "issued", "returned", "valid", "invalid", "note"])
    return NominationSheets(
      area: try map.required("area").text(), issued: try map.papers("issued"), returned: try map.papers("returned"),
      valid: try map.papers("valid"), invalid: try map.papers("invalid"), note: try map.optionalText("note"))
  }

  private static func votes(_ value: YAMLValue) throws(ElectionFileError) -> NominationVotes {
    let map = try value.mapping(["contest", "nominees", "revote"])
    var lines: [NominationVotes.Line] = []
    for item in try map.required("nominees").list(countMax: Election.candidatesMax) {
      let line = try item.mapping(["name", "voter", "votes", "source"])
      _ = try line.optional("source")?.text()
      lines.append(
        NominationVotes.Line(
          name: try line.required("name").text(), voter: try line.optional("voter")?.rollNumber(),
          votes: try line.optional("votes")?.integer(in: 0...Node.Limits.papersMax)))
    }
    return NominationVotes(
      contest: try map.required("contest").identifier(), lines: lines,
      isRevote: try map.optional("revote")?.boolean() ?? false)
  }

  private static func joint(_ value: YAMLValue) throws(ElectionFileError) -> JointNomination {
    let map = try value.mapping(["contest", "name", "voter", "voters", "households", "day"])
    return JointNomination(
      contest: try map.required("contest").identifier(), name: try map.required("name").text(),
      nominee: try map.optional("voter")?.rollNumber(), voters: try map.rollNumbers("voters"),
      households: try map.rollNumbers("households"), day: try map.required("day").calendarDay())
  }

  private static func vetting(_ value: YAMLValue) throws(ElectionFileError) -> VettingDecision {
    let map = try value.mapping(["contest", "name", "passed", "reason", "day"])
    return VettingDecision(
      contest: try map.required("contest").identifier(), name: try map.required("name").text(),
      passed: try map.required("passed").boolean(), reason: try map.optionalText("reason"),
      day: try map.required("day").calendarDay())
  }

  private static func withdrawal(_ value: YAMLValue) throws(ElectionFileError) -> NomineeWithdrawal {
    let map = try value.mapping(["contest", "name", "day", "note"])
    return NomineeWithdrawal(
      contest: try map.required("contest").identifier(), name: try map.required("name").text(),
      day: try map.required("day").calendarDay(), note: try map.optionalText("note"))
  }

  private static func formal(_ value: YAMLValue) throws(ElectionFileError) -> FormalList {
    let map = try value.mapping(["contest", "names", "officers", "day"])
    return FormalList(
      contest: try map.required("contest").identifier(), names: try map.texts("names"),
      officers: try map.texts("officers"), day: try map.required("day").calendarDay())
  }
}
