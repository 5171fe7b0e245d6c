import ElectionRecord

/// Notices by their templates: lines in their order, items in lists.
extension NoticeText {
  /// What stands where a template has a place.
  enum Filling {
    /// Words, a figure, a list or a table.
    case filled(Markup)
    /// A rule that holds, with its figure where it has one; its article stands at the end of the line.
    case rule(Markup, source: String)
    /// Nobody has recorded it: a line to write on.
    case blank
    /// It is no part of this election: the line is left out.
    case absent
  }

  var body: Markup {
    let printer = HTMLPrinter(sites: SiteNames(election, say.language))
    return TemplateWriter(
      template: template, blank: blank, source: source, paragraph: { "<p>\($0)</p>\n" },
      signatures: { printer.signatures($0, isDated: false) }, fill: fill
    ).body
  }

  /// Places of the text that nobody has recorded anything for, besides those that ``NoticeFacts/gaps(_:)`` knows.
  var blanks: [BilingualText] {
    let required = kind == .result ? [] : NoticePlace.required(in: kind, of: election)
    let places = NoticePlace.places(of: kind).filter { template.has($0) && !required.contains($0) }
    return places.filter { if case .blank = fill($0) { true } else { false } }.map(\.name)
  }
}

extension NoticePlace {
  /// The rule that a place is about alone, with its figure; nil where this election does not have it.
  func rule(in rules: ProcedureProfile?) -> Cited<Int?>? {
    guard let rules else { return nil }
    let nomination = rules.nomination
    return switch self {
    case .age: rules.registration.age?.figure
    case .residenceMonths: rules.registration.residenceMonths?.figure
    case .residentsAllowed:
      rules.registration.residenceMonths == nil ? rules.registration.residentsAllowed?.asIs(true) : nil
    case .workMonths: rules.registration.workersAllowed?.value == true ? rules.registration.workMonths?.figure : nil
    case .declarationRequired: rules.registration.declarationRequired?.asIs(true)
    case .leadersFromRepresentatives: rules.registration.leadersFromRepresentatives?.asIs(true)
    case .supervisorsElected: rules.closing.supervisorsElected?.asIs(true)
    case .objectionDays: rules.registration.objectionDays?.figure
    case .partyAllowed: nomination.partyAllowed?.asIs(true)
    case .jointVoters: nomination.jointVoters?.figure
    case .partyAlone: nomination.jointVoters == nil ? nomination.partyAllowed?.asIs(true) : nil
    case .namesUpToSeats: nomination.namesUpToSeats?.asIs(true)
    case .oneOfficeOnly: nomination.oneOfficeOnly?.asIs(true)
    case .noNominationByProxy: nomination.proxiesAllowed?.asIs(false)
    case .principalsMax: rules.proxies.allowed?.value == false ? nil : rules.proxies.principalsMax?.figure
    case .noProxies: rules.proxies.allowed?.asIs(false)
    case .overvoteVoids: rules.ballots.overvoteVoids?.asIs(true)
    case .sameNameTwoOfficesVoids: rules.ballots.sameNameTwoOfficesVoids?.asIs(true)
    case .illegibleVoids: rules.ballots.illegibleVoids?.asIs(true)
    case .writeInsAllowed: rules.ballots.writeInsAllowed?.asIs(true)
    case .blankAbstains: rules.ballots.blank?.asIs(.abstention)
    case .blankInvalid: rules.ballots.blank?.asIs(.invalid)
    case .termYears: rules.closing.termYears?.figure
    default: nil
    }
  }
}

extension Cited where Value == Int {
  fileprivate var figure: Cited<Int?> { Cited<Int?>(value, source) }
}

extension Cited {
  /// The rule without a figure, where it has this value.
  fileprivate func asIs(_ value: Value) -> Cited<Int?>? { self.value == value ? Cited<Int?>(nil, source) : nil }
}
