import ElectionRecord
import Foundation
import NodeService

/// One of the two seed elections in `config/elections`, with the records of its files.
enum SeedElection {
  static func folder(_ name: String) -> String { ElectionFolder.configured + "/" + name }

  /// The hall's register after the records of `files` were entered, each checked as a node checks it.
  ///
  /// - Parameter rules: Rules that the election's file does not name.
  static func register(_ name: String, _ files: String..., rules: ProcedureProfile? = nil) throws -> Register {
    let plain = try ElectionFile.load(folder(name))
    let election = Election(
      format: plain.format, id: plain.id, name: plain.name, mode: plain.mode, policy: plain.policy,
      electorate: plain.electorate, roll: plain.roll, profile: plain.profile, polls: plain.polls, sites: plain.sites,
      contests: plain.contests, type: plain.type,
      pollingDay: plain.pollingDay ?? plain.sites.compactMap(\.days).joined().max(), procedure: rules)
    let text = try String(contentsOfFile: folder(name) + "/" + plain.roll, encoding: .utf8)
    let voters = text.split(separator: "\n").count - 1
    var register = Register(
      election: election, roll: RollIndex(initialSites: [UInt16](repeating: RollIndex.unassigned, count: voters)))
    let hall = register.addJournal(device: DeviceID(rawValue: 1), site: nil)
    for file in files {
      let records = try ProcedureFile.read(
        String(contentsOfFile: folder(name) + "/" + file, encoding: .utf8), name: file)
      for record in records {
        try ProcedureRule.check(record, by: nil, in: register)
        register.fold(Entry(elapsedSeconds: 1, body: .procedure(record)), into: hall)
      }
    }
    return register
  }
}
