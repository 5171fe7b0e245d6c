import ElectionRecord
import Foundation
import GRDB

/// Reads all journals, checks that entries lead to the stored roots, and folds them: the hall's journal first,
/// because it says which device stands for which site.
struct StoreLoader {
  private let db: Database
  private let chain: HallChain
  private var table = JournalTable()
  private var register: Register
  /// For each branch, how many entries an earlier branch of the device shares with it.
  private var shared: [UInt32] = []

  init(db: Database, register: Register, chain: HallChain) {
    self.db = db
    self.register = register
    self.chain = chain
  }

  struct Loaded {
    let table: JournalTable
    let register: Register
    /// The key of the hall of today.
    let authority: [UInt8]
  }

  mutating func load() throws -> Loaded {
    try readJournals()
    let authority = chain.current { note in
      table.indices(of: note.successor).contains { table.branches[$0].size > note.size }
    }
    let device = DeviceID(publicKey: authority)
    let hall = table.indices(of: device)
    let readings = try hall.map { try reading(of: $0) }
    let formers = readings.reduce(into: Set<DeviceID>()) { $0.formUnion($1.formerHalls) }
    register = Register(election: register.election, roll: register.roll, formerHalls: formers)
    try findForks()
    let sites = try enrolledSites(device, readings, formers)
    try addJournals(hall: device, sites)
    let order = hall + table.branches.indices.filter { !hall.contains($0) }
    for index in order { try fold(index) }
    return Loaded(table: table, register: register, authority: authority)
  }

  private func reading(of index: Int) throws -> HallReading {
    var reading = HallReading(election: register.election.id)
    for entry in try allEntries(index) { reading.read(Entry(decoding: entry).body) }
    return reading
  }

  /// Recomputes every root; a flipped byte anywhere in entries or heads shows here.
  private mutating func readJournals() throws {
    let rows = try GRDB.Row.fetchAll(db, sql: "SELECT id, device, branch, size, root FROM journal ORDER BY id")
    for row in rows {
      let name: Data = try row.checked(1, in: "journal table")
      let device = DeviceID(rawValue: name.reduce(0) { $0 << 8 | UInt64($1) })
      let stored = (
        size: try row.checked(3, in: "journal table") as UInt64, root: try row.checked(4, in: "journal table") as Data
      )
      let index = table.add(device: device)
      let branch = table.branches[index]
      guard branch.id == (try row.checked(0, in: "journal table")),
        branch.branch == (try row.checked(2, in: "journal table"))
      else { throw StoreError.damaged(place: "journal table") }
      var accumulator = MerkleAccumulator()
      try SegmentRows.read(db, journal: branch.id, from: 0) { segment in
        guard UInt64(segment.first) == accumulator.size else { throw StoreError.damaged(place: "journal \(device)") }
        segment.run.forEach { accumulator.append($0) }
        table.set(accumulator, at: index)
        if segment.checkpoint != nil { table.markReceived(index) }
        return true
      }
      guard accumulator.size == stored.size, Data(accumulator.root.bytes) == stored.root else {
        throw StoreError.damaged(place: "journal \(device)")
      }
    }
  }

  private mutating func findForks() throws {
    shared = [UInt32](repeating: 0, count: table.branches.count)
    for index in table.branches.indices where table.branches[index].branch > 0 {
      let earlier = table.indices(of: table.branches[index].device).filter { $0 < index }
      let entries = try allEntries(index)
      for other in earlier {
        let common = UInt32(zip(entries, try allEntries(other)).prefix { $0 == $1 }.count)
        shared[index] = max(shared[index], common)
        register.setForkPoint(table.branches[index].device, at: common)
      }
    }
  }

  private func allEntries(_ index: Int) throws -> [[UInt8]] {
    var entries: [[UInt8]] = []
    try SegmentRows.read(db, journal: table.branches[index].id, from: 0) { segment in
      entries += segment.run.entries
      return true
    }
    return entries
  }

  /// Journals keep their row order as their index; sites come from the enrolments in the hall's journal.
  private mutating func addJournals(hall: DeviceID, _ sites: [DeviceID: SiteID]) throws {
    let successors = chain.links.map(\.note.successor)
    for index in table.branches.indices {
      let device = table.branches[index].device
      if device == hall {
        _ = register.addJournal(device: device, site: nil, foldFrom: shared[index])
      } else if let site = sites[device] {
        _ = register.addJournal(device: device, site: site, foldFrom: shared[index])
      } else if successors.contains(device) || register.formerHalls.contains(device) {
        // A successor's that is not held far enough yet says nothing.
        let isFormer = register.formerHalls.contains(device)
        _ = register.addJournal(device: device, site: SiteID.none, foldFrom: isFormer ? shared[index] : .max)
      } else {
        throw StoreError.damaged(place: "journal \(device)")
      }
    }
  }

  /// Past a fork of the hall's own journal an enrolment does not stand, nor one of a lost hall's that was not taken
  /// over; the journals that it brought are held.
  private func enrolledSites(
    _ hall: DeviceID, _ readings: [HallReading], _ formers: Set<DeviceID>
  ) throws -> [DeviceID: SiteID] {
    let forkPoint = register.trust[hall]?.forkPoint ?? .max
    var sites: [DeviceID: SiteID] = [:]
    for reading in readings {
      for (device, known) in reading.enrolments {
        let stands = known.sequence < forkPoint
        sites[device] = stands ? known.enrolment.site ?? SiteID.none : sites[device] ?? SiteID.none
      }
    }
    for index in formers.flatMap({ table.indices(of: $0) }) {
      for device in try reading(of: index).enrolments.keys { sites[device] = sites[device] ?? SiteID.none }
    }
    for device in formers { sites[device] = nil }
    return sites
  }

  private mutating func fold(_ index: Int) throws {
    var runs: [EntryRun] = []
    try SegmentRows.read(db, journal: table.branches[index].id, from: 0) { segment in
      runs.append(segment.run)
      return true
    }
    for run in runs { register.fold(run, into: index) }
  }
}
