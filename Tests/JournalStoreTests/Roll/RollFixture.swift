import ElectionRecord
import Foundation
import JournalStore

/// Rolls for the tests of the store, and the two elections' own.
enum RollFixture {
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The rolls in `config/elections`.
  static func configured(_ election: String) throws -> [UInt8] {
    let file = repository.appending(path: "config/elections/\(election)/roll.csv")
    return [UInt8](try Data(contentsOf: file))
  }

  static func election(areas: [String]) -> Election {
    let half = Threshold(base: .registered, numerator: 1, denominator: 2)
    let name = BilingualText(zh: "测试", en: "Test")
    let sites = areas.enumerated().map { index, area in
      Site(id: SiteID("R\(index + 1)"), kind: .mobileBox, stage: 1, name: name, areas: [area], papers: 10)
    }
    return Election(
      format: 1, id: "test", name: name, mode: .voters, policy: .assigned, electorate: 3, roll: "roll.csv",
      profile: RuleProfile(proxyLimit: 3, quorum: half, majority: half), polls: [Poll(id: .main, name: name)],
      sites: sites, contests: [])
  }

  /// An election whose sites have the areas of a roll, in the order in which they appear.
  static func election(forRoll csv: [UInt8]) -> Election {
    var areas: [String] = []
    for line in String(decoding: csv, as: UTF8.self).split(separator: "\n").dropFirst() {
      let area = String(line.split(separator: ",", omittingEmptySubsequences: false)[5])
      if !areas.contains(area) { areas.append(area) }
    }
    return election(areas: areas)
  }

  static let header = "number,name,sex,birth_date,address,area,household,card"

  /// A roll of these names, in one area.
  static func csv(_ names: [String]) -> [UInt8] {
    let rows = names.enumerated().map { index, name in
      "\(index + 1),\(name),男,1960-06-07,东村 \(index + 1) 号,东村,\(index + 501),HB-\(String(index + 1001))"
    }
    return Array(([header] + rows).joined(separator: "\n").utf8)
  }

  static func store(_ csv: [UInt8]) throws -> RollStore {
    try RollStore.importRoll(csv: csv, into: StoreMedium(), election: election(forRoll: csv))
  }
}

/// A folder that goes away with the test, and must be empty of open files by then.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "ballotsync-roll-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}
