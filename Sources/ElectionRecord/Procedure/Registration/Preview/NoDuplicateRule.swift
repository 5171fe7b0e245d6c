/// 不重: nobody is registered twice, here or elsewhere.
///
/// It keeps those registered so far, in the order of the rows; a row that was refused takes nobody's place.
///
/// - Rule: 村民委员会组织法 art. 13: a voter registers in one place only.
package struct NoDuplicateRule: Sendable {
  private let criteria: RegistrationCriteria
  private var identities: [Digest32: RowPlace] = [:]
  private var persons = PersonBook()
  private var households: [FoldedText: RowPlace] = [:]

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
    persons.add(PersonBook.Person(applicant), at: place)
    if !applicant.hasDeclined, !applicant.household.isEmpty { households[applicant.household.folded] = place }
  }

  private func sameIssues(_ applicant: RegistrationApplicant) -> [RegistrationIssue] {
    let identity = applicant.identity.mark?.hash
    if let identity, let place = identities[identity] { return [RegistrationIssue(.sameIdentity, other: place)] }
    return persons.issue(of: PersonBook.Person(applicant)).map { [$0] } ?? []
  }

  /// Where households vote, each has one representative.
  private func householdIssues(_ applicant: RegistrationApplicant) -> [RegistrationIssue] {
    guard criteria.mode == .households, !applicant.hasDeclined else { return [] }
    guard !applicant.household.isEmpty else { return [RegistrationIssue(.householdMissing)] }
    guard let place = households[applicant.household.folded] else { return [] }
    return [RegistrationIssue(.householdRepeated, other: place)]
  }
}

extension PersonBook.Person {
  fileprivate init(_ applicant: RegistrationApplicant) {
    self.init(
      name: applicant.name, birthDate: applicant.birthDate, address: applicant.address,
      identity: applicant.identity.mark?.hash)
  }
}
