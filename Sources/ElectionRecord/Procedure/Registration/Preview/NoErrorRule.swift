/// 不错: what is entered must be right and must entitle.
package enum NoErrorRule {
  /// An age from which a registration is looked into.
  package static let ageQuestionedFrom = 110

  /// What is wrong with one applicant, in a fixed order.
  package static func issues(
    of applicant: RegistrationApplicant, by criteria: RegistrationCriteria
  ) -> [RegistrationIssue] {
    ageIssues(born: applicant.birthDate, criteria) + basisIssues(applicant, criteria) + identityIssues(applicant)
      + separationIssues(applicant, criteria) + declarationIssues(applicant, criteria)
      + applicant.notes.map { RegistrationIssue($0) } + nameIssues([applicant.name] + applicant.members)
      + memberIssues(applicant.name, applicant.members)
  }

  /// A name that lost a character is nobody's; one with an open place is completed by hand. Those of a household's
  /// other members hang on the board like the representative's.
  static func nameIssues(_ names: [String]) -> [RegistrationIssue] {
    if names.contains(where: LostName.isLost) { return [RegistrationIssue(.nameLost)] }
    return names.contains(where: LostName.isOpen) ? [RegistrationIssue(.nameOpen)] : []
  }

  /// Nobody is of a household twice, in whichever script; what stands in brackets tells two persons apart.
  static func memberIssues(_ name: String, _ members: [String]) -> [RegistrationIssue] {
    guard !members.isEmpty else { return [] }
    let people = [name] + members
    return Set(people.map(NameLikeness.plain)).count == people.count ? [] : [RegistrationIssue(.memberRepeated)]
  }

  /// Whether somebody born on `birthDate` has that age on `day`: from the birthday on.
  ///
  /// - Rule: 浙江省村民委员会选举办法 2020 art. 12: of age on polling day.
  package static func isOfAge(_ years: Int, born birthDate: CalendarDay, on day: CalendarDay) -> Bool {
    birthDate.adding(months: years * 12) <= day
  }

  static func ageIssues(born: CalendarDay, _ criteria: RegistrationCriteria) -> [RegistrationIssue] {
    guard born <= criteria.pollingDay else { return [RegistrationIssue(.dateImpossible)] }
    if let age = criteria.rules.age, !isOfAge(age.value, born: born, on: criteria.pollingDay) {
      return [RegistrationIssue(.underAge, source: age.source)]
    }
    let isImprobable = isOfAge(ageQuestionedFrom, born: born, on: criteria.pollingDay)
    return isImprobable ? [RegistrationIssue(.ageImprobable)] : []
  }

  private static func basisIssues(
    _ applicant: RegistrationApplicant, _ criteria: RegistrationCriteria
  ) -> [RegistrationIssue] {
    let since = [applicant.residentSince, applicant.workSince].compactMap(\.self)
    if since.contains(where: { $0 < applicant.birthDate || $0 > criteria.pollingDay }) {
      return [RegistrationIssue(.dateImpossible)]
    }
    switch applicant.basis {
    case nil: return [RegistrationIssue(.basisMissing)]
    case .hukou: return []
    case .residence: return residenceIssues(applicant, criteria)
    case .worker: return workIssues(applicant, criteria)
    }
  }

  private static func residenceIssues(
    _ applicant: RegistrationApplicant, _ criteria: RegistrationCriteria
  ) -> [RegistrationIssue] {
    if let allowed = criteria.rules.residentsAllowed, !allowed.value {
      return [RegistrationIssue(.basisNotAllowed, source: allowed.source)]
    }
    guard let months = criteria.rules.residenceMonths else { return [] }
    guard let since = applicant.residentSince else {
      return [RegistrationIssue(.residenceUndated, source: months.source)]
    }
    let isLongEnough = since.adding(months: months.value) <= criteria.pollingDay
    return isLongEnough ? [] : [RegistrationIssue(.residenceTooShort, source: months.source)]
  }

  /// A community worker is registered once the committee has looked into the row.
  ///
  /// - Rule: 城市居民委员会组织法 (2025) art. 16: six months of work, on application, confirmed by the election committee.
  private static func workIssues(
    _ applicant: RegistrationApplicant, _ criteria: RegistrationCriteria
  ) -> [RegistrationIssue] {
    let rules = criteria.rules
    guard let allowed = rules.workersAllowed, allowed.value else {
      return [RegistrationIssue(.workersNotAllowed, source: rules.workersAllowed?.source)]
    }
    let unconfirmed = [RegistrationIssue(.workUnconfirmed, source: allowed.source)]
    guard let months = rules.workMonths else { return unconfirmed }
    guard let since = applicant.workSince else { return [RegistrationIssue(.workUndated, source: months.source)] }
    let isLongEnough = since.adding(months: months.value) <= criteria.pollingDay
    return isLongEnough ? unconfirmed : [RegistrationIssue(.workTooShort, source: months.source)]
  }

  /// Nobody is registered by a list alone.
  ///
  /// - Rule: 城市居民委员会组织法 (2025) art. 16: those are registered who say that they take part.
  private static func declarationIssues(
    _ applicant: RegistrationApplicant, _ criteria: RegistrationCriteria
  ) -> [RegistrationIssue] {
    guard let rule = criteria.rules.declarationRequired, rule.value, !applicant.saysItTakesPart else { return [] }
    return [RegistrationIssue(.declarationMissing, source: rule.source)]
  }

  private static func identityIssues(_ applicant: RegistrationApplicant) -> [RegistrationIssue] {
    switch applicant.identity {
    case .missing: return [RegistrationIssue(.identityMissing)]
    case .malformed: return [RegistrationIssue(.identityMalformed)]
    case .wrongCheckDigit: return [RegistrationIssue(.identityCheckDigit)]
    case .sound(_, let birthDate, let sex):
      var issues: [RegistrationIssue] = []
      if birthDate != applicant.birthDate { issues.append(RegistrationIssue(.identityBirthDiffers)) }
      if sex != applicant.sex { issues.append(RegistrationIssue(.identitySexDiffers)) }
      return issues
    }
  }

  /// - Rule: 河南省实施村民委员会组织法办法 art. 20 (3): a certificate from the place of the household registration;
  ///   甘肃省居民委员会选举办法 art. 16: who registers here registers nowhere else.
  private static func separationIssues(
    _ applicant: RegistrationApplicant, _ criteria: RegistrationCriteria
  ) -> [RegistrationIssue] {
    guard applicant.separation?.proof == nil else { return [] }
    if applicant.separation != nil { return [RegistrationIssue(.separationUnproven)] }
    // Who is entitled by living or working here has the household registration elsewhere.
    guard let rule = criteria.rules.onePlaceOnly, rule.value, applicant.basis?.isFromElsewhere == true else {
      return []
    }
    return [RegistrationIssue(.separationUnproven, source: rule.source)]
  }
}
