import ElectionRecord
import Foundation
import JournalStore

/// A hall and three boxes, each with twenty voters, as journals in memory and stores that take them.
struct StoreFixture {
  static let now: Int64 = 1_268_438_400

  let election = RollFixture.election(areas: ["东村", "西村", "南村"])
  let roll = RollIndex(initialSites: (0..<60).map { UInt16($0 / 20) })
  let boxes: [TestDevice]
  /// The hall's journal: the definition, its own keys, and the three boxes.
  let hall: TestJournal

  init() throws {
    boxes = try ["R1", "R2", "R3"].map { try TestDevice($0) }
    var hall = TestJournal(device: try TestDevice("hall"))
    let definition = ElectionDefinition(
      electionID: election.id, electionDigest: election.canonicalPlaceholder, rollDigest: .zero, registered: 60)
    hall.append(.electionDefined(definition), Self.enrolment(hall.device, at: nil), after: Self.now)
    for (index, box) in boxes.enumerated() { hall.append(Self.enrolment(box, at: SiteID("R\(index + 1)"))) }
    self.hall = hall
  }

  static func enrolment(_ device: TestDevice, at site: SiteID?) -> EntryBody {
    let key = [UInt8](repeating: 9, count: 32)
    return .deviceEnrolled(Enrolment(publicKey: device.publicKey, sealingKey: key, site: site, certificate: nil))
  }

  /// A box's journal: opened, then these voters.
  func box(_ index: Int, _ voters: ClosedRange<RollNumber>) -> TestJournal {
    var journal = TestJournal(device: boxes[index])
    journal.append(.opened(Opening(site: SiteID("R\(index + 1)"), papers: 40)))
    journal.cast(voters)
    return journal
  }

  /// A store in memory that holds the hall's journal.
  func store(with segments: [JournalSegment] = []) throws -> JournalStore {
    let store = try JournalStore(
      medium: StoreMedium(), election: election, roll: roll, authority: hall.device.publicKey)
    _ = try store.merge([try hall.whole()] + segments).get()
    return store
  }

  /// A store on files; it does not hold anything at first.
  func store(in directory: DataDirectory) throws -> JournalStore {
    try JournalStore(directory: directory, election: election, roll: roll, authority: hall.device.publicKey)
  }

  /// A store on files with the hall's journal and a few entries of box R1 itself.
  @discardableResult
  func begun(_ path: String, casts: ClosedRange<RollNumber> = 1...3) throws -> JournalStore {
    let store = try store(in: try DataDirectory(owning: path))
    _ = try store.merge([try hall.whole()]).get()
    try store.open(boxes[0], "R1")
    for voter in casts { try store.cast(boxes[0], voter) }
    return store
  }
}

extension Election {
  /// Nothing here reads the digest.
  fileprivate var canonicalPlaceholder: Digest32 { Digest32(sha256: Array(id.utf8)) }
}

/// Entries, and a receipt of a test's own.
struct TestDecision: Decision {
  let entries: [EntryBody]
  let told: (EntryID) -> [UInt8]

  func receipt(at first: EntryID) -> [UInt8] { told(first) }
}

extension JournalStore {
  func open(_ device: TestDevice, _ site: String) throws {
    let opening = Opening(site: SiteID(site), papers: 40)
    _ = try append(by: device.id, at: StoreFixture.now) { [.opened(opening)] }
  }

  /// One cast; the receipt names its sequence.
  @discardableResult
  func cast(_ device: TestDevice, _ voter: RollNumber, request: String? = nil) throws -> Appended<TestDecision> {
    try append(by: device.id, at: StoreFixture.now, request: request.flatMap { RequestID($0) }) {
      TestDecision(entries: [.cast(voter: voter, proxy: nil)]) {
        [UInt8(truncatingIfNeeded: $0.sequence), UInt8(voter)]
      }
    }
  }

  /// Everything that the journals held here come to, with sizes and roots.
  var report: ReconciliationReport {
    let coverage = register.hall.enrolments
      .sorted { $0.device < $1.device }
      .flatMap { device, enrolment in
        (frontier.journals[device] ?? []).map {
          JournalCoverage(
            device: device, site: enrolment.site ?? SiteID("hall"), size: $0.size, root: $0.root,
            closed: register.isClosed(device))
        }
      }
    return Reconciliation.report(register, coverage: coverage)
  }

  func merged(_ segments: [JournalSegment], mode: MergeMode = .lenient) throws -> [SegmentOutcome] {
    try merge(segments, mode: mode).get()
  }
}

extension TemporaryFolder {
  /// Bytes of the folder's files, without the lock and SQLite's shared memory.
  func image() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in names where name != "lock" && !name.hasSuffix("-shm") {
      files[name] = try Data(contentsOf: URL(filePath: file(name)))
    }
    return files
  }

  /// Replaces everything in the folder.
  func restore(_ image: [String: Data]) throws {
    for name in names { try FileManager.default.removeItem(atPath: file(name)) }
    for (name, bytes) in image { try bytes.write(to: URL(filePath: file(name))) }
  }
}
