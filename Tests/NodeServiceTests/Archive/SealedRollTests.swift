import ElectionRecord
import Foundation
import JournalStore
import Testing

@testable import NodeService

/// The roll that an archive gives back is one that `init` takes, and the same.
@Suite struct SealedRollTests {
  private static let header = "number,name,sex,birth_date,address,area,household,card"

  /// A field as any writer of such files has it.
  private static func quoted(_ field: String) -> [UInt8] {
    [UInt8(ascii: "\"")] + field.utf8.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] } + [UInt8(ascii: "\"")]
  }

  /// A roll with these names, the columns in another order.
  private static func csv(_ names: [String]) -> [UInt8] {
    var text = Array("card,number,name,sex,birth_date,address,area,household\r\n".utf8)
    for (index, name) in names.enumerated() {
      text += Array("HB-\(index + 1),\(index + 1),".utf8) + quoted(name) + Array(",女,1960-06-07,".utf8)
      text += quoted(name) + Array(",东村,".utf8) + quoted(name) + Array("\r\n".utf8)
    }
    return text
  }

  private static func roundTrip(_ names: [String]) throws {
    let election = RollElection.election
    let roll = try RollStore.importRoll(csv: csv(names), into: StoreMedium(), election: election)
    let written = try roll.csv()
    #expect(String(decoding: written, as: UTF8.self).utf8.starts(with: (header + "\n").utf8))
    let again = try RollStore.importRoll(csv: written, into: StoreMedium(), election: election)
    #expect(again.count == names.count)
    #expect(again.rollDigest == roll.rollDigest)
  }

  @Test(arguments: [
    "方学", "方,学", "方\"学\"", "x\"\u{301},=1+1", "\"", "\"\"", ",", ",\u{301},", "方 学", "'方", "#方", "a\u{301}",
    "\u{F981}", "👧🏽", "x\u{E0100}", ";", "方\\", "[方]",
  ])
  func aRollComesBackAsItWas(_ name: String) throws { try Self.roundTrip([name]) }

  @Test func everyMarkThatJoinsAQuoteComesBack() throws {
    let names = EveryScalar.joining.filter { $0.value != 0x200C && $0.value != 0x200D }
      .flatMap { ["x\"\($0),=1+1", "x,\($0)"] }
    #expect(names.count > 2000)
    try Self.roundTrip(names)
  }
}

/// The election of these rolls.
private enum RollElection {
  static var election: Election {
    let half = Threshold(base: .registered, numerator: 1, denominator: 2)
    let name = BilingualText(zh: "测试", en: "Test")
    return Election(
      format: 1, id: "test", name: name, mode: .voters, policy: .assigned, electorate: 3, roll: "roll.csv",
      profile: RuleProfile(proxyLimit: 3, quorum: half, majority: half), polls: [Poll(id: .main, name: name)],
      sites: [Site(id: SiteID("R1"), kind: .mobileBox, stage: 1, name: name, areas: ["东村"], papers: 10)],
      contests: [])
  }
}
