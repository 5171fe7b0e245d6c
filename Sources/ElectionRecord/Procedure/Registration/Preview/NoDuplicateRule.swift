/// 不重: nobody is registered twice, here or elsewhere.
///
/// It keeps those registered so far, in the order of the rows; a row that was refused takes nobody's place.
///
/// - Rule: 村民委员会组织法 art. 13: a voter registers in one place only.
package struct NoDuplicateRule: Sendable {
  private struct Person: Hashable {
    let name: String
    let birthDate: CalendarDay
  }

  private let criteria: RegistrationCriteria
  private var identities: [Digest32: RowPlace] = [:]
  private var persons: [Person: [(place: RowPlace, address: String, identity: Digest32?)]] = [:]
  private var households: [String: RowPlace] = [:]

  package init(_ criteria: RegistrationCriteria) { self.criteria = criteria }

  /// What the applicant repeats.
  package func issues(of applicant: RegistrationApplicant) -> [RegistrationIssue] {
    var issues = sameIssues(applicant)
    if criteria.others.has(identity: applicant.identity.mark) {
      issues.append(RegistrationIssue(.registeredElsewhere))
    } else if criteria.others.mayHave(applicant) {
      issues.append(RegistrationIssue(.perhapsRegisteredElsewhere))
    }
    return issues + householdIssues(applicant)
  }

  /// Takes a row in that was not refused.
  package mutating func register(_ applicant: RegistrationApplicant, at place: RowPlace) {
    if let identity = applicant.identity.mark?.hash { identities[identity] = place }
    let person = Person(name: applicant.name, birthDate: applicant.birthDate)
    persons[person, default: []].append((place, Self.plain(applicant.address), applicant.identity.mark?.hash))
    if !applicant.hasDeclined, !applicant.household.isEmpty { households[applicant.household] = place }
  }

  private func sameIssues(_ applicant: RegistrationApplicant) -> [RegistrationIssue] {
    let identity = applicant.identity.mark?.hash
    if let identity, let place = identities[identity] { return [RegistrationIssue(.sameIdentity, other: place)] }
    let alike = persons[Person(name: applicant.name, birthDate: applicant.birthDate)] ?? []
    let address = Self.plain(applicant.address)
    if let same = alike.first(where: { $0.address == address }) {
      return [RegistrationIssue(.samePerson, other: same.place)]
    }
    // Two different identity numbers are two persons of one name.
    let unsure = alike.first { identity == nil || $0.identity == nil }
    return unsure.map { [RegistrationIssue(.sameNameAndBirth, other: $0.place)] } ?? []
  }

  /// Where households vote, each has one representative.
  private func householdIssues(_ applicant: RegistrationApplicant) -> [RegistrationIssue] {
    guard criteria.mode == .households, !applicant.hasDeclined else { return [] }
    guard !applicant.household.isEmpty else { return [RegistrationIssue(.householdMissing)] }
    guard let place = households[applicant.household] else { return [] }
    return [RegistrationIssue(.householdRepeated, other: place)]
  }

  /// An address without spaces and with full-width letters and digits made narrow.
  static func plain(_ address: String) -> String {
    String(
      String.UnicodeScalarView(
        address.unicodeScalars.compactMap { scalar in
          switch scalar.value {
          case 0xFF01...0xFF5E: UnicodeScalar(scalar.value - 0xFEE0)
          default: scalar.properties.isWhitespace ? nil : scalar
          }
        }))
  }
}
