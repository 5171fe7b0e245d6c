import ElectionRecord

/// Reads records of staff (工作人员).
enum StaffReader {
  static let readers: [String: ProcedureFile.Reader] = [
    "staff": { (value) throws(ElectionFileError) in .staff(.appointed(try appointment(value))) },
    "staffRelieved": { (value) throws(ElectionFileError) in .staff(.relieved(try relief(value))) },
    "kinship": { (value) throws(ElectionFileError) in .staff(.kinship(try kinship(value))) },
  ]

  private static func appointment(_ value: YAMLValue) throws(ElectionFileError) -> StaffAppointment {
    let map = try value.mapping(["name", "role", "site", "session", "voter", "day"])
    return StaffAppointment(
      name: try map.required("name").text(), role: try map.required("role").choice(StaffRole.self),
      site: try map.site(), session: try map.optionalText("session"), voter: try map.optional("voter")?.rollNumber(),
      day: try map.required("day").calendarDay())
  }

  private static func relief(_ value: YAMLValue) throws(ElectionFileError) -> StaffRelief {
    let map = try value.mapping(["name", "role", "site", "day", "reason"])
    return StaffRelief(
      name: try map.required("name").text(), role: try map.required("role").choice(StaffRole.self),
      site: try map.site(), day: try map.required("day").calendarDay(), reason: try map.optionalText("reason"))
  }

  private static func kinship(_ value: YAMLValue) throws(ElectionFileError) -> KinshipDeclared {
    let map = try value.mapping(["staff", "candidate", "relation", "day"])
    return KinshipDeclared(
      staff: try map.required("staff").text(), candidate: try map.required("candidate").text(),
      relation: try map.optionalText("relation"), day: try map.required("day").calendarDay())
  }
}

extension YAMLMapping {
  fileprivate func site() throws(StrictYAMLError) -> SiteID? {
    try optional("site").map { (value) throws(StrictYAMLError) in SiteID(try value.identifier(charactersMax: 32)) }
  }
}
