package import ElectionRecord

/// Writes the records of an import as files of the procedure, which `ballotsync record` reads back.
package enum RegistrationHistory {
  /// The files' texts; more than one where there are more records than one command takes.
  package static func files(_ records: [RegistrationRecord]) -> [(name: String, text: String)] {
    stride(from: 0, to: records.count, by: Node.recordsMax).enumerated().map { part, start in
      let name = part == 0 ? "registration.yaml" : "registration-\(part + 1).yaml"
      let items = records[start..<min(records.count, start + Node.recordsMax)]
      return (name, "format: 1\nrecords:\n" + items.compactMap(line).joined())
    }
  }

  /// An import makes records of four kinds; others have no place here.
  private static func line(_ record: RegistrationRecord) -> String? {
    let fields: KeyValuePairs<String, String>
    switch record {
    case .imported(let summary):
      fields = [
        "day": "\(summary.day)", "accepted": "\(summary.accepted)", "questionable": "\(summary.questionable)",
        "refused": "\(summary.refused)", "declined": "\(summary.declined)",
      ]
    case .registered(let batch):
      let voters = VoterRange.texts(of: batch.voters).joined(separator: ", ")
      let canvasser = batch.canvasser.isEmpty ? "null" : YAMLText.scalar(batch.canvasser)
      fields = [
        "day": "\(batch.day)", "basis": batch.basis.rawValue, "source": batch.source.rawValue, "canvasser": canvasser,
        "voters": "[\(voters)]",
      ]
    case .separated(let residence):
      fields = [
        "voter": "\(residence.voter)", "day": "\(residence.day)", "choice": residence.choice.rawValue,
        "community": YAMLText.scalar(residence.community), "proof": residence.proof?.rawValue ?? "null",
      ]
    case .resident(let residence):
      fields = ["voter": "\(residence.voter)", "day": "\(residence.day)", "since": "\(residence.since)"]
    case .declined, .absent, .removed, .restored, .objected, .decided, .represented: return nil
    }
    return "  - \(record.key): {" + fields.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}\n"
  }
}
