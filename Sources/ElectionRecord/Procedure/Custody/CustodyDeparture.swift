/// A box that was not opened as the rules of the place demand.
public struct CustodyDeparture: Equatable, Sendable {
  /// Which rule it departs from.
  public enum Rule: String, Sendable, Codable, CaseIterable {
    /// ``BoxRules/openedSameDay``.
    case openedSameDay
    /// ``BoxRules/openedAtHall``.
    case openedAtHall
  }

  public let site: SiteID
  public let rule: Rule
  /// The rule's law and article.
  public let source: String
  /// The day on which the site closed; nil where it does not matter.
  public let closedOn: CalendarDay?
  public let openedOn: CalendarDay
}

extension CustodyRule {
  /// Where boxes were opened otherwise than the profile demands, in the election's order. What nobody recorded, and what
  /// the law is silent on, is not checked.
  public static func departures(in register: Register) -> [CustodyDeparture] {
    guard let boxes = register.election.procedure?.boxes else { return [] }
    return chains(in: register).flatMap { chain in
      [lateOpening(chain, boxes.openedSameDay), openingElsewhere(chain, boxes.openedAtHall)].compactMap(\.self)
    }
  }

  private static func lateOpening(_ chain: CustodyChain, _ rule: Cited<Bool>?) -> CustodyDeparture? {
    guard let rule, rule.value, let closedOn = chain.closedOn, let openedOn = chain.openedOn, openedOn > closedOn
    else { return nil }
    return CustodyDeparture(
      site: chain.site, rule: .openedSameDay, source: rule.source, closedOn: closedOn, openedOn: openedOn)
  }

  private static func openingElsewhere(_ chain: CustodyChain, _ rule: Cited<Bool>?) -> CustodyDeparture? {
    guard let rule, rule.value else { return nil }
    for link in chain.links {
      guard case .record(.opened(let record)) = link.event, !record.atHall || !record.inPublic else { continue }
      return CustodyDeparture(
        site: chain.site, rule: .openedAtHall, source: rule.source, closedOn: nil, openedOn: record.day)
    }
    return nil
  }
}
