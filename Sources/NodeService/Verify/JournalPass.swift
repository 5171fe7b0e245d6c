import Crypto
import ElectionRecord
import ElectionReports

/// Reads all journals of an export, the hall's first, because it says who the others are; folds what is verified into a
/// register.
struct JournalPass {
  let files: ExportFiles
  let manifest: ExportManifest
  let authority: SignedNote.VerifierKey
  private(set) var register: Register
  private(set) var journals: [ExportVerification.Journal] = []
  private(set) var problems: [ExportProblem] = []
  /// By device, what the hall acknowledged, by size.
  private var acknowledged: [DeviceID: [JournalHead]] = [:]

  init(files: ExportFiles, manifest: ExportManifest, authority: SignedNote.VerifierKey, register: Register) {
    self.files = files
    self.manifest = manifest
    self.authority = authority
    self.register = register
  }

  private var hall: DeviceID { DeviceID(publicKey: Array(authority.publicKey.rawRepresentation)) }

  /// The branches of each journal by their place.
  private var branches: [DeviceID: [JournalName]] {
    Dictionary(grouping: manifest.files.keys.compactMap { JournalName($0) }, by: \.device)
      .mapValues { $0.sorted { $0.branch < $1.branch } }
  }

  /// The hall's key and the keys that it enrolled.
  var enrolledKeys: [SignedNote.VerifierKey] {
    [authority]
      + register.hall.enrolments.compactMap {
        try? SegmentRule.key(of: $0.enrolment.publicKey, election: manifest.election)
      }
  }

  mutating func run() {
    let branches = branches
    guard let own = branches[hall] else {
      problems.append(
        ExportProblem(file: ExportFormat.journalName(hall, branch: 0), device: hall, kind: .missing))
      return
    }
    register = Register(
      election: register.election, roll: register.roll, formerHalls: reading(own, key: authority).formerHalls)
    read(own, key: authority, site: nil)
    let isHallVerified = problems.isEmpty
    for device in acknowledged.keys { acknowledged[device]?.sort { $0.size < $1.size } }
    // Lost halls first: they may have enrolled laptops that today's does not know.
    let others = branches.keys.sorted().filter { $0 != hall }
    let formers = others.filter { register.formerHalls.contains($0) }
    for device in formers + others.filter({ !register.formerHalls.contains($0) }) {
      read(device, branches[device] ?? [], isHallVerified: isHallVerified)
    }
    for device in acknowledged.keys.sorted() where branches[device] == nil {
      let size = acknowledged[device]?.last?.size ?? 0
      problems.append(
        ExportProblem(
          file: ExportFormat.journalName(device, branch: 0), device: device, sequences: 0..<size, kind: .missing))
    }
  }

  /// What the hall's journal says of the halls before, and of its devices; nothing where it cannot be read.
  func reading(_ names: [JournalName], key: SignedNote.VerifierKey) -> HallReading {
    var reading = HallReading(election: manifest.election)
    for name in names {
      guard let file = try? files.open(ExportFormat.journalName(name.device, branch: name.branch)) else { continue }
      let check = JournalCheck(
        device: name.device, election: manifest.election, key: key, acknowledged: [], isBranch: true)
      _ = try? check.read(file) { reading.read(Entry(decoding: $0).body) }
    }
    return reading
  }

  /// Whether the hall took over from the one with this key, directly or through others: each signed the next one's key.
  func succeeds(_ key: SignedNote.VerifierKey) -> Bool {
    guard let own = branches[hall] else { return false }
    var chain = HallChain(election: manifest.election, root: Array(key.publicKey.rawRepresentation))
    for note in reading(own, key: authority).notes { chain.add(note) }
    let heads = Set(headsAtSuccessions(own))
    return chain.keys.contains(Array(authority.publicKey.rawRepresentation))
      && chain.links.allSatisfy { heads.contains(Frontier.Branch(size: $0.note.size, root: $0.note.root)) }
  }

  /// Size and root of the hall's journal before each entry that says that another hall took over: what the lost one
  /// signed has to be exactly that.
  private func headsAtSuccessions(_ names: [JournalName]) -> [Frontier.Branch] {
    var heads: [Frontier.Branch] = []
    for name in names {
      guard let file = try? files.open(ExportFormat.journalName(name.device, branch: name.branch)) else { continue }
      let check = JournalCheck(
        device: name.device, election: manifest.election, key: authority, acknowledged: [], isBranch: true)
      var accumulator = MerkleAccumulator()
      _ = try? check.read(file) { bytes in
        if case .hallSucceeded = Entry(decoding: bytes).body {
          heads.append(.init(size: UInt32(accumulator.size), root: accumulator.root))
        }
        accumulator.append(bytes)
      }
    }
    return heads
  }

  /// Reads a site's journal with the key that the hall enrolled, or a lost hall's.
  private mutating func read(_ device: DeviceID, _ names: [JournalName], isHallVerified: Bool) {
    let isFormer = register.formerHalls.contains(device)
    let enrolled = register.hall.enrolment(of: device)
    guard let enrolment = enrolled ?? register.hall.enrolledPastFork[device],
      isFormer || enrolment.site != nil,
      let key = try? SegmentRule.key(of: enrolment.publicKey, election: manifest.election)
    else {
      // Behind a hall's journal that is wrong itself, nothing is known of this one.
      if isHallVerified {
        problems.append(
          ExportProblem(file: ExportFormat.journalName(device, branch: 0), device: device, kind: .notEnrolled))
      }
      return
    }
    read(names, key: key, site: isFormer || enrolled == nil ? SiteID.none : enrolment.site, named: enrolment.site)
  }

  /// - Parameters:
  ///   - site: The site for which the journal's entries stand; nil for the hall's own, and none for one that counts for
  ///     nothing.
  ///   - named: The site as it was enrolled.
  private mutating func read(
    _ names: [JournalName], key: SignedNote.VerifierKey, site: SiteID?, named: SiteID? = nil
  ) {
    do throws(ExportProblem) {
      let shared = try findForks(names, key: key)
      var matches: Set<UInt32> = []
      for (place, name) in names.enumerated() {
        guard name.branch == place else {
          throw ExportProblem(
            file: ExportFormat.journalName(name.device, branch: place), device: name.device, kind: .missing)
        }
        matches.formUnion(
          try readJournal(
            name, key: key, site: site, named: named, foldFrom: shared[place], isBranch: names.count > 1))
      }
      // Of a device with too many histories nothing is counted, so it does not matter which of them are here.
      if names.count > 1, !register.isLeftOut(names[0].device) { try checkBranches(names, matches) }
    } catch {
      problems.append(error)
    }
  }

  /// Of several histories, the hall acknowledged what one of them holds.
  private func checkBranches(_ names: [JournalName], _ matches: Set<UInt32>) throws(ExportProblem) {
    for head in acknowledged[names[0].device] ?? [] where !matches.contains(head.size) {
      throw ExportProblem(
        file: ExportFormat.journalName(head.device, branch: 0), device: head.device, sequences: 0..<head.size,
        kind: .notAsAcknowledged)
    }
  }

  /// - Returns: The sizes at which the journal was as acknowledged.
  private mutating func readJournal(
    _ name: JournalName, key: SignedNote.VerifierKey, site: SiteID?, named: SiteID?, foldFrom: UInt32, isBranch: Bool
  ) throws(ExportProblem) -> Set<UInt32> {
    let file = try files.open(ExportFormat.journalName(name.device, branch: name.branch))
    let check = JournalCheck(
      device: name.device, election: manifest.election, key: key, acknowledged: acknowledged[name.device] ?? [],
      isBranch: isBranch)
    let index = register.addJournal(device: name.device, site: site, foldFrom: foldFrom)
    let isHall = site == nil
    let passed = try check.read(file) { (bytes) throws(ExportProblem) in
      let entry = Entry(decoding: bytes)
      if isHall, case .merged(let heads) = entry.body {
        for head in heads { acknowledged[head.device, default: []].append(head) }
      }
      register.fold(entry, into: index)
    }
    try files.checkDigest(file, manifest)
    journals.append(.init(site: named, branch: name.branch, head: passed.head))
    return passed.matches
  }

  /// Declares where the histories of one device part, as the store does.
  ///
  /// - Returns: For each branch, how many entries an earlier one shares with it.
  private mutating func findForks(_ names: [JournalName], key: SignedNote.VerifierKey) throws(ExportProblem) -> [UInt32]
  {
    guard names.count > 1 else { return [0] }
    guard names.count <= Frontier.branchesMax + 1 else {
      throw ExportProblem(
        file: ExportFormat.journalName(names[0].device, branch: Frontier.branchesMax + 1), device: names[0].device,
        kind: .falseBranch)
    }
    var histories: [[Digest32]] = []
    var shared: [UInt32] = []
    for name in names {
      let leaves = try leaves(of: name, key: key)
      var most: UInt32 = 0
      for earlier in histories {
        let common = zip(leaves, earlier).prefix { $0 == $1 }.count
        guard common < min(leaves.count, earlier.count) else {
          throw ExportProblem(
            file: ExportFormat.journalName(name.device, branch: name.branch), device: name.device, kind: .falseBranch)
        }
        most = max(most, UInt32(common))
        register.setForkPoint(name.device, at: UInt32(common))
      }
      histories.append(leaves)
      shared.append(most)
    }
    return shared
  }

  private func leaves(of name: JournalName, key: SignedNote.VerifierKey) throws(ExportProblem) -> [Digest32] {
    let file = try files.open(ExportFormat.journalName(name.device, branch: name.branch))
    let check = JournalCheck(
      device: name.device, election: manifest.election, key: key, acknowledged: [], isBranch: true)
    var leaves: [Digest32] = []
    _ = try check.read(file) { leaves.append(MerkleTree.leafHash($0)) }
    return leaves
  }

  /// The report that the verified entries give.
  func report(poll: PollID) -> ReconciliationReport? {
    guard let index = register.election.polls.firstIndex(where: { $0.id == poll }) else { return nil }
    let coverage = register.hall.enrolments.flatMap { device, enrolment -> [JournalCoverage] in
      guard let site = enrolment.site, !register.election.isSpare(site) else { return [] }
      let heads = journals.filter { $0.head.device == device }.map(\.head)
      let held = heads.isEmpty ? [JournalHead(device: device, size: 0, root: MerkleTree.emptyRoot)] : heads
      return held.map {
        JournalCoverage(
          device: device, site: site, size: $0.size, root: $0.root, closed: register.isClosed(device))
      }
    }
    return Reconciliation.report(register, poll: UInt8(clamping: index), coverage: coverage)
  }
}
