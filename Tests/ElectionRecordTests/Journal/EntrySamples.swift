import ElectionRecord

/// Entries of every kind: fixed ones for the vectors, random ones for the properties.
enum EntrySamples {
  private static let digest = Digest32(sha256: Array("a digest".utf8))
  private static let device = DeviceID(rawValue: 0x0123_4567_89AB_CDEF)

  /// The samples that a site writes.
  static let siteKinds: Set<String> = [
    "cast", "cast of a large roll", "cast by a proxy", "cast in the second poll", "cast by a clock set back", "opened",
    "provisional", "voided", "replaced", "closed", "incident", "counted",
    "hallHeld", "hallFollowed", "signedIn",
  ]

  /// Every kind with all its fields, by name, in the order of the field numbers.
  static let named: [(name: String, entry: Entry)] = [
    ("cast", Entry(elapsedSeconds: 40, body: .cast(voter: 17, proxy: nil))),
    ("cast of a large roll", Entry(elapsedSeconds: 100, body: .cast(voter: 1_000_000, proxy: nil))),
    ("cast by a proxy", Entry(elapsedSeconds: 40, body: .cast(voter: 17, proxy: 40))),
    ("cast in the second poll", Entry(elapsedSeconds: 40, poll: 1, body: .cast(voter: 17, proxy: nil))),
    ("cast by a clock set back", Entry(elapsedSeconds: -3600, body: .cast(voter: 17, proxy: nil))),
    ("opened", Entry(elapsedSeconds: 1_268_442_000, body: .opened(opening))),
    ("provisional", Entry(elapsedSeconds: 40, body: .provisional(provisional))),
    ("voided", Entry(elapsedSeconds: 40, body: .voided(Voiding(sequence: 3, reason: "看错证号", paperMarked: true)))),
    ("replaced", Entry(elapsedSeconds: 40, body: .replaced(Replacement(sequence: 3, reason: "涂改")))),
    ("closed", Entry(elapsedSeconds: 40, body: .closed(closing))),
    ("incident", Entry(elapsedSeconds: 40, body: .incident(Incident(text: "停电十分钟")))),
    ("counted", Entry(elapsedSeconds: 40, body: .counted(count))),
    ("hallHeld", Entry(elapsedSeconds: 40, body: .hallHeld(size: 330))),
    ("hallFollowed", Entry(elapsedSeconds: 40, body: .hallFollowed(device))),
    ("signedIn", Entry(elapsedSeconds: 0, body: .signedIn(SignedIn(people: ["张三", "李四"], entries: 1)))),
    (
      "hallSucceeded",
      Entry(
        elapsedSeconds: 40,
        body: .hallSucceeded(HallSucceeded(note: digest.bytes, officers: ["张三", "李四"], reason: "电脑被盗")))
    ),
    (
      "recoverySealed",
      Entry(elapsedSeconds: 40, body: .recoverySealed(RecoverySealed(sheet: "lusab", sealed: digest.bytes)))
    ),
    ("electionDefined", Entry(elapsedSeconds: 40, body: .electionDefined(definition))),
    ("deviceEnrolled", Entry(elapsedSeconds: 40, body: .deviceEnrolled(enrolment))),
    ("deviceRevoked", Entry(elapsedSeconds: 40, body: .deviceRevoked(revocation))),
    ("rollAmended struck off", amended(.struckOff)), ("rollAmended restored", amended(.restored)),
    ("rollAmended duplicate", amended(.duplicateOf(original: 40))),
    ("rightAllotted", Entry(elapsedSeconds: 40, body: .rightAllotted(allotment(voter: nil)))),
    ("rightAllotted for one voter", Entry(elapsedSeconds: 40, body: .rightAllotted(allotment(voter: 17)))),
    ("merged", Entry(elapsedSeconds: 40, body: .merged([head]))),
    ("tallyEntered", Entry(elapsedSeconds: 40, body: .tallyEntered(tally))),
    ("caseRuled on a voter", Entry(elapsedSeconds: 40, body: .caseRuled(voterRuling))),
    ("caseRuled on a device", Entry(elapsedSeconds: 40, body: .caseRuled(deviceRuling))),
    ("findingExplained", Entry(elapsedSeconds: 40, body: .findingExplained(explanation))),
    ("reconciliationReported", Entry(elapsedSeconds: 40, body: .reconciliationReported(digest: digest))),
    ("resultDeclared", Entry(elapsedSeconds: 40, body: .resultDeclared(declaration))),
    ("figuresCorrected opening", corrected(.opening(papers: 105))),
    ("figuresCorrected closing", corrected(.closing(unused: 0))), ("figuresCorrected count", corrected(.box(count))),
    ("figuresCorrected batch", corrected(.batch(papers: 313))), ("figuresCorrected tally", corrected(.tally(tally))),
    ("findingExplained of a contest", Entry(elapsedSeconds: 40, body: .findingExplained(contestExplanation))),
    ("declarationCorrected", Entry(elapsedSeconds: 40, body: .declarationCorrected(declarationCorrection))),
  ]

  private static let opening = Opening(
    site: SiteID("R1"), papers: 370, officers: ["甲", "乙"], seals: ["封-001", "封-002"], rollVersion: 2)
  private static let provisional = Provisional(voter: 17, proxy: 40, envelope: "E-004", reason: .deviceRevoked)
  private static let closing = Closing(unused: 48, casts: 322, officers: ["甲", "乙"], seals: ["封-003"])
  private static let count = BoxCount(site: SiteID("R1"), returned: 313, valid: 283, invalid: 2, blank: 1)
  private static let definition = ElectionDefinition(
    electionID: "houbeian", electionDigest: digest, rollDigest: .zero, registered: 2722)
  private static let enrolment = Enrolment(
    publicKey: digest.bytes, sealingKey: Digest32.zero.bytes, site: SiteID("R1"), certificate: digest)
  private static let revocation = Revocation(device: device, size: 330, reason: "遗失")
  private static let head = JournalHead(device: device, size: 330, root: digest)
  private static let tally = Tally(
    contest: "member", lines: [.init(name: "印彦邦", votes: 1938), .init(name: "葛鸿平", votes: 1936)], writeIns: 31,
    undervotes: 80)
  private static let voterRuling = Ruling(
    caseClass: .provisional, voter: 17, device: nil,
    verdicts: [Verdict(device: device, first: 5, decision: .accepted)], officers: ["甲", "乙"], reason: "属实")
  private static let deviceRuling = Ruling(
    caseClass: .fork, voter: nil, device: device,
    verdicts: [Verdict(device: device, first: 5, count: 20, decision: .refused)], officers: ["甲", "乙"], reason: "克隆")
  private static let explanation = Explanation(
    code: .unclassifiedPapers, site: SiteID("R1"), text: "弃权票", officers: ["甲", "乙"])
  private static let declaration = Declaration(digest: digest, officers: ["甲", "乙"])
  private static let contestExplanation = Explanation(
    code: .tallyDiffers, site: nil, contest: "chair", text: "复核无误", officers: ["甲", "乙"], count: -14)
  private static let declarationCorrection = DeclarationCorrection(
    sequence: 330, digest: digest, officers: ["甲", "乙"], reason: "点票更正")

  private static func corrected(_ figures: FigureCorrection.Figures) -> Entry {
    let correction = FigureCorrection(
      entry: EntryID(device: device, sequence: 3), figures: figures, reason: "多打一个0", officers: ["甲", "乙"])
    return Entry(elapsedSeconds: 40, body: .figuresCorrected(correction))
  }

  private static func amended(_ change: RollAmendment.Change) -> Entry {
    Entry(elapsedSeconds: 40, body: .rollAmended(RollAmendment(voter: 17, change: change)))
  }

  private static func allotment(voter: RollNumber?) -> Allotment {
    Allotment(from: SiteID("R1"), to: SiteID("S1"), upTo: [head], voter: voter)
  }

  /// The kinds that ``random(kind:_:)`` knows.
  static let kinds = 21

  /// An entry of one kind with random values.
  static func random(kind: Int, _ draw: inout SeededGenerator) -> Entry {
    let elapsed = draw.once(in: 4) ? Int64.random(in: .min ... .max, using: &draw) : Int64(draw.below(300))
    let poll = draw.once(in: 3) ? UInt8.random(in: 0...255, using: &draw) : 0
    return Entry(
      elapsedSeconds: elapsed, poll: poll, body: kind < 8 ? draw.siteBody(kind: kind) : draw.hallBody(kind: kind))
  }
}

extension SeededGenerator {
  fileprivate mutating func number() -> UInt32 {
    UInt32.random(in: 1 ... .max, using: &self) >> UInt32(below(31))
  }

  fileprivate mutating func voter() -> RollNumber { Swift.max(1, number()) }
  fileprivate mutating func papers() -> Int { once(in: 5) ? 0 : Int(number()) }

  fileprivate mutating func text() -> String {
    String((0..<below(6)).map { _ in ["a", "R1", "县学街", "👨‍👩‍👧", "\n", "é"][below(6)] }.joined())
  }

  fileprivate mutating func texts() -> [String] { (0..<below(4)).map { _ in text() } }
  fileprivate mutating func some<T>(_ value: T) -> T? { once(in: 2) ? value : nil }
  fileprivate mutating func device() -> DeviceID { DeviceID(rawValue: next()) }
  fileprivate mutating func digest() -> Digest32 { Digest32(sha256: Array("\(next())".utf8)) }
  fileprivate mutating func code<T: CaseIterable>(_ type: T.Type) -> T where T.AllCases == [T] {
    T.allCases[below(T.allCases.count)]
  }

  fileprivate mutating func head() -> JournalHead { JournalHead(device: device(), size: number(), root: digest()) }
  fileprivate mutating func heads() -> [JournalHead] { (0..<below(4)).map { _ in head() } }

  fileprivate mutating func siteBody(kind: Int) -> EntryBody {
    let voter = voter()
    let proxy = some(self.voter())
    switch kind {
    case 0: return .cast(voter: voter, proxy: proxy)
    case 1:
      return .opened(
        Opening(
          site: SiteID(text()), papers: papers(), officers: texts(), seals: texts(), rollVersion: papers(),
          hasSecretPlace: once(in: 2)))
    case 2:
      return .provisional(
        Provisional(voter: voter, proxy: proxy, envelope: text(), reason: code(ReasonCode.self)))
    case 3: return .voided(Voiding(sequence: number(), reason: text(), paperMarked: once(in: 2)))
    case 4: return .replaced(Replacement(sequence: number(), reason: text()))
    case 5: return .closed(Closing(unused: papers(), casts: papers(), officers: texts(), seals: texts()))
    case 6:
      return once(in: 2) ? .incident(Incident(text: text())) : .signedIn(SignedIn(people: texts(), entries: papers()))
    default:
      return .counted(
        BoxCount(site: SiteID(text()), returned: papers(), valid: papers(), invalid: papers(), blank: papers()))
    }
  }

  fileprivate mutating func hallBody(kind: Int) -> EntryBody {
    let voter = voter()
    switch kind {
    case 8:
      return .electionDefined(
        ElectionDefinition(electionID: text(), electionDigest: digest(), rollDigest: digest(), registered: papers()))
    case 9:
      let site = some(SiteID("S\(below(9))"))
      return .deviceEnrolled(
        Enrolment(publicKey: digest().bytes, sealingKey: digest().bytes, site: site, certificate: some(digest())))
    case 10: return .deviceRevoked(Revocation(device: device(), size: number(), reason: text()))
    case 11:
      let change = [RollAmendment.Change.struckOff, .restored, .duplicateOf(original: self.voter())][below(3)]
      return .rollAmended(RollAmendment(voter: voter, change: change))
    case 12:
      return .rightAllotted(
        Allotment(from: SiteID(text()), to: SiteID(text()), upTo: heads(), voter: some(voter)))
    case 13: return .merged(heads())
    default: return decisionBody(kind: kind, voter: voter)
    }
  }

  private mutating func decisionBody(kind: Int, voter: RollNumber) -> EntryBody {
    switch kind {
    case 14:
      let lines = (0..<below(5)).map { _ in Tally.Line(name: text(), votes: papers()) }
      return .tallyEntered(Tally(contest: text(), lines: lines, writeIns: papers(), undervotes: papers()))
    case 15:
      let verdicts = (0..<below(4)).map { _ in
        Verdict(device: device(), first: number(), count: number(), decision: code(Verdict.Decision.self))
      }
      return .caseRuled(
        Ruling(
          caseClass: code(CaseClass.self), voter: some(voter), device: some(device()), verdicts: verdicts,
          officers: texts(), reason: text()))
    case 16:
      return .findingExplained(
        Explanation(
          code: code(FindingCode.self), site: some(SiteID("R\(below(9))")), text: text(), officers: texts(),
          count: some(below(100) - 50)))
    case 17: return .reconciliationReported(digest: digest())
    case 18: return .resultDeclared(Declaration(digest: digest(), officers: texts()))
    case 19:
      let figures: [FigureCorrection.Figures] = [
        .opening(papers: papers()), .closing(unused: papers()), .batch(papers: papers()),
        .box(BoxCount(site: SiteID(text()), returned: papers(), valid: papers(), invalid: papers(), blank: papers())),
        .tally(Tally(contest: text(), lines: [], writeIns: papers(), undervotes: papers())),
      ]
      return .figuresCorrected(
        FigureCorrection(
          entry: EntryID(device: device(), sequence: number()), figures: figures[below(figures.count)], reason: text(),
          officers: texts()))
    default:
      return .declarationCorrected(
        DeclarationCorrection(sequence: number(), digest: digest(), officers: texts(), reason: text()))
    }
  }
}
