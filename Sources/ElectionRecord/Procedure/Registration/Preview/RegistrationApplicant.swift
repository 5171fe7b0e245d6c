/// One person of a registration file, as far as it could be read.
public struct RegistrationApplicant: Equatable, Sendable {
  /// The other community of a person who lives apart from the household registration (人户分离).
  public struct Separation: Equatable, Sendable {
    public let community: String
    /// Nil while nothing shows that the person is on no other roll.
    public let proof: ResidenceProof?
  }

  public let name: String
  /// 男 or 女.
  public let sex: String
  public let birthDate: CalendarDay
  public let address: String
  public let area: String
  public let household: String
  /// Nil where nobody said what entitles the person.
  public let basis: RegistrationBasis?
  public let residentSince: CalendarDay?
  public let identity: IdentityCheck
  /// 明确表态不参加.
  public let hasDeclined: Bool
  public let separation: Separation?
  public let source: RegistrationSource
  public let canvasser: String
  /// Whether somebody looked into what was questionable.
  public let isChecked: Bool
  /// The keyed hash of name and birth date.
  public let personHash: Digest32
}

/// Where a row stands among the files of one preview.
public struct RowPlace: Hashable, Comparable, Sendable {
  /// Index of the file, from 0.
  public let file: Int
  /// The line, from 1 with the header; in a JSON file the record, from 1.
  public let line: Int

  public init(file: Int, line: Int) {
    self.file = file
    self.line = line
  }

  public static func < (a: RowPlace, b: RowPlace) -> Bool { (a.file, a.line) < (b.file, b.line) }
}

/// One row of a registration file.
public struct RegistrationRow: Equatable, Sendable {
  /// What the row holds.
  public enum Content: Equatable, Sendable {
    case applicant(RegistrationApplicant)
    /// At least one field cannot be read.
    case unreadable([RollProblem])
  }

  public let line: Int
  public let content: Content
}
