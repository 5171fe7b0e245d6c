import ElectionRecord

extension CalendarDay {
  /// A day of March 2010.
  static func march(_ day: Int) -> CalendarDay { CalendarDay(number: 14_668 + day) }
}

/// An election polled on 16 March, R1 on the 13th and 14th, S1 on the 15th, and the rules and records of one test.
struct ComplianceFixture {
  var rules = ProcedureProfile(id: "test", name: BilingualText("test"))
  var mode = ElectionMode.voters
  var type: ElectionType? = .general
  var pollingDay: CalendarDay? = .march(16)
  var days: [CalendarDay?] = [.march(14), .march(15), .march(16)]
  var contests = [ComplianceFixture.contest("chair", seats: 1, candidates: 2)]
  var profile = RuleProfile(proxyLimit: 3, quorum: .half(of: .registered), majority: .half(of: .returned))
  var inOffice: InOffice?
  var roll = "R1:10"
  var records: [CalendarRecord] = []
  var write: @Sendable (inout RegisterBuilder) -> Void = { _ in }

  static func contest(_ id: String, seats: Int, candidates: Int) -> Contest {
    Contest(
      id: id, office: BilingualText(id), seats: seats,
      candidates: (0..<candidates).map { Candidate(name: "\(id) \($0)", voter: nil) })
  }

  /// A part of the rules with one value set.
  static func with<Rules>(_ rules: Rules, _ change: (inout Rules) -> Void) -> Rules {
    var rules = rules
    change(&rules)
    return rules
  }

  private var election: Election {
    let ids: [(String, SiteKind)] = [("R1", .mobileBox), ("S1", .station), ("H1", .hall)]
    let sites = ids.enumerated().map { index, site in
      // The box goes round on two days.
      let last = days[index]
      let served = last.map { index == 0 ? [$0.adding(days: -1), $0] : [$0] }
      return Site(
        id: SiteID(site.0), kind: site.1, stage: index + 1, name: BilingualText(site.0), areas: [], papers: nil,
        days: served)
    }
    var election = Election(
      format: 1, id: "fixture", name: BilingualText("fixture"), mode: mode, policy: .assigned, electorate: 0,
      roll: "roll.csv", profile: profile, polls: [Poll(id: .main, name: BilingualText("main"))], sites: sites,
      contests: contests, type: type, pollingDay: pollingDay, procedure: rules)
    election.inOffice = inOffice
    return election
  }

  var register: Register {
    var box = RegisterBuilder(election, roll: roll)
    for record in records { box.hall(.procedure(.calendar(record))) }
    write(&box)
    return box.register()
  }

  /// The checks of one rule.
  func checks(_ code: ComplianceCode) -> [ComplianceCheck] {
    ComplianceRule.report(on: register)?.checks.filter { $0.code == code } ?? []
  }

  /// How the only check of a rule came out; nil where it is not checked, or more than once.
  func outcome(_ code: ComplianceCode) -> ComplianceCheck.Outcome? {
    let found = checks(code)
    return found.count == 1 ? found[0].outcome : nil
  }
}
