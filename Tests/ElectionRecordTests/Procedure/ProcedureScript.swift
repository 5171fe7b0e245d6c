import ElectionRecord

/// Enters records of the procedure one after the other, each checked as a node checks it.
///
/// Two offices: `chair` with one seat, `member` with three. Voters 1 to 6 have their right at R1, 7 to 12 at R2.
struct ProcedureScript {
  static let pollingDay = CalendarDay(number: 1000)
  static let source = "某办法第一条"

  var builder: RegisterBuilder

  init(
    candidates: [Candidate] = [], roll: String = "R1:6 R2:6 -:8", mode: ElectionMode = .voters, electorate: Int = 0,
    _ rules: (inout ProcedureRules) -> Void = { _ in }
  ) {
    var set = ProcedureRules()
    rules(&set)
    builder = RegisterBuilder(Self.election(set, candidates, mode, electorate), roll: roll)
  }

  /// Enters a record at the hall, or at a site.
  ///
  /// - Returns: The code of the refusal; nil where the record was written.
  @discardableResult
  mutating func enter(_ record: ProcedureRecord, at site: String? = nil) -> String? {
    do throws(Refusal) {
      try ProcedureRule.check(record, by: site.map { SiteID($0) }, in: builder.register())
    } catch {
      return error.code
    }
    builder.append(.procedure(record), to: site ?? "hall")
    return nil
  }

  /// What is said where a record is refused.
  func refusal(of record: ProcedureRecord) -> BilingualText? {
    do throws(Refusal) {
      try ProcedureRule.check(record, by: nil, in: builder.register())
      return nil
    } catch {
      return error.message
    }
  }

  var register: Register { builder.register() }

  private static func election(
    _ rules: ProcedureRules, _ candidates: [Candidate], _ mode: ElectionMode, _ electorate: Int
  ) -> Election {
    let plain = Election.fixture()
    let contests = [("chair", 1), ("member", 3)].map { id, seats in
      Contest(
        id: id, office: BilingualText(id), seats: seats, candidates: id == "chair" ? candidates : [])
    }
    return Election(
      format: 1, id: plain.id, name: plain.name, mode: mode, policy: .assigned, electorate: electorate,
      roll: plain.roll,
      profile: plain.profile, polls: plain.polls, sites: plain.sites, contests: contests, pollingDay: pollingDay,
      procedure: ProcedureProfile(
        id: "test", name: BilingualText("test"), nomination: rules.nomination, staff: rules.staff,
        proxies: rules.proxies, ballots: rules.ballots))
  }
}

/// The rules that a script changes.
struct ProcedureRules {
  var nomination = NominationRules()
  var staff = StaffRules()
  var proxies = ProxyRules()
  var ballots = BallotRules()
}

extension Cited {
  /// A value of the script's law.
  static func law(_ value: Value) -> Cited { Cited(value, ProcedureScript.source) }
}

extension CalendarDay {
  /// So many days before polling day.
  static func before(_ days: Int) -> CalendarDay { ProcedureScript.pollingDay.adding(days: -days) }
}
