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
    guard let results = try? JSONDecoder().decode(VoterRecordResults.self, from: Data(bytes)),
      results.type == "VRI.VoterRecordResults"
    else { throw .notVoterRecords(file: name) }
    let records = results.records ?? []
    guard records.count <= RegistrationFileReader.limits.rowsMax else {
      throw .problems(
        file: name,
        [
          RollProblem(line: 1, kind: .tooManyRows(limit: RegistrationFileReader.limits.rowsMax))
        ])
    }
    return records.enumerated().map { place, record in reader.row(values(record), record: place + 1) }
  }

  private static func values(_ record: VoterRecord) -> [RollColumn: String] {
    let voter = record.voter
    var values: [RollColumn: String] = [:]
    values[.name] = voter.name.fullName ?? [voter.name.lastName, voter.name.firstName].compactMap(\.self).joined()
    values[.sex] = voter.gender.map(sex)
    values[.birthDate] = voter.dateOfBirth
    values[.address] = voter.residenceAddress.general
    values[.residentSince] = voter.residenceAddress.startDate
    values[.area] = record.locality?.first?.name ?? record.pollingLocation?.name
    if record.status == "other" { values[.declined] = record.otherStatus == "declined" ? "yes" : record.otherStatus }
    for id in voter.ids ?? [] where id.type == "other" {
      if let column = column(id.otherType, among: identified) { values[column] = id.value }
    }
    for item in voter.classifications ?? [] where item.type == "other" && item.assertion == "other" {
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

private struct VoterRecordResults: Decodable {
  let type: String
  let records: [VoterRecord]?

  enum CodingKeys: String, CodingKey {
    case type = "@type"
    case records = "VoterRecord"
  }
}

private struct VoterRecord: Decodable {
  let voter: RecordedVoter
  let locality: [ReportingUnit]?
  let pollingLocation: ReportingUnit?
  let status: String?
  let otherStatus: String?

  enum CodingKeys: String, CodingKey {
    case voter = "Voter"
    case locality = "Locality"
    case pollingLocation = "PollingLocation"
    case status = "VoterStatus"
    case otherStatus = "OtherStatus"
  }

  struct ReportingUnit: Decodable {
    let name: String?

    enum CodingKeys: String, CodingKey { case name = "Name" }
  }
}

private struct RecordedVoter: Decodable {
  let name: Name
  let dateOfBirth: String?
  let gender: String?
  let residenceAddress: Address
  let ids: [VoterID]?
  let classifications: [Classification]?

  enum CodingKeys: String, CodingKey {
    case name = "Name"
    case dateOfBirth = "DateOfBirth"
    case gender = "Gender"
    case residenceAddress = "ResidenceAddress"
    case ids = "VoterId"
    case classifications = "VoterClassification"
  }

  struct Name: Decodable {
    let fullName: String?
    let lastName: String?
    let firstName: String?

    enum CodingKeys: String, CodingKey {
      case fullName = "FullName"
      case lastName = "LastName"
      case firstName = "FirstName"
    }
  }

  struct Address: Decodable {
    let general: String?
    let startDate: String?

    enum CodingKeys: String, CodingKey {
      case general = "GeneralAddress"
      case startDate = "AddressStartDate"
    }
  }

  struct VoterID: Decodable {
    let type: String
    let otherType: String?
    let value: String?

    enum CodingKeys: String, CodingKey {
      case type = "Type"
      case otherType = "OtherType"
      case value = "StringValue"
    }
  }

  struct Classification: Decodable {
    let type: String
    let assertion: String
    let otherType: String?
    let otherAssertion: String?

    enum CodingKeys: String, CodingKey {
      case type = "Type"
      case assertion = "Assertion"
      case otherType = "OtherType"
      case otherAssertion = "OtherAssertion"
    }
  }
}
