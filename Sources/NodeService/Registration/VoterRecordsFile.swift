import ElectionRecord
import Foundation

/// Reads voter records in JSON.
///
/// - Source: NIST SP 1500-102, `VRI.VoterRecordResults`. What it has no member for stands in a `VoterClassification` of
///   type `other` whose `OtherType` is the column's name and whose `OtherAssertion` is its value; the identity and
///   household numbers are `VoterId`s of type `other`.
enum VoterRecordsFile {
  /// Columns that a classification may give.
  private static let classified: [RollColumn] = [
    .basis, .workSince, .declined, .separated, .source, .canvasser, .checked,
  ]
  /// Columns that a `VoterId` may give.
  private static let identified: [RollColumn] = [.identity, .household]

  static func rows(
    _ bytes: [UInt8], name: String, reader: RegistrationValueReader
  ) throws(RegistrationFileError) -> [RegistrationRow] {
    if let foreign = ForeignEncoding(fileStart: bytes.prefix(4096)) {
      throw .problems(file: name, [RollProblem(line: 1, kind: .encoding(foreign, isTable: false))])
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .problems(
        file: name, [RollProblem(line: 1, kind: .encoding(ForeignEncoding(notUTF8: bytes), isTable: false))])
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .custom { path in SmallKey(path[path.count - 1]) }
    guard let results = try? decoder.decode(VoterRecordResults.self, from: Data(bytes)),
      results.type == "VRI.VoterRecordResults"
    else { throw .notVoterRecords(file: name) }
    let records = results.voterRecord ?? []
    guard records.count <= RegistrationFileReader.limits.rowsMax else {
      throw .problems(
        file: name, [RollProblem(line: 1, kind: .tooManyRows(limit: RegistrationFileReader.limits.rowsMax))])
    }
    return records.enumerated().map { place, record in
      reader.row(values(record), notes: VoterStanding.notes(record), record: place + 1)
    }
  }

  private static func values(_ record: VoterRecord) -> [RollColumn: String] {
    let voter = record.voter
    var values: [RollColumn: String] = [:]
    values[.name] = voter.name.whole
    values[.sex] = voter.gender.map(sex)
    values[.birthDate] = voter.dateOfBirth
    values[.address] = voter.residenceAddress.generalAddress
    values[.residentSince] = voter.residenceAddress.addressStartDate
    values[.area] = record.locality?.first?.name ?? record.pollingLocation?.name
    if record.voterStatus == "other" {
      values[.declined] = record.otherStatus == "declined" ? "yes" : record.otherStatus
    }
    for id in voter.voterId ?? [] where id.type == "other" {
      if let column = column(id.otherType, among: identified) { values[column] = id.stringValue }
    }
    for item in voter.voterClassification ?? [] where item.type == "other" && item.assertion == "other" {
      if let column = column(item.otherType, among: classified) { values[column] = item.otherAssertion }
    }
    return values
  }

  private static func column(_ name: String?, among columns: [RollColumn]) -> RollColumn? {
    columns.first { $0.rawValue == name }
  }

  private static func sex(_ gender: String) -> String {
    switch gender.lowercased() {
    case "male", "m": "男"
    case "female", "f": "女"
    default: gender
    }
  }
}

/// What a record says against registering the person.
///
/// - Source: NIST SP 1500-102, `VoterStatus`, `VoterClassificationType` and `AssertionValue`.
private enum VoterStanding {
  /// Assertions that keep a person off the roll, by the type of classification.
  private static let excluding: [String: (assertion: String, note: RegistrationIssue.Code)] = [
    "deceased": ("yes", .deceased), "permanently-denied": ("yes", .permanentlyDenied),
    "declared-incompetent": ("yes", .declaredIncompetent), "eighteen-on-election-day": ("no", .notEighteen),
  ]

  static func notes(_ record: VoterRecord) -> [RegistrationIssue.Code] {
    let said = (record.voter.voterClassification ?? []).compactMap(note)
    return (isSettled(record) ? [] : [.notActive]) + said
  }

  /// A status is active, or one that the columns say more of; a record without one says nothing.
  private static func isSettled(_ record: VoterRecord) -> Bool {
    switch record.voterStatus {
    case nil, "active": true
    case "other": record.otherStatus != nil
    default: false
    }
  }

  private static func note(_ item: RecordedVoter.Classification) -> RegistrationIssue.Code? {
    guard let (assertion, note) = excluding[item.type] else { return nil }
    switch item.assertion {
    case assertion: return note
    case "yes", "no": return nil
    default: return .standingUnknown
    }
  }
}

// Members are named as the standard names them, but for the small first letter.

private struct VoterRecordResults: Decodable {
  let type: String
  let voterRecord: [VoterRecord]?

  enum CodingKeys: String, CodingKey {
    case type = "@type"
    case voterRecord
  }
}

private struct VoterRecord: Decodable {
  let voter: RecordedVoter
  let locality: [ReportingUnit]?
  let pollingLocation: ReportingUnit?
  let voterStatus: String?
  let otherStatus: String?

  struct ReportingUnit: Decodable {
    let name: String?
  }
}

private struct RecordedVoter: Decodable {
  let name: Name
  let dateOfBirth: String?
  let gender: String?
  let residenceAddress: Address
  let voterId: [VoterID]?
  let voterClassification: [Classification]?

  struct Name: Decodable {
    let fullName: String?
    let lastName: String?
    let middleName: TextList?
    let firstName: String?

    /// The name as it is called: a Chinese one from the surname on, whatever parts it was taken into; another one with
    /// the surname last.
    var whole: String {
      if let fullName, !TextFolding.trimmed(fullName).isEmpty { return fullName }
      let middle = middleName?.texts ?? []
      let parts = ([lastName] + middle + [firstName]).compactMap { $0.map(TextFolding.trimmed) }.filter { !$0.isEmpty }
      let isLatin = parts.joined().unicodeScalars.allSatisfy { $0.value < 0x2E80 }
      guard isLatin else { return parts.joined() }
      return ([firstName] + middle + [lastName]).compactMap { $0.map(TextFolding.trimmed) }.filter { !$0.isEmpty }
        .joined(separator: " ")
    }
  }

  struct Address: Decodable {
    let generalAddress: String?
    let addressStartDate: String?
  }

  struct VoterID: Decodable {
    let type: String
    let otherType: String?
    let stringValue: String?
  }

  struct Classification: Decodable {
    let type: String
    let assertion: String
    let otherType: String?
    let otherAssertion: String?
  }
}

/// One text or several.
private struct TextList: Decodable {
  let texts: [String]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      texts = [text]
    } else {
      texts = try container.decode([String].self)
    }
  }
}

/// A member's name with a small first letter.
private struct SmallKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ key: any CodingKey) { stringValue = key.stringValue.prefix(1).lowercased() + key.stringValue.dropFirst() }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
