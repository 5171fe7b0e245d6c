/// Who is registered in other communities, as far as this one can compare: keyed hashes.
package struct OtherRegister: Sendable {
  private var identities: Set<Digest32> = []
  /// By hash of name and birth date: whether any of them has no identity number on record.
  private var persons: [Digest32: Bool] = [:]

  package init() {}

  /// Adds one person of another community.
  package mutating func add(identity: Digest32?, person: Digest32) {
    if let identity { identities.insert(identity) }
    persons[person, default: false] = persons[person, default: false] || identity == nil
  }

  /// Adds the people of another community's registration file; those who declined are on no roll.
  package mutating func add(_ rows: [RegistrationRow]) {
    for case .applicant(let applicant) in rows.map(\.content) where !applicant.hasDeclined {
      add(identity: applicant.identity.mark?.hash, person: applicant.personHash)
    }
  }

  /// Adds rows of a file of identities.
  package mutating func add(_ rows: [ListedIdentity]) {
    for row in rows { add(identity: row.identity, person: row.person) }
  }

  /// Whether the same identity number is registered elsewhere.
  func has(identity mark: IdentityMark?) -> Bool { mark.map { identities.contains($0.hash) } ?? false }

  /// Whether somebody of the same name and birth date is, and may be the same person: two identity numbers are two
  /// persons.
  func mayHave(_ applicant: RegistrationApplicant) -> Bool {
    guard let lacksIdentity = persons[applicant.personHash] ?? persons[applicant.typedHash] else { return false }
    return applicant.identity.mark == nil || lacksIdentity
  }
}

/// One row of a file of identities (身份比对表).
package struct ListedIdentity: Equatable, Sendable {
  package let identity: Digest32?
  package let person: Digest32
}

/// Reads a file of identities that another community wrote under the same key.
package struct IdentityFileReader: Sendable {
  private var table: TableReader<IdentityFields>

  package init(limits: RollLimits = RegistrationFileReader.limits) {
    table = TableReader(rows: IdentityFields(limits: limits), limits: limits)
  }

  package var problems: [RollProblem] { table.problems }
  package var isStopped: Bool { table.isStopped }

  /// The rows whose lines end in these bytes.
  package mutating func read(_ chunk: [UInt8]) -> [ListedIdentity] { chunk.withUnsafeBytes { table.read($0) } }

  /// Reads a last line without a line end, and checks that there was something.
  package mutating func finish() -> [ListedIdentity] { table.finish() }
}

private struct IdentityFields: TableRows {
  static let table = RollTable.identities

  let limits: RollLimits

  func unreadable(_ problem: RollProblem) -> (ListedIdentity?, [RollProblem]) { (nil, [problem]) }

  func read(_ split: CSVLine, header: RollHeader, line: Int) -> (ListedIdentity?, [RollProblem]) {
    var row = FieldReader(line: line)
    for (place, column) in header.columns.enumerated() {
      row.take(
        column, split.field(place), place: place + 1, mayBeEmpty: Self.table.mayBeEmpty(column), limits: limits)
    }
    let identity = hash(.identityHash, &row)
    let person = hash(.personHash, &row)
    guard row.problems.isEmpty, let person else { return (nil, row.problems) }
    return (ListedIdentity(identity: identity, person: person), [])
  }

  private func hash(_ column: RollColumn, _ row: inout FieldReader) -> Digest32? {
    let text = row.text(column)
    guard !text.isEmpty else { return nil }
    let hash = Digest32(hex: text)
    if hash == nil { row.note(column, .badHash) }
    return hash
  }
}
