package import ElectionRecord

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
