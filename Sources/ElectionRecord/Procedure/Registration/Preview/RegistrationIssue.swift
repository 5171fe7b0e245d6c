/// What speaks against a registration.
package struct RegistrationIssue: Equatable, Sendable {
  /// The stable codes, by the demand that they break.
  package enum Code: String, Sendable, CaseIterable {
    // 不错.
    case underAge, ageImprobable, basisMissing, basisNotAllowed, residenceUndated, residenceTooShort, dateImpossible
    case workersNotAllowed, workUndated, workTooShort, workUnconfirmed, declarationMissing
    case identityMissing, identityMalformed, identityCheckDigit, identityBirthDiffers, identitySexDiffers
    case separationUnproven, householdMissing
    // 不重.
    case sameIdentity, samePerson, sameNameAndBirth, registeredElsewhere, perhapsRegisteredElsewhere, householdRepeated
    case memberRepeated
    // 不应列入: what another register says of the person.
    case notActive, deceased, permanentlyDenied, declaredIncompetent, notEighteen, standingUnknown
    // 丢字.
    case nameLost, nameOpen

    /// Whether it refuses the registration. Others make it questionable, until somebody has looked into it.
    package var refuses: Bool {
      switch self {
      case .ageImprobable, .identityMissing, .identityBirthDiffers, .identitySexDiffers, .separationUnproven,
        .sameNameAndBirth, .perhapsRegisteredElsewhere, .notActive, .standingUnknown, .nameLost, .nameOpen,
        .workUnconfirmed,
        .declarationMissing:
        false
      case .underAge, .basisMissing, .basisNotAllowed, .residenceUndated, .residenceTooShort, .dateImpossible,
        .identityMalformed, .identityCheckDigit, .householdMissing, .sameIdentity, .samePerson, .registeredElsewhere,
        .householdRepeated, .memberRepeated, .deceased, .permanentlyDenied, .declaredIncompetent, .notEighteen,
        .workersNotAllowed,
        .workUndated, .workTooShort:
        true
      }
    }

    /// Whether it stays a question although somebody has looked into the row: the row itself must be mended.
    var outlastsCheck: Bool { self == .nameLost }
  }

  package let code: Code
  /// The earlier row that it repeats.
  package let other: RowPlace?
  /// The law and article, where one decides.
  package let source: String?

  init(_ code: Code, other: RowPlace? = nil, source: String? = nil) {
    self.code = code
    self.other = other
    self.source = source
  }
}

/// What a registration is measured by.
package struct RegistrationCriteria: Sendable {
  /// Ages and residence are those of this day.
  package let pollingDay: CalendarDay
  package let rules: RegistrationRules
  package let mode: ElectionMode
  /// Who is registered in other communities.
  package let others: OtherRegister

  package init(
    pollingDay: CalendarDay, rules: RegistrationRules, mode: ElectionMode = .voters,
    others: OtherRegister = OtherRegister()
  ) {
    self.pollingDay = pollingDay
    self.rules = rules
    self.mode = mode
    self.others = others
  }
}
