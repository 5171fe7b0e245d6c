import Crypto
package import ElectionRecord
import ElectionReports
import Foundation

/// What a verification found.
package struct ExportVerification: Sendable {
  /// One journal that is what its device signed.
  package struct Journal: Equatable, Sendable {
    /// Nil for the hall's own journal.
    package let site: SiteID?
    package let branch: Int
    package let head: JournalHead
  }

  /// A site of which there is nothing to verify.
  package struct Absent: Equatable, Sendable {
    package let site: SiteID
    /// Nil for a site without any laptop.
    package let device: DeviceID?
  }

  /// The election, once it was found to be the one that the hall defined.
  package internal(set) var election: Election?
  /// The hall's key in the manifest, as verifier key text.
  package internal(set) var authority: String?
  /// Whether the key was given by the caller; otherwise it is only the manifest's word.
  package internal(set) var isPinned = false
  package internal(set) var journals: [Journal] = []
  /// Laptops that the hall enrolled and of which no entry is here, and sites without one; in the election's order.
  package internal(set) var absent: [Absent] = []
  /// Says that the poll asked for is none of the election.
  package internal(set) var unknownPoll: Refusal?
  /// Nothing is wrong when this is empty.
  package internal(set) var problems: [ExportProblem] = []
  /// What the entries say, rebuilt from nothing else; nil when something is wrong.
  package internal(set) var report: ReconciliationReport?
  /// The report that the hall gave last.
  package internal(set) var reported: Digest32?
  /// The report that was declared.
  package internal(set) var declared: Digest32?
}

/// Verifies exported journals with keys alone: no database, no network, nothing but the files.
///
/// Every byte is bound: entries by their journal's root and its device's signature, devices by the hall's enrolments,
/// the hall by the given key, election and roll by the hall's first entry, the rest by the signed manifest.
package struct ExportVerifier {
  let folder: String
  let pinned: SignedNote.VerifierKey?
  private let poll: PollID
  private let progress: (UInt64, UInt64) -> Void
  private var result = ExportVerification()

  /// Verifies the export in `folder`.
  ///
  /// - Parameters:
  ///   - key: The hall's key from elsewhere, such as the printed opening record; nil to take the manifest's word.
  ///   - progress: Bytes read, and bytes in all.
  package static func verify(
    folder: String, key: SignedNote.VerifierKey? = nil, poll: PollID = .main,
    progress: @escaping (UInt64, UInt64) -> Void = { _, _ in }
  ) -> ExportVerification {
    var verifier = ExportVerifier(folder: folder, pinned: key, poll: poll, progress: progress)
    do throws(ExportProblem) {
      try verifier.run()
    } catch {
      verifier.result.problems.append(error)
    }
    return verifier.result
  }

  private init(
    folder: String, pinned: SignedNote.VerifierKey?, poll: PollID, progress: @escaping (UInt64, UInt64) -> Void
  ) {
    (self.folder, self.pinned, self.poll, self.progress) = (folder, pinned, poll, progress)
  }

  private mutating func run() throws(ExportProblem) {
    let files = ExportFiles(folder: folder, progress: progress)
    let manifest = try files.readManifest()
    result.authority = manifest.authority
    result.isPinned = pinned != nil
    let authority = try authorityKey(manifest)
    try files.checkNames(manifest)
    let election = try files.readElection(manifest)
    let roll = try files.readRoll(manifest, election: election)
    var pass = JournalPass(
      files: files, manifest: manifest, authority: authority, register: Register(election: election, roll: roll))
    if let pinned, pinned.publicKey.rawRepresentation != authority.publicKey.rawRepresentation,
      !pass.succeeds(pinned)
    {
      throw ExportProblem(file: ExportFormat.manifest, kind: .otherAuthority)
    }
    pass.run()
    result.journals = pass.journals.sorted {
      (election.place($0.site), $0.head.device, $0.branch) < (election.place($1.site), $1.head.device, $1.branch)
    }
    result.problems += pass.problems
    let hall = pass.register.hall
    try checkDefinition(manifest, election: election, roll: roll, hall: hall)
    result.election = election
    try files.checkManifestNote(manifest, keys: pass.enrolledKeys)
    result.problems += files.problems
    guard result.problems.isEmpty else { return }
    guard election.polls.contains(where: { $0.id == poll }) else {
      result.unknownPoll = .unknownPoll(poll, of: election)
      return
    }
    result.absent = absent(hall, in: election)
    result.reported = hall.reported.last
    result.report = pass.report(poll: poll)
    result.declared = result.report?.declaration?.digest
  }

  private func absent(_ hall: HallRecord, in election: Election) -> [ExportVerification.Absent] {
    let here = Set(result.journals.filter { $0.head.size > 0 }.map(\.head.device))
    return election.sites.flatMap { site -> [ExportVerification.Absent] in
      let devices = hall.enrolments.filter { $0.enrolment.site == site.id }.map { $0.device }.sorted()
      guard !devices.isEmpty else { return [.init(site: site.id, device: nil)] }
      return devices.filter { !here.contains($0) }.map { .init(site: site.id, device: $0) }
    }
  }

  private func authorityKey(_ manifest: ExportManifest) throws(ExportProblem) -> SignedNote.VerifierKey {
    guard let key = try? SignedNote.VerifierKey(parsing: manifest.authority),
      let expected = try? SegmentRule.key(
        of: Array(key.publicKey.rawRepresentation), election: manifest.election),
      key == expected
    else { throw ExportProblem(file: ExportFormat.manifest, kind: .malformed) }
    return key
  }

  /// Election and roll must be those of the hall's first entry.
  private mutating func checkDefinition(
    _ manifest: ExportManifest, election: Election, roll: RollIndex, hall: HallRecord
  ) throws(ExportProblem) {
    guard let definition = hall.definition else { return }
    let digest = manifest.files[ExportFormat.election]
    if definition.electionDigest != digest || definition.electionID != election.id {
      result.problems.append(ExportProblem(file: ExportFormat.election, kind: .notAsDefined))
    }
    if definition.registered != roll.count || definition.sitesDigest.map({ $0 != roll.digest }) ?? false {
      result.problems.append(ExportProblem(file: ExportFormat.rollAreas, kind: .notAsDefined))
    }
  }
}

extension Refusal {
  fileprivate static func unknownPoll(_ poll: PollID, of election: Election) -> Refusal {
    let polls = election.polls.map(\.id.rawValue)
    return Refusal(
      "noSuchPoll", .usage,
      zh: "本次选举没有投票轮次“\(poll)”，没有核对。--poll 可写：\(polls.joined(separator: "、"))。",
      en: "The election has no poll \"\(poll)\"; nothing was reconciled. --poll takes \(polls.joined(separator: ", "))."
    )
  }
}

extension Election {
  /// The hall's own journal first, then the sites in the election's order.
  fileprivate func place(_ site: SiteID?) -> Int { site.map { siteIndex($0) ?? Int.max } ?? -1 }
}
