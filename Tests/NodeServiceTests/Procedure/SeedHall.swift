import ElectionRecord
import Foundation
import JournalStore
import NodeService

/// A hall with one of the elections in `config/elections`: roll, rules, procedure and count as the files have them.
struct SeedHall {
  let folder: String
  let election: Election
  let roll: RollStore
  let hall: Node

  init(_ name: String) throws {
    folder = ElectionFolder.configured + "/" + name
    let election = try ElectionFile.load(folder)
    self.election = election
    let csv = [UInt8](try Data(contentsOf: URL(filePath: folder + "/roll.csv")))
    roll = try RollStore.importRoll(csv: csv, into: StoreMedium(), election: election)
    let keys = try SmallElection.keys("hall")
    let store = try JournalStore(
      medium: StoreMedium(), election: election, roll: roll.index, authority: keys.publicKey)
    hall = Node(
      keys: keys, site: nil, electionDigest: election.canonicalDigest, store: store,
      clock: SteppedClock(start: SmallElection.start))
    try hall.define(
      ElectionDefinition(
        electionID: election.id, electionDigest: election.canonicalDigest, rollDigest: roll.rollDigest,
        registered: roll.count),
      certificate: nil)
  }

  func text(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + file)), as: UTF8.self)
  }

  func perform(_ command: any NodeCommand, language: Language = .zh) -> CommandReply {
    hall.perform(
      CommandRequest(command, language: language), roll: roll, random: SmallElection.randomness)
  }

  /// Records the procedure and the count.
  func hold() throws {
    try hall.record(try ProcedureFile.read(try text("procedure.yaml"), name: "procedure.yaml"))
    _ = perform(TakeCountFile(name: "count.yaml", text: try text("count.yaml")))
  }
}
