/// One person of a registration file, as far as it could be read.
package struct RegistrationApplicant: Equatable, Sendable {
  /// The other community of a person who lives apart from the household registration (人户分离).
  package struct Separation: Equatable, Sendable {
    package let community: String
    /// Nil while nothing shows that the person is on no other roll.
    package let proof: ResidenceProof?
  }

  package let name: String
  /// 男 or 女.
  package let sex: String
  package let birthDate: CalendarDay
  package let address: String
  package let area: String
  package let household: String
  /// The others of the household that the person represents.
  package let members: [String]
  /// Nil where nobody said what entitles the person.
  package let basis: RegistrationBasis?
  package let residentSince: CalendarDay?
  package let workSince: CalendarDay?
  package let identity: IdentityCheck
  /// 明确表态不参加.
  package let hasDeclined: Bool
  /// 表示参加: whether the file says in so many words that the person takes part.
  package let takesPart: Bool
  package let separation: Separation?
  package let source: RegistrationSource
  package let canvasser: String
  /// What another register says against the person.
  package let notes: [RegistrationIssue.Code]
  /// Whether somebody looked into what was questionable.
  package let isChecked: Bool
  /// The keyed hash of the folded name and the birth date.
  package let personHash: Digest32
  /// The keyed hash of the name as typed and the birth date, to compare with files of earlier versions.
  let typedHash: Digest32
}

extension RegistrationApplicant {
  /// Whether anything on the row says that the person takes part (表示参加选举).
  var saysItTakesPart: Bool { takesPart || source.asksThePerson(canvasser) }
}

/// Where a row stands among the files of one preview.
package struct RowPlace: Hashable, Comparable, Sendable {
  /// Index of the file, from 0.
  package let file: Int
  /// The line, from 1 with the header; in a JSON file the record, from 1.
  package let line: Int

  package static func < (a: RowPlace, b: RowPlace) -> Bool { (a.file, a.line) < (b.file, b.line) }
}

/// One row of a registration file.
package struct RegistrationRow: Equatable, Sendable {
  /// What the row holds.
  package enum Content: Equatable, Sendable {
    case applicant(RegistrationApplicant)
    /// At least one field cannot be read.
    case unreadable([RollProblem])
  }

  package let line: Int
  package let content: Content
}
