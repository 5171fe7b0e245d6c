package import ElectionRecord
import ElectionReports

/// Reads records of the procedure from a file (`format: 1`, `records:` a list of one-key mappings), for a committee
/// that enters a day's work at once.
///
/// The key says which record it is, as its topic names it; the keys inside are those of the record's fields.
package enum ProcedureFile {
  /// The newest format this program reads.
  package static let formatMax = 1

  /// Reads a file's text.
  ///
  /// - Parameter name: The file's name, for complaints.
  /// - Throws: ``ElectionFileError`` with the line of the first mistake.
  package static func read(_ text: String, name: String) throws(ElectionFileError) -> [ProcedureRecord] {
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
  ///
  /// - Throws: ``ElectionFileError`` for a key that is not known, or a value that its field does not take.
  package static func record(
    _ item: YAMLValue, besides own: [String] = []
  ) throws(ElectionFileError) -> ProcedureRecord {
    let kinds = ProcedureRecord.fileKinds
    let map = try item.mapping(own + ["source"] + kinds.map(\.key).sorted())
    _ = try map.optional("source")?.text()
    for kind in kinds {
      guard let value = map.optional(kind.key) else { continue }
      func read<Message: WireMessage>(_ type: Message.Type) throws(StrictYAMLError) -> any WireMessage {
        try YAMLFields.read(type, from: value)
      }
      if let record = kind.whole(try read(kind.type)) { return record }
    }
    throw item.mustNotBeEmpty()
  }
}

/// Reads a message from a mapping whose keys are those of the message's fields, strictly: every mistake has its line.
struct YAMLFields: RecordFields {
  typealias Failure = StrictYAMLError

  private let map: YAMLMapping

  /// - Throws: ``StrictYAMLError`` for a key that the message does not have, one that is missing, or a value that will
  ///   not do.
  static func read<Message: WireMessage>(
    _ type: Message.Type, from value: YAMLValue
  ) throws(StrictYAMLError) -> Message {
    var message = Message()
    var fields = YAMLFields(map: try value.mapping(JSONFields(message).keys))
    try message.visit(&fields)
    return message
  }

  /// What stands under `key`; nil where nothing does and nothing must.
  private func entry(_ key: String, _ form: FieldForm) throws(StrictYAMLError) -> YAMLValue? {
    form.isRequired ? try map.required(key) : map.optional(key)
  }

  /// The items under `key`; nil where nothing stands there and nothing must.
  private func items(_ key: String, _ form: FieldForm) throws(StrictYAMLError) -> [YAMLValue]? {
    try entry(key, form)?.list(countMax: form.itemsMax)
  }

  /// Reads each of the items under `key`.
  private func each<T>(
    _ key: String, _ form: FieldForm, _ value: inout [T], _ read: (YAMLValue) throws(StrictYAMLError) -> T
  ) throws(StrictYAMLError) {
    guard let items = try items(key, form) else { return }
    value = []
    for item in items { value.append(try read(item)) }
  }

  func text(_ number: Int, _ key: String, _ value: inout String, _ form: FieldForm) throws(StrictYAMLError) {
    if let entry = try entry(key, form) { value = try entry.text(form) }
  }
  func texts(_ number: Int, _ key: String, _ value: inout [String], _ form: FieldForm) throws(StrictYAMLError) {
    try each(key, form, &value) { (item) throws(StrictYAMLError) in try item.text(form) }
  }
  func count(_ number: Int, _ key: String, _ value: inout Int, _ form: FieldForm) throws(StrictYAMLError) {
    if let entry = try entry(key, form) { value = try entry.integer(in: form.range) }
  }
  func count(_ number: Int, _ key: String, _ value: inout Int?, _ form: FieldForm) throws(StrictYAMLError) {
    if let entry = try entry(key, form) { value = try entry.integer(in: form.range) }
  }
  func flag(_ number: Int, _ key: String, _ value: inout Bool, _ form: FieldForm) throws(StrictYAMLError) {
    if let entry = try entry(key, form) { value = try entry.boolean() }
  }
  func voter(_ number: Int, _ key: String, _ value: inout RollNumber) throws(StrictYAMLError) {
    value = try map.required(key).rollNumber()
  }
  func voter(_ number: Int, _ key: String, _ value: inout RollNumber?) throws(StrictYAMLError) {
    value = try map.optional(key)?.rollNumber()
  }
  func voters(_ number: Int, _ key: String, _ value: inout [RollNumber], _ form: FieldForm) throws(StrictYAMLError) {
    if let items = try items(key, form) { value = try VoterRange.numbers(items, most: form.itemsMax) }
  }
  func day(_ number: Int, _ key: String, _ value: inout CalendarDay) throws(StrictYAMLError) {
    value = try map.required(key).calendarDay()
  }
  func day(_ number: Int, _ key: String, _ value: inout CalendarDay?) throws(StrictYAMLError) {
    value = try map.optional(key)?.calendarDay()
  }
  func bytes(_ number: Int, _ key: String, _ value: inout [UInt8]?) {}
  func signed(_ number: Int, _ key: String, _ value: inout Int) throws(StrictYAMLError) {
    value = try map.required(key).integer(in: -RecordLimits.figureMax...RecordLimits.figureMax)
  }
  func code<T: StableCode>(
    _ number: Int, _ key: String, _ value: inout T, _ form: FieldForm
  ) throws(StrictYAMLError) {
    if let entry = try entry(key, form) { value = try entry.choice(T.self) }
  }
  func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T?) throws(StrictYAMLError) {
    value = try map.optional(key)?.choice(T.self)
  }
  func codes<T: StableCode>(_ number: Int, _ key: String, _ value: inout [T]) throws(StrictYAMLError) {
    try each(key, .optional, &value) { (item) throws(StrictYAMLError) in try item.choice(T.self) }
  }
  func messages<T: WireMessage>(
    _ number: Int, _ key: String, _ value: inout [T], _ form: FieldForm
  ) throws(StrictYAMLError) {
    try each(key, form, &value) { (item) throws(StrictYAMLError) in try Self.read(T.self, from: item) }
  }
  /// `{吴逸芸: 263, 候选人甲（合成）: 17}`.
  func votes(_ number: Int, _ key: String, _ value: inout [NamedVotes], _ form: FieldForm) throws(StrictYAMLError) {
    guard let entry = try entry(key, form) else { return }
    value = []
    for (name, _, item) in try entry.anyMapping().entries {
      value.append(NamedVotes(name, try item.integer(in: form.range)))
    }
  }
  func site(_ number: Int, _ key: String, _ value: inout SiteID) throws(StrictYAMLError) {
    value = try map.required(key).siteID()
  }
  func site(_ number: Int, _ key: String, _ value: inout SiteID?) throws(StrictYAMLError) {
    value = try map.optional(key)?.siteID()
  }
  func sites(_ number: Int, _ key: String, _ value: inout [SiteID], _ form: FieldForm) throws(StrictYAMLError) {
    try each(key, form, &value) { (item) throws(StrictYAMLError) in try item.siteID() }
  }
  func poll(_ number: Int, _ key: String, _ value: inout PollID) throws(StrictYAMLError) {
    if let entry = map.optional(key) { value = PollID(try entry.identifier()) }
  }
}

extension YAMLValue {
  fileprivate func text(_ form: FieldForm) throws(StrictYAMLError) -> String {
    form.isIdentifier ? try identifier(charactersMax: form.charactersMax) : try text(charactersMax: form.charactersMax)
  }

  fileprivate func siteID() throws(StrictYAMLError) -> SiteID { SiteID(try identifier(charactersMax: 32)) }

  fileprivate func rollNumber() throws(StrictYAMLError) -> RollNumber {
    RollNumber(try integer(in: 1...RollLimits.standard.rowsMax))
  }
}
