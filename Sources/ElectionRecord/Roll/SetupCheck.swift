/// Holds an election's files against each other before the election is set up: the roll against the demands of a
/// registration (不错, 不重), its candidates against the roll, its electorate and its days.
///
/// The roll is read twice, first by ``count(_:)`` and then by ``check(_:)``, so that memory does not grow with its
/// names: the first reading finds by hash who may be on it twice. Where households vote, it grows with their numbers.
///
/// - Rule: 村民委员会组织法 art. 13 and 中华人民共和国宪法 art. 34: of age on polling day, registered once.
package struct SetupCheck: Sendable {
  /// The most findings of one code that are kept; all are counted.
  package static let findingsMax = 20
  /// The most papers of a site for each voter that are no question.
  static let papersPerVoterMax = 2
  /// From when one may vote, where no file of rules says so.
  static let ageByLaw = Cited(18, "中华人民共和国宪法 art. 34")

  private let election: Election
  /// Numbers of the roll that are struck off or given twice: nobody votes under them.
  private let off: Set<RollNumber>
  /// Polling day, or the first day on which a site serves.
  private let day: CalendarDay?
  private let criteria: RegistrationCriteria?
  /// A hash of each like name and birth date, then of those that come twice.
  private var hashes: [UInt64] = []
  private var repeated: Set<UInt64> = []
  private var persons = PersonBook()
  /// Where households vote, the number of each.
  private var households: [FoldedText: RollNumber] = [:]
  private var rows = 0
  /// Everybody whom the rows name.
  private var people = 0
  /// The highest number so far, the first that is left out, and how many are.
  private var last: RollNumber = 0
  private var firstSkipped: RollNumber?
  private var skipped = 0
  /// The names on the roll under the candidates' numbers, and the candidates' names that are on it.
  private var names: [RollNumber: String] = [:]
  private var known: [FoldedText: RollNumber] = [:]
  /// The same, of those who vote under the number themselves.
  private var own: [FoldedText: RollNumber] = [:]
  /// The first voter of each name that is like a candidate's, by what the like names share.
  private var like: [FoldedText: Voter] = [:]
  private let candidates: FoldedSet
  private let candidateCores: Set<FoldedText>
  private let numbers: Set<RollNumber>
  private var found: [SetupFinding] = []
  /// How many findings there are of each code.
  package private(set) var counts: [String: Int] = [:]

  package init(_ election: Election, off: Set<RollNumber> = []) {
    (self.election, self.off) = (election, off)
    var rules = election.procedure?.registration ?? RegistrationRules()
    rules.age = rules.age ?? Self.ageByLaw
    day = election.pollingDay ?? election.firstVotingDay
    criteria = day.map { RegistrationCriteria(pollingDay: $0, rules: rules, mode: election.mode) }
    let candidates = election.contests.flatMap { $0.candidates.map(\.name) }
    self.candidates = FoldedSet(candidates)
    candidateCores = Set(candidates.map(NameLikeness.core))
    numbers = election.candidateNumbers
  }

  /// The first reading.
  package mutating func count(_ voter: Voter) {
    if !off.contains(voter.number) { hashes.append(Self.hash(voter)) }
  }

  /// The second reading, in the order of the numbers.
  package mutating func check(_ voter: Voter) {
    if rows == 0 { findRepeated() }
    noteGap(before: voter.number)
    guard !off.contains(voter.number) else { return }
    rows += 1
    people += voter.people.count
    if numbers.contains(voter.number) { names[voter.number] = voter.name }
    if candidates.contains(voter.name), own[voter.name.folded] == nil { own[voter.name.folded] = voter.number }
    for name in [voter.name] + voter.members where candidates.contains(name) && known[name.folded] == nil {
      known[name.folded] = voter.number
    }
    let core = NameLikeness.core(voter.name)
    if candidateCores.contains(core), like[core] == nil { like[core] = voter }
    for issue in issues(of: voter) {
      note(.voter(voter.number, issue.code, other: issue.other.map { RollNumber($0.line) }, source: issue.source))
    }
  }

  /// What was found, the election's own first, then voters by number.
  package mutating func finish() -> [SetupFinding] {
    let voters = found
    found = []
    noteElectorate()
    noteNumbers()
    notePapers()
    noteDays()
    noteInForce()
    noteSeats()
    for contest in election.contests {
      for candidate in contest.candidates { note(candidate, contest.id) }
    }
    return found + voters
  }

  private mutating func issues(of voter: Voter) -> [RegistrationIssue] {
    guard let born = CalendarDay(voter.birthDate) else { return [] }
    var issues = NoErrorRule.nameIssues([voter.name] + voter.members)
    issues += NoErrorRule.memberIssues(voter.name, voter.members)
    if let criteria { issues += NoErrorRule.ageIssues(born: born, criteria) }
    if election.mode == .households { issues += householdIssues(voter) }
    guard repeated.contains(Self.hash(voter)) else { return issues }
    let person = PersonBook.Person(name: voter.name, birthDate: born, address: voter.address + "\n" + voter.household)
    if let issue = persons.issue(of: person) { issues.append(issue) }
    persons.add(person, at: RowPlace(file: 0, line: Int(voter.number)))
    return issues
  }

  /// - Rule: 城市居民委员会组织法（2025）art. 14: each household sends one representative.
  private mutating func householdIssues(_ voter: Voter) -> [RegistrationIssue] {
    guard !voter.household.isEmpty else { return [RegistrationIssue(.householdMissing)] }
    if let number = households[voter.household.folded] {
      return [RegistrationIssue(.householdRepeated, other: RowPlace(file: 0, line: Int(number)))]
    }
    households[voter.household.folded] = voter.number
    return []
  }

  private mutating func noteGap(before number: RollNumber) {
    if number > last + 1 {
      firstSkipped = firstSkipped ?? last + 1
      skipped += Int(number - last) - 1
    }
    last = number
  }

  private mutating func findRepeated() {
    hashes.sort()
    for (one, next) in zip(hashes, hashes.dropFirst()) where one == next { repeated.insert(one) }
    hashes = []
  }

  private mutating func note(_ finding: SetupFinding) {
    counts[finding.code, default: 0] += 1
    if counts[finding.code, default: 0] <= Self.findingsMax { found.append(finding) }
  }

  /// FNV-1a of the like name and the birth date: it only chooses whom to compare.
  private static func hash(_ voter: Voter) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in [NameLikeness.core(voter.name).text, voter.birthDate] {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
    }
    return hash
  }
}

extension SetupCheck {
  /// A roll of voters names all of them, and so does one of households that names their members.
  private mutating func noteElectorate() {
    let named = election.mode == .households ? people : rows
    let isWhole = election.mode == .voters || election.mode == .households && people > rows
    if election.electorate < named {
      note(.electorateBelowRoll(stated: election.electorate, rows: named))
    } else if isWhole, election.electorate > named {
      note(.electorateAboveRoll(stated: election.electorate, rows: named))
    }
  }

  /// A poll that follows another one keeps the numbers of its roll, without those struck off.
  private mutating func noteNumbers() {
    guard election.type != .runoff, election.type != .supplementary, let firstSkipped else { return }
    note(.numbersSkipped(first: firstSkipped, count: skipped))
  }

  private mutating func notePapers() {
    for site in election.sites {
      guard let papers = site.papers, papers > Self.papersPerVoterMax * election.electorate else { continue }
      note(.papersMany(site: site.id, papers: papers, electorate: election.electorate))
    }
  }

  private mutating func noteDays() {
    let days = election.sites.compactMap(\.days).joined()
    if let day = election.pollingDay, let first = days.min(), let last = days.max(), !(first...last).contains(day) {
      note(.pollingDayOutsideDays(day, first: first, last: last))
    }
    for site in election.sites {
      let earlier = election.sites.first { other in
        guard other.stage < site.stage, let begins = other.days?.min(), let ends = site.days?.max() else {
          return false
        }
        return ends < begins
      }
      if let earlier { note(.stageBeforeEarlier(site: site.id, earlier: earlier.id)) }
    }
  }

  private mutating func noteInForce() {
    if let day, let finding = election.procedure?.notInForce(on: day) { note(finding) }
  }

  /// Seats against candidates, and against the size of a committee.
  ///
  /// - Rule: 城市居民委员会组织法（2025）art. 8 (five to nine members), art. 18 (more candidates than seats), as the profile
  ///   has them. A contest whose file names nobody has its candidates by nomination; where one is elected among those
  ///   who stood before, the candidates follow from that poll.
  private mutating func noteSeats() {
    let type = election.type ?? .general
    if let rule = election.procedure?.nomination.equalAllowed, !rule.value, type == .general || type == .byElection {
      for contest in election.contests where (1...contest.seats).contains(contest.candidates.count) {
        note(
          .candidatesTooFew(
            contest: contest.id, candidates: contest.candidates.count, seats: contest.seats, source: rule.source))
      }
    }
    let results = election.procedure?.results
    let (least, most) = (results?.membersMin, results?.membersMax)
    let seats = election.contests.reduce(0) { $0 + $1.seats }
    guard type == .general, let source = least?.source ?? most?.source,
      seats < least?.value ?? 0 || seats > most?.value ?? .max
    else { return }
    note(.committeeSize(seats: seats, least: least?.value, most: most?.value, source: source))
  }

  private mutating func note(_ candidate: Candidate, _ contest: String) {
    let name = candidate.name
    if LostName.isLost(name) { note(.candidateNameLost(contest: contest, name: name)) }
    guard let number = candidate.voter else {
      if let number = own[name.folded] {
        return note(.candidateNumberMissing(contest: contest, name: name, number: number))
      }
      // Another member of a household than its voter has no number.
      guard known[name.folded] == nil else { return }
      guard let voter = like[NameLikeness.core(name)] else {
        return note(.candidateNameUnknown(contest: contest, name: name))
      }
      return note(.candidateNameLike(contest: contest, name: name, number: voter.number, onRoll: voter.name))
    }
    guard let own = names[number] else {
      return note(.candidateNotOnRoll(contest: contest, name: name, number: number))
    }
    if NameLikeness.isQuestion(own, name) {
      note(.candidateNameLike(contest: contest, name: name, number: number, onRoll: own))
    } else if own.folded != name.folded {
      note(.candidateNameDiffers(contest: contest, name: name, number: number, found: known[name.folded]))
    }
  }
}

extension ProcedureProfile {
  /// That the rules hold at another time than on `day`.
  package func notInForce(on day: CalendarDay) -> SetupFinding? {
    guard let inForce, !inForce.contains(day) else { return nil }
    return .rulesNotInForce(day, rules: name, inForce, fits: NationalRules.inForce(on: day)?.rawValue)
  }
}
