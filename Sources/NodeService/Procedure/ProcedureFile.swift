public import ElectionRecord

/// Reads records of the procedure from a file (`format: 1`, `records:` a list of one-key mappings), for a committee
/// that enters a day's work at once.
///
/// The key says which record it is; each topic lists its own keys.
public enum ProcedureFile {
  /// The newest format this program reads.
  public static let formatMax = 1

  typealias Reader = @Sendable (YAMLValue) throws(ElectionFileError) -> ProcedureRecord

  /// Every key with its reader.
  static let readers: [String: Reader] = [
    CalendarReader.readers, RegistrationReader.readers, NominationReader.readers, StaffReader.readers,
    ProxyReader.readers, CountingReader.readers, OutcomeReader.readers, CustodyReader.readers,
  ].reduce(into: [:]) { all, topic in
    all.merge(topic) { first, _ in first }
  }

  /// Reads a file's text.
  ///
  /// - Parameter name: The file's name, for complaints.
  /// - Throws: ``ElectionFileError`` with the line of the first mistake.
  public static func read(_ text: String, name: String) throws(ElectionFileError) -> [ProcedureRecord] {
    let value = try StrictYAML.parse(Array(text.utf8), file: name)
    _ = try value.anyMapping().format(max: formatMax)
    var records: [ProcedureRecord] = []
    for item in try value.mapping(["format", "records"]).required("records").list(countMax: Node.recordsMax) {
      records.append(try record(item))
    }
    return records
  }

  /// Reads one record: a mapping of one key, `source` (where the facts come from; a remark that is not kept), and the
  /// keys that the caller reads itself.
  public static func record(
    _ item: YAMLValue, besides own: [String] = []
  ) throws(ElectionFileError) -> ProcedureRecord {
    let map = try item.mapping(own + ["source"] + readers.keys.sorted())
    _ = try map.optional("source")?.text()
    for (key, reader) in readers {
      if let value = map.optional(key) { return try reader(value) }
    }
    throw item.mustNotBeEmpty()
  }
}

/// Reads records of the calendar.
enum CalendarReader {
  static let readers: [String: ProcedureFile.Reader] = [
    "notice": { (value) throws(ElectionFileError) in .calendar(.notice(try notice(value))) },
    "meeting": { (value) throws(ElectionFileError) in .calendar(.meeting(try meeting(value))) },
    "step": { (value) throws(ElectionFileError) in .calendar(.step(try step(value))) },
  ]

  private static func notice(_ value: YAMLValue) throws(ElectionFileError) -> NoticePosted {
    let map = try value.mapping(["kind", "day", "place", "figures"])
    var figures: [ResultFigure] = []
    for item in try map.optional("figures")?.list(countMax: ResultFigure.allCases.count) ?? [] {
      figures.append(try item.choice(ResultFigure.self))
    }
    return NoticePosted(
      try map.required("kind").choice(NoticeKind.self), day: try map.required("day").calendarDay(),
      place: try map.optional("place")?.text() ?? "", figures: figures)
  }

  private static func meeting(_ value: YAMLValue) throws(ElectionFileError) -> Meeting {
    let map = try value.mapping(["kind", "day", "expected", "present", "note"])
    let persons = 0...Node.Limits.papersMax
    return Meeting(
      try map.required("kind").choice(MeetingKind.self), day: try map.required("day").calendarDay(),
      expected: try map.optional("expected")?.integer(in: persons),
      present: try map.optional("present")?.integer(in: persons), note: try map.optional("note")?.text() ?? "")
  }

  private static func step(_ value: YAMLValue) throws(ElectionFileError) -> CalendarStep {
    let map = try value.mapping(["kind", "day", "officers", "note"])
    var officers: [String] = []
    for name in try map.optional("officers")?.list(countMax: 32) ?? [] { officers.append(try name.text()) }
    return CalendarStep(
      try map.required("kind").choice(StepKind.self), day: try map.required("day").calendarDay(), officers: officers,
      note: try map.optional("note")?.text() ?? "")
  }
}
