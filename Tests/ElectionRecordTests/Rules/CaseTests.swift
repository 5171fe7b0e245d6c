import ElectionRecord
import Testing

/// A conflict of each class, with the journals that give it.
struct Conflict: Sendable, CustomTestStringConvertible {
  let caseClass: CaseClass
  let voter: RollNumber?
  let sites: [String]
  let entries: Int
  let proposal: RulingDecision
  let build: @Sendable (inout RegisterBuilder) -> Void
  var testDescription: String { caseClass.rawValue }

  static let all: [Conflict] = papers + roll + proxies + devices

  static func of(_ caseClass: CaseClass) -> Conflict {
    guard let conflict = all.first(where: { $0.caseClass == caseClass }) else {
      preconditionFailure("no such conflict")
    }
    return conflict
  }

  /// The journals, with two boxes open.
  func builder() -> RegisterBuilder {
    var box = RegisterBuilder(.fixture(proxyLimit: 2, candidates: [5]))
    box.open("R1", "R2")
    build(&box)
    return box
  }

  func found(in cases: [Case]) -> Case? { cases.first { $0.caseClass == caseClass } }

  private static let papers: [Conflict] = [
    Conflict(caseClass: .doubleCast, voter: 1, sites: ["R1", "R2"], entries: 2, proposal: .acknowledge) {
      $0.cast("R1", 1)
      $0.cast("R2", 1)
    },
    Conflict(caseClass: .proxyAgainstPrincipal, voter: 1, sites: ["R1", "R2"], entries: 2, proposal: .acknowledge) {
      $0.cast("R1", 1)
      $0.cast("R2", 1, proxy: 4)
    },
    Conflict(caseClass: .provisionalAgainstOrdinary, voter: 1, sites: ["R1", "R2"], entries: 2, proposal: .refuse) {
      $0.envelope("R1", 1)
      $0.cast("R2", 1)
    },
    Conflict(caseClass: .provisional, voter: 1, sites: ["R1", "R2"], entries: 2, proposal: .accept) {
      $0.envelope("R1", 1)
      $0.envelope("R2", 1)
      $0.close("R1")
    },
    Conflict(caseClass: .rightNotHeld, voter: 1, sites: ["R2"], entries: 1, proposal: .refuse) {
      $0.cast("R2", 1)
      $0.merge("R2")
    },
    Conflict(caseClass: .outsideOpening, voter: 1, sites: ["R1"], entries: 1, proposal: .acknowledge) {
      $0.close("R1")
      $0.cast("R1", 1)
    },
  ]

  private static let roll: [Conflict] = [
    Conflict(caseClass: .notOnRoll, voter: 99, sites: ["R1", "R2"], entries: 2, proposal: .refuse) {
      $0.cast("R1", 99)
      $0.cast("R2", 99)
    },
    Conflict(caseClass: .struckOff, voter: 1, sites: ["S1"], entries: 1, proposal: .refuse) {
      $0.amend(1, .struckOff)
      $0.open("S1", rollVersion: 1)
      $0.cast("S1", 1)
    },
    Conflict(caseClass: .staleRoll, voter: 1, sites: ["R1"], entries: 1, proposal: .refuse) {
      $0.amend(1, .struckOff)
      $0.cast("R1", 1)
    },
    Conflict(caseClass: .onePersonTwoNumbers, voter: 1, sites: ["R1", "R2"], entries: 2, proposal: .acknowledge) {
      $0.amend(7, .duplicateOf(original: 1))
      $0.cast("R1", 1)
      $0.cast("R2", 7)
    },
  ]

  private static let proxies: [Conflict] = [
    Conflict(caseClass: .selfProxy, voter: 1, sites: ["R1"], entries: 1, proposal: .acknowledge) {
      $0.cast("R1", 1, proxy: 1)
    },
    Conflict(caseClass: .proxyIsCandidate, voter: 1, sites: ["R1"], entries: 1, proposal: .acknowledge) {
      $0.cast("R1", 1, proxy: 5)
    },
    Conflict(caseClass: .proxyNotOnRoll, voter: 1, sites: ["R1"], entries: 1, proposal: .acknowledge) {
      $0.cast("R1", 1, proxy: 99)
    },
    Conflict(caseClass: .proxyLimit, voter: 4, sites: ["R1", "R2"], entries: 3, proposal: .acknowledge) {
      $0.cast("R1", 1, proxy: 4)
      $0.cast("R1", 2, proxy: 4)
      $0.cast("R2", 7, proxy: 4)
    },
  ]

  private static let devices: [Conflict] = [
    Conflict(caseClass: .deviceRevoked, voter: nil, sites: ["R1"], entries: 1, proposal: .refuse) {
      $0.cast("R1", 1)
      $0.cast("R1", 2)
      $0.revoke("R1", at: 2)
    },
    Conflict(caseClass: .fork, voter: nil, sites: ["R1"], entries: 2, proposal: .acknowledge) {
      $0.fork("R1", at: 1, as: "clone")
      $0.cast("R1", 1)
      $0.cast("clone", 2)
      $0.cast("clone", 3)
    },
    Conflict(caseClass: .manyHistories, voter: nil, sites: ["R1"], entries: 0, proposal: .acknowledge) {
      for number in 1...Frontier.branchesMax {
        $0.fork("R1", at: 1, as: "clone \(number)")
        $0.cast("clone \(number)", RollNumber(number))
      }
      $0.cast("R1", 12)
    },
  ]
}

@Suite struct CaseTests {
  @Test func everyClassHasItsConflict() {
    // Who needs a commission is a profile's matter: `ProxyAdmissionTests` has that conflict. Envelopes with one number
    // are cases of their own besides: `EnvelopeNumberTests`. What a lost hall left behind takes two halls:
    // `SuccessionTests`.
    let others: Set<CaseClass> = [.proxyNotRegistered, .envelopeTwice, .leftBehind]
    #expect(Set(Conflict.all.map(\.caseClass)) == Set(CaseClass.allCases).subtracting(others))
  }

  @Test(arguments: Conflict.all)
  func aConflictGivesOneCaseThatNamesEveryClaim(conflict: Conflict) throws {
    let cases = conflict.builder().report().cases
    #expect(cases.map(\.caseClass) == [conflict.caseClass])
    let found = try #require(cases.first)
    #expect(found.voter == conflict.voter)
    #expect((found.device == nil) == (conflict.voter != nil))
    #expect(found.sites.map(\.rawValue) == conflict.sites)
    #expect(found.entries.count == conflict.entries)
    #expect(found.state == .open)
    #expect(found.proposal == conflict.proposal)
    #expect(found.ruling == nil)
  }

  @Test(arguments: Conflict.all)
  func aConflictIsTheSameWhicheverClaimArrivesFirst(conflict: Conflict) {
    let box = conflict.builder()
    let order = Array(box.journals.indices)
    let expected = box.report(order: order)
    #expect(box.report(order: order.reversed()) == expected)
    for turn in order.indices {
      #expect(box.report(order: Array(order[turn...] + order[..<turn])) == expected)
    }
  }

  @Test(arguments: Conflict.all)
  func theCasesIdDependsOnTheConflictAlone(conflict: Conflict) throws {
    let id = try #require(conflict.builder().report().cases.first).id
    var other = conflict.builder()
    other.append(.incident(Incident(text: "停电")), to: "R2")
    other.cast("R2", 8)
    #expect(other.report().cases.map(\.id) == [id])
    #expect(id.utf8.count == 12)
  }

  @Test func noTwoConflictsShareAnId() {
    let ids = Conflict.all.flatMap { $0.builder().report().cases.map(\.id) }
    #expect(Set(ids).count == Conflict.all.count)
  }

  @Test func severalPapersOfOneClassMakeOneCase() {
    var box = Conflict.of(.selfProxy).builder()
    box.cast("R2", 1, proxy: 1)
    let cases = box.report().cases
    #expect(cases.map(\.caseClass) == [.doubleCast, .selfProxy])
    #expect(cases.map(\.entries.count) == [2, 2])
    #expect(Set(cases.map(\.id)).count == 2)
  }

  @Test func theProxyLimitCountsPrincipals() throws {
    var box = RegisterBuilder(.fixture(policy: .shared, proxyLimit: 1))
    box.open("R1", "R2")
    box.cast("R1", 1, proxy: 4)
    box.cast("R2", 1, proxy: 4)
    #expect(box.report().cases.map(\.caseClass) == [.doubleCast])
    box.envelope("R2", 2, proxy: 4)
    #expect(box.report().cases.map(\.caseClass) == [.doubleCast, .provisional])
    try box.rule(.provisional, .accept)
    #expect(box.report().cases.map(\.caseClass) == [.doubleCast, .provisional, .proxyLimit])
  }

  @Test func anEnvelopeAloneFromASiteThatKnewTheAmendmentIsNotStale() throws {
    var box = RegisterBuilder()
    box.amend(1, .struckOff)
    box.open("R1")
    box.envelope("R1", 1)
    #expect(box.report().cases.map(\.caseClass) == [.staleRoll])
    try box.rule(.staleRoll, .accept)
    #expect(box.report().cases.map(\.caseClass) == [.staleRoll])
    #expect(box.report().cases.map(\.state) == [.ruled])
  }

  @Test func voidedAndQuarantinedMarksMakeNoCaseOfTheVoter() {
    var box = RegisterBuilder()
    box.open("R1", "R2")
    box.cast("R1", 1)
    let entry = box.cast("R2", 1)
    box.void("R2", entry)
    #expect(box.report().cases.isEmpty)
    box.cast("R2", 1)
    box.revoke("R2", at: 3)
    #expect(box.report().cases.map(\.caseClass) == [.deviceRevoked])
  }

  @Test func casesAreOrderedByClassAndVoter() {
    var box = RegisterBuilder(.fixture(candidates: [5]))
    box.open("R1", "R2")
    for voter in [3, 1, 2] as [RollNumber] {
      box.cast("R2", voter)
      box.cast("R1", voter)
    }
    box.envelope("R1", 6)
    box.cast("R1", 4, proxy: 5)
    #expect(
      box.report().cases.map(\.caseClass) == [.doubleCast, .doubleCast, .doubleCast, .provisional, .proxyIsCandidate])
    #expect(box.report().cases.map(\.voter) == [1, 2, 3, 6, 4])
  }
}
