/// What the hall answers a site that asks for a voter's right (申领投票权).
package enum AskDecision: Equatable, Sendable {
  /// The hall gives the right to the site with this entry.
  case allotted(Allotment)
  /// The site may serve the voter already; nothing is to be written.
  case held
  /// The hall gives nothing.
  case refused(ReasonCode, marked: Mark? = nil, right: SiteID? = nil)
}

/// Decides whether the hall gives a voter's right to the site of the device that asks. Pure; `Admission.md` gives the
/// table.
///
/// The hall gives nothing that ``AdmissionRule`` would refuse at that site by what the hall knows, so a right never
/// goes to where it cannot be used. Asking again finds the right there and changes nothing.
///
/// - Rule: a right is at one site at a time (invariant S8).
package enum AskRule {
  /// The hall's decision for `device`, by what is known at the hall.
  ///
  /// - Parameter isSettled: Whether nobody acts any more on what a lost hall wrote.
  package static func decide(
    _ voter: RollNumber, poll: UInt8 = 0, for device: DeviceID, in register: Register, isSettled: Bool? = nil
  ) -> AskDecision {
    guard let journal = register.journalIndices(of: device).first, let site = register.journals[journal].site
    else { return .refused(halted(device, in: register) ?? .siteNotOpen) }
    let request = CastRequest(voter: voter)
    let facts = register.admissionFacts(
      for: request, journal: journal, poll: poll, halted: halted(device, in: register))
    switch AdmissionRule.admit(request, given: facts) {
    case .ordinary: return .held
    case .refused(.rightElsewhere, _, let right), .provisional(.rightElsewhere, let right):
      return give(voter, to: site, device, in: register, isSettled: isSettled)
        ?? .refused(.rightElsewhere, right: right)
    case .refused(let reason, let marked, let right): return .refused(reason, marked: marked, right: right)
    case .provisional(let reason, let right): return .refused(reason, right: right)
    }
  }

  /// Nil where the right is not the hall's to give.
  private static func give(
    _ voter: RollNumber, to site: Int, _ device: DeviceID, in register: Register, isSettled: Bool?
  ) -> AskDecision? {
    guard let allotment = RightsRule.grant(of: voter, to: site, in: register, isSettled: isSettled) else {
      return nil
    }
    if RightsRule.isSuspended(site: site, in: register) { return .refused(.deviceRevoked) }
    if RightsRule.isWithAnotherDevice(of: site, than: device, in: register) { return nil }
    return .allotted(allotment)
  }

  private static func halted(_ device: DeviceID, in register: Register) -> ReasonCode? {
    if register.hall.revocations[device] != nil { return .deviceRevoked }
    return register.trust[device]?.forkPoint == nil ? nil : .deviceFrozen
  }
}
