import ElectionRecord
import Foundation
import NodeService
import Testing

/// An invented election of `config/elections`, as its files have it or with changes, held in one register: the hall's
/// records in the order of the demonstration, each checked as a node checks it, and every site opened and closed.
struct ExampleElection {
  /// A change of one file.
  enum Edit: Sendable, CustomStringConvertible {
    /// Text that stands there so often.
    case replace(_ file: String, _ old: String, _ new: String, times: Int = 1)
    /// The lines that hold a text.
    case drop(_ file: String, _ text: String)
    /// A record behind the others.
    case append(_ file: String, _ record: String)
    case leaveOut(_ file: String)
    /// A site opens without a place to mark in secret.
    case openly(_ site: SiteID)
    /// So many voters are on the roll.
    case voters(Int)
    /// How everybody came to be registered.
    case registered(RegistrationSource)

    var description: String {
      switch self {
      case .replace(let file, let old, let new, _): "\(file): \(old) → \(new)"
      case .drop(let file, let text): "\(file): without \(text)"
      case .append(let file, let record): "\(file): and \(record)"
      case .leaveOut(let file): "no \(file)"
      case .openly(let site): "no secret place at \(site)"
      case .voters(let count): "\(count) voters"
      case .registered(let source): "registered by \(source)"
      }
    }
  }

  /// Records before the poll, with the count, and after it.
  static let records = (
    before: ["nomination.yaml", "staff.yaml", "proxies.yaml"], count: ["custody.yaml", "tally.yaml"],
    after: ["procedure.yaml"]
  )
  static let officers = ["甲监票人", "乙监票人"]

  private var files: [String: String]
  private var openly: Set<SiteID> = []
  private var voters: Int?
  private var source = RegistrationSource.door

  init(_ name: String) throws {
    let folder = URL(filePath: ElectionFolder.configured + "/" + name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains(".") }
    files = try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) })
  }

  /// That everybody on the roll was asked, and said that they take part.
  static func registered(
    _ count: Int, _ source: RegistrationSource = .door, on election: Election
  ) throws -> ProcedureRecord {
    let day = try #require(election.pollingDay).adding(days: -30)
    return .registration(
      .registered(
        VotersRegistered(
          day: day, basis: .hukou, source: source, canvasser: "组长", voters: (1...RollNumber(count)).map { $0 })))
  }

  /// The records of a file; none where there is no such file.
  static func records(_ text: String?, _ name: String) throws -> [ProcedureRecord] {
    guard let text else { return [] }
    return try ProcedureFile.read(text, name: name)
  }

  mutating func change(_ edit: Edit) {
    switch edit {
    case .replace(let file, let old, let new, let times):
      let parts = files[file]?.components(separatedBy: old) ?? []
      #expect(parts.count == times + 1, "\(edit)")
      files[file] = parts.joined(separator: new)
    case .drop(let file, let text):
      let lines = files[file]?.components(separatedBy: "\n") ?? []
      let left = lines.filter { !$0.contains(text) }
      #expect(left.count < lines.count, "\(edit)")
      files[file] = left.joined(separator: "\n")
    case .append(let file, let record): files[file]? += "  - \(record)\n"
    case .leaveOut(let file): #expect(files.removeValue(forKey: file) != nil, "\(edit)")
    case .openly(let site): openly.insert(site)
    case .voters(let count): voters = count
    case .registered(let source): self.source = source
    }
  }

  private func read() throws -> (election: Election, roll: [Voter]) {
    let folder = try ElectionFolder()
    for (name, text) in files { try folder.write(text, as: name) }
    let election = try ElectionFile.load(folder.path)
    var reader = RollReader(areas: .any)
    let rows = reader.read(Array((files[election.roll] ?? "").utf8)) + reader.finish()
    return (election, rows.map(\.voter))
  }

  /// What the check of the calendar and the procedure says.
  ///
  /// - Throws: ``Refusal`` for a record that the rules forbid.
  func report() throws -> ComplianceReport {
    let (election, roll) = try read()
    let count = voters ?? roll.count
    var held = HeldElection(election, voters: count)
    try held.record(Self.registered(count, source, on: election))
    try record(Self.records.before, in: &held)
    for site in election.sites { held.serve(site, isSecret: !openly.contains(site.id)) }
    try record(Self.records.count + Self.records.after, in: &held)
    let women = Dictionary(uniqueKeysWithValues: roll.map { ($0.number, $0.sex == "女") })
    return try #require(ComplianceRule.report(on: held.register, women: women))
  }

  private func record(_ names: [String], in held: inout HeldElection) throws {
    for name in names { for record in try Self.records(files[name], name) { try held.record(record) } }
  }
}

/// A register into which an election is written entry by entry.
private struct HeldElection {
  private(set) var register: Register
  private let hall: Int

  init(_ election: Election, voters: Int) {
    register = Register(
      election: election, roll: RollIndex(initialSites: [UInt16](repeating: RollIndex.unassigned, count: voters)))
    hall = register.addJournal(device: DeviceID(rawValue: 1), site: nil)
  }

  mutating func record(_ record: ProcedureRecord) throws {
    try ProcedureRule.check(record, by: nil, in: register)
    fold(.procedure(record), into: hall)
  }

  /// Opens and closes a site; nobody has to come for the seals and the place to be on record.
  mutating func serve(_ site: Site, isSecret: Bool) {
    let key = Digest32(sha256: Array(site.id.rawValue.utf8)).bytes
    let device = DeviceID(publicKey: key)
    fold(
      .deviceEnrolled(Enrolment(publicKey: key, sealingKey: key, site: site.id, certificate: nil)), into: hall)
    let journal = register.addJournal(device: device, site: site.id)
    fold(
      .opened(
        Opening(
          site: site.id, papers: 0, officers: ExampleElection.officers, seals: ["\(site.id)-001"],
          hasSecretPlace: isSecret)), into: journal)
    fold(
      .closed(Closing(unused: 0, casts: 0, officers: ExampleElection.officers, seals: ["\(site.id)-002"])),
      into: journal)
    fold(.merged([JournalHead(device: device, size: 2, root: .zero)]), into: hall)
  }

  private mutating func fold(_ body: EntryBody, into journal: Int) {
    register.fold(Entry(elapsedSeconds: 60, body: body), into: journal)
  }
}
