import ElectionRecord
import Testing

@Suite struct RegisterFoldTests {
  private var box = RegisterBuilder()

  @Test mutating func aMarkIsCountedOnce() {
    box.open("R1")
    box.cast("R1", 1)
    let counts = box.report().register
    #expect(counts.registered == 14 && counts.counted == 1 && counts.marks == 1)
    #expect(box.register().markCount == 1)
    let journal = box.register().journals[box.index("R1")]
    #expect(journal.size == 2 && journal.openedAt == 0 && journal.closedAt == nil && journal.recordedAt == 120)
  }

  /// A journal of a site that the election does not have must not pass for the hall's, which has no site either.
  @Test mutating func aJournalOfAnUnknownSiteHasNoAuthority() {
    box.enrol("X9", at: "X9")
    box.append(.rollAmended(RollAmendment(voter: 1, change: .struckOff)), to: "X9")
    box.append(.deviceRevoked(Revocation(device: RegisterBuilder.device("R1"), size: 0, reason: "")), to: "X9")
    box.cast("X9", 2)
    let register = box.register()
    #expect(register.hall.rollVersion == 0 && register.hall.revocations.isEmpty)
    #expect(register.markCount == 0 && register.unknownEntries == 3)
  }

  @Test mutating func aSitesEntriesOfTheHallsKindsHaveNoEffectAndAreReported() {
    let journals = box.register().hall.enrolments.count
    box.open("R1")
    for sample in EntrySamples.named where !EntrySamples.siteKinds.contains(sample.name) {
      box.append(sample.entry.body, to: "R1")
    }
    let register = box.register()
    #expect(register.hall.enrolments.count == journals && register.hall.rulings.isEmpty && register.hall.merged.isEmpty)
    #expect(register.unknownEntries == EntrySamples.named.count - EntrySamples.siteKinds.count)
  }

  @Test mutating func theHallsEntriesOfASitesKindsMakeNoMark() {
    box.append(.cast(voter: 1, proxy: nil), to: "hall")
    box.append(.opened(Opening(site: SiteID("R1"), papers: 9)), to: "hall")
    #expect(box.register().markCount == 0 && box.register().unknownEntries == 2)
  }

  @Test mutating func aMarkInAPollThatTheElectionDoesNotHaveIsReported() {
    box.open("R1")
    box.append(.cast(voter: 1, proxy: nil), to: "R1", poll: 1)
    box.append(.provisional(Provisional(voter: 2, envelope: "E", reason: .rightElsewhere)), to: "R1", poll: 255)
    #expect(box.register().markCount == 0)
    #expect(box.report().findings.map(\.code) == [.unknownEntries])
  }

  @Test func twoPollsHaveTheirOwnMarks() {
    var box = RegisterBuilder(.fixture(polls: ["main", "runoff"]))
    box.open("R1")
    box.cast("R1", 1)
    box.append(.cast(voter: 1, proxy: nil), to: "R1", poll: 1)
    box.append(.cast(voter: 2, proxy: nil), to: "R1", poll: 1)
    #expect(box.report(poll: 0).register.counted == 1 && box.report(poll: 1).register.counted == 2)
    #expect(box.report(poll: 1).poll == PollID("runoff"))
    #expect(box.report(poll: 0).cases == [] && box.report(poll: 1).cases == [])
  }

  @Test mutating func onlyTheFirstOpeningAndClosingOfAJournalCount() {
    box.open("R1", papers: 20)
    box.open("R1", papers: 30)
    box.close("R1", unused: 20)
    box.close("R1", unused: 5)
    #expect(box.report().total.received == 20 && box.report().total.unused == 20)
  }

  @Test mutating func numbersOfOnePersonAreOneVoterThroughAnyChain() {
    box.open("R1")
    for voter in 1...4 as ClosedRange<RollNumber> { box.cast("R1", voter) }
    box.amend(4, .duplicateOf(original: 3))
    box.amend(2, .duplicateOf(original: 1))
    box.amend(3, .duplicateOf(original: 2))
    let report = box.report()
    #expect(report.register.registered == 11)
    #expect(report.register.counted == 1 && report.register.surplus == 3)
    #expect(report.cases.map(\.caseClass) == [.onePersonTwoNumbers])
    #expect(report.cases.first?.entries.count == 4)
    box.amend(3, .restored)
    #expect(box.report().register.counted == 2 && box.report().register.surplus == 2)
    #expect(box.report().cases.map(\.voter) == [1, 3])
  }

  @Test mutating func aMarkOnAnotherNumberCountsForThePersonWhoWasNotMarked() {
    box.open("R1")
    box.cast("R1", 3)
    box.amend(2, .duplicateOf(original: 1))
    box.amend(3, .duplicateOf(original: 2))
    #expect(box.report().register.counted == 1)
    #expect(box.report().cases == [])
  }

  @Test(arguments: [[(2, 2)], [(2, 1), (1, 2)], [(2, 1), (3, 2), (1, 3)]] as [[(RollNumber, RollNumber)]])
  mutating func numbersThatNameOneAnotherInACircleAreReportedAndLoseNoMark(pairs: [(RollNumber, RollNumber)]) {
    box.open("R1")
    for voter in 1...3 as ClosedRange<RollNumber> { box.cast("R1", voter) }
    for pair in pairs { box.amend(pair.0, .duplicateOf(original: pair.1)) }
    #expect(box.report().register.marks == 3)
    #expect(box.report().findings.map(\.code) == [.unknownEntries])
    #expect(box.report().register.counted == 4 - pairs.count)
  }

  @Test mutating func aDeviceIsEnrolledOnce() {
    let before = box.register().hall.enrolments.count
    box.hall(
      .deviceEnrolled(
        Enrolment(publicKey: RegisterBuilder.key("R1"), sealingKey: [], site: SiteID("S1"), certificate: nil)))
    #expect(box.register().hall.enrolments.count == before)
    #expect(box.register().hall.enrolment(of: RegisterBuilder.device("R1"))?.site == SiteID("R1"))
    #expect(box.register().hall.devices(of: SiteID("S1")) == [RegisterBuilder.device("S1")])
  }

  @Test mutating func theFirstDefinitionAndDeclarationStand() {
    for name in ["one", "two"] {
      let digest = Digest32(sha256: Array(name.utf8))
      box.hall(
        .electionDefined(
          ElectionDefinition(electionID: name, electionDigest: digest, rollDigest: digest, registered: 14)))
      box.hall(.resultDeclared(Declaration(digest: digest, officers: ["甲", "乙"])))
      box.hall(.reconciliationReported(digest: digest))
    }
    let hall = box.register().hall
    #expect(hall.definition?.electionID == "one")
    #expect(hall.declarations[0]?.digest == Digest32(sha256: Array("one".utf8)))
    #expect(hall.reported.count == 2)
  }

  @Test mutating func entriesPastAForkOfTheHallsJournalHaveNoAuthority() {
    let common = Int(box.size("hall"))
    box.fork("hall", at: common, as: "hall clone")
    box.amend(1, .struckOff)
    box.append(.rollAmended(RollAmendment(voter: 2, change: .struckOff)), to: "hall clone")
    let register = box.register()
    #expect(register.hall.rollVersion == 0)
    #expect(box.report().cases.map(\.caseClass) == [.fork])
  }

  /// A run at a time must cost its own length and not that of the whole register.
  @Test func foldingSmallRunsDoesNotCopyTheRegisterEachTime() {
    let clock = ContinuousClock()
    let voters = 60_000
    let election = Election.fixture()
    let cast = EntryRun(entries: [Entry(elapsedSeconds: 1, body: .cast(voter: 1, proxy: nil)).encoded()])
    func time(_ pieces: [EntryRun]) -> Duration {
      clock.measure {
        var register = Register(election: election, roll: .fixture("R1:1", in: election))
        let journal = register.addJournal(device: DeviceID(rawValue: 1), site: SiteID("R1"))
        for piece in pieces { register.fold(piece, into: journal) }
        #expect(register.markCount == voters)
      }
    }
    let whole = EntryRun(entries: [[UInt8]](repeating: cast.entries[0], count: voters))
    let ratio = time([EntryRun](repeating: cast, count: voters)) / time([whole])
    #expect(ratio < 10, "one entry at a time took \(ratio) times as long as one run")
  }
}
