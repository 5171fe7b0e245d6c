import ElectionRecord
import Foundation

/// Reads voter records in JSON.
///
/// - Source: NIST SP 1500-102, `VRI.VoterRecordResults`. What it has no member for stands in a `VoterClassification` of
///   type `other` whose `OtherType` is the column's name and whose `OtherAssertion` is its value; the identity and
///   household numbers are `VoterId`s of type `other`.
enum VoterRecordsFile {
  /// Columns that a classification may give.
  private static let classified: [RollColumn] = [.basis, .separated, .source, .canvasser, .checked]
  /// Columns that a `VoterId` may give.
  private static let identified: [RollColumn] = [.identity, .household]

  static func rows(
    _ bytes: [UInt8], name: String, reader: RegistrationValueReader
  ) throws(RegistrationFileError) -> [RegistrationRow] {
    if let foreign = ForeignEncoding(fileStart: bytes.prefix(4096)) {
      throw .problems(file: name, [RollProblem(line: 1, kind: .encoding(foreign))])
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .problems(file: name, [RollProblem(line: 1, kind: .encoding(ForeignEncoding(notUTF8: bytes)))])
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
    return records.enumerated().map { place, record in reader.row(values(record), record: place + 1) }
  }

  private static func values(_ record: VoterRecord) -> [RollColumn: String] {
    let voter = record.voter
    var values: [RollColumn: String] = [:]
    values[.name] = voter.name.fullName ?? [voter.name.lastName, voter.name.firstName].compactMap(\.self).joined()
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
    let firstName: String?
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

/// A member's name with a small first letter.
private struct SmallKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ key: any CodingKey) { stringValue = key.stringValue.prefix(1).lowercased() + key.stringValue.dropFirst() }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
