import ElectionRecord
import Foundation
import JournalStore
import NodeService

/// The data directory of an enrolled laptop, which goes away with the value.
final class NodeFolder {
  let path: String
  let election: Election
  let keys: NodeKeys
  let hallKeys: NodeKeys
  let profile: NodeProfile

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "ballotsync-node-\(UUID().uuidString)").path
    election = Village.election(.shared, 2)
    keys = try Village.keys("laptop")
    hallKeys = try Village.keys("hall")
    profile = NodeProfile(
      site: SiteID("R1"), authority: hallKeys.publicKey, electionDigest: election.canonicalDigest, hallAddresses: [])
    let directory = try DataDirectory.create(path)
    try NodeDirectory.write(election: election, keys: keys, into: directory)
    let csv = directory.file(NodeDirectory.File.roll)
    try NodeDirectory.write(Self.roll, to: NodeDirectory.File.roll, in: directory)
    let roll = try RollStore.importRoll(csv: csv, into: directory.rollPath, election: election)
    try FileManager.default.removeItem(atPath: csv)
    let opened = try NodeDirectory.open(directory, profile: profile, clock: StillClock())
    try Self.enrol(opened.node, keys, hallKeys, election, roll)
    try NodeDirectory.write(profile: profile, into: directory)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Gives the laptop a hall's journal that enrols it.
  private static func enrol(
    _ node: Node, _ keys: NodeKeys, _ hallKeys: NodeKeys, _ election: Election, _ roll: RollStore
  ) throws {
    let hall = try Village.node(hallKeys, at: nil, election, roll.index, hallKeys.publicKey)
    let definition = ElectionDefinition(
      electionID: election.id, electionDigest: election.canonicalDigest, rollDigest: roll.rollDigest,
      registered: roll.count)
    try hall.define(definition, certificate: nil)
    try hall.enrol(Village.enrolment(keys, at: SiteID("R1")))
    try Village.sync(node, hall)
  }

  private static var roll: String {
    let rows = (1...20).map { "\($0),选民,男,1960-06-07,\($0)号,\($0 <= 10 ? 1 : 2)村,\($0),C-\(1000 + $0)" }
    return (["number,name,sex,birth_date,address,area,household,card"] + rows).joined(separator: "\n") + "\n"
  }

  func open() throws -> OpenedNode { try NodeDirectory.open(path, clock: StillClock()) }

  func file(_ name: String) -> String { path + "/" + name }

  func read(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: file(name))) }

  func write(_ data: Data, to name: String) throws { try data.write(to: URL(filePath: file(name))) }
}
