/// 不重: nobody is registered twice, here or elsewhere.
///
/// It keeps those registered so far, in the order of the rows; a row that was refused takes nobody's place.
///
/// - Rule: 村民委员会组织法 art. 13: a voter registers in one place only.
package struct NoDuplicateRule: Sendable {
  private struct Person: Hashable {
    let name: FoldedText
    let birthDate: CalendarDay

    init(_ applicant: RegistrationApplicant) {
      name = NameLikeness.core(applicant.name)
      birthDate = applicant.birthDate
    }
  }

  /// Somebody registered before under a like name.
  private struct Known {
    let place: RowPlace
    let name: FoldedText
    let address: FoldedText
    let identity: Digest32?
  }

  private let criteria: RegistrationCriteria
  private var identities: [Digest32: RowPlace] = [:]
  private var persons: [Person: [Known]] = [:]
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
    persons[Person(applicant), default: []].append(
      Known(
        place: place, name: applicant.name.folded, address: applicant.address.folded,
        identity: applicant.identity.mark?.hash))
    if !applicant.hasDeclined, !applicant.household.isEmpty { households[applicant.household.folded] = place }
  }

  private func sameIssues(_ applicant: RegistrationApplicant) -> [RegistrationIssue] {
    let identity = applicant.identity.mark?.hash
    if let identity, let place = identities[identity] { return [RegistrationIssue(.sameIdentity, other: place)] }
    let alike = persons[Person(applicant)] ?? []
    let (name, address) = (applicant.name.folded, applicant.address.folded)
    if let same = alike.first(where: { $0.name == name && $0.address == address }) {
      return [RegistrationIssue(.samePerson, other: same.place)]
    }
    // Two different identity numbers are two persons of one name; a like name is a question.
    let unsure = alike.first { identity == nil || $0.identity == nil }
    return unsure.map { [RegistrationIssue(.sameNameAndBirth, other: $0.place)] } ?? []
  }

  /// Where households vote, each has one representative.
  private func householdIssues(_ applicant: RegistrationApplicant) -> [RegistrationIssue] {
    guard criteria.mode == .households, !applicant.hasDeclined else { return [] }
    guard !applicant.household.isEmpty else { return [RegistrationIssue(.householdMissing)] }
    guard let place = households[applicant.household.folded] else { return [] }
    return [RegistrationIssue(.householdRepeated, other: place)]
  }
}
