import ElectionRecord
import SyncProtocol
import Testing

/// What one side sends for what the other side holds.
@Suite struct SyncPlannerTests {
  private static let hall = DeviceID(rawValue: 9)
  private static let box = DeviceID(rawValue: 1)
  private static let other = DeviceID(rawValue: 2)

  private static func root(_ name: Character) -> Digest32 { Digest32(sha256: Array(String(name).utf8)) }

  /// Journals as `1:4a 9:3b`: device, size, and a letter for the history; a device named twice has two branches.
  private static func frontier(_ text: String) -> Frontier {
    var journals: [DeviceID: [Frontier.Branch]] = [:]
    for part in text.split(separator: " ") {
      let pieces = part.split(separator: ":")
      let device = DeviceID(rawValue: UInt64(pieces[0]) ?? 0)
      let branch = Frontier.Branch(size: UInt32(pieces[1].dropLast()) ?? 0, root: root(pieces[1].last ?? "-"))
      journals[device, default: []].append(branch)
    }
    return Frontier(journals: journals)
  }

  struct Plan: Sendable, CustomTestStringConvertible {
    let local: String
    let remote: String
    var wants: [UInt64] = []
    /// Requests as `device@start`, with the branch's size where one is named.
    let sent: String

    var testDescription: String { "\(local) | \(remote) | \(wants)" }
  }

  static let plans = [
    Plan(local: "", remote: "", sent: ""),
    Plan(local: "1:4a", remote: "1:4a", sent: ""),
    Plan(local: "1:4a", remote: "", sent: "1@0"),
    Plan(local: "", remote: "1:4a", sent: ""),
    Plan(local: "1:4a", remote: "1:3b", sent: "1@3"),
    Plan(local: "1:3b", remote: "1:4a", sent: ""),
    Plan(local: "1:4a 2:2c 9:5d", remote: "1:1b", sent: "9@0 1@1 2@0"),
    // The same size with another root is a fork: the other side needs all of it.
    Plan(local: "1:4a", remote: "1:4b", sent: "1@0/4"),
    Plan(local: "1:4a 1:5b", remote: "1:4a", sent: "1@0/5"),
    Plan(local: "1:4a 1:5b", remote: "", sent: "1@0/4 1@0/5"),
    Plan(local: "1:4a 1:5b", remote: "1:4a 1:5b", sent: ""),
    Plan(local: "1:4a", remote: "1:4a 1:5b", sent: ""),
    Plan(local: "1:4a", remote: "1:3c 1:5b", sent: "1@0/4"),
    Plan(local: "1:4a", remote: "1:4a", wants: [1], sent: "1@0/4"),
    Plan(local: "1:4a 2:2c", remote: "1:4a 2:1d", wants: [1], sent: "1@0/4 2@1"),
    Plan(local: "1:4a", remote: "1:4a", wants: [7], sent: ""),
    // More histories than are told apart need no more, and prove to others that there are too many.
    Plan(local: "1:4a", remote: nine, sent: ""),
    Plan(local: "1:4a 1:4b", remote: nine, sent: ""),
    Plan(local: "1:4a 1:5z", remote: nine, wants: [1], sent: "1@0/4 1@0/5"),
    Plan(local: nine, remote: "1:4z \(nine)", sent: ""),
    Plan(local: nine, remote: "1:4a 1:4c", sent: Array(repeating: "1@0/4", count: 7).joined(separator: " ")),
    Plan(local: nine, remote: "", sent: Array(repeating: "1@0/4", count: 9).joined(separator: " ")),
  ]

  private static let nine = "abcdefghi".map { "1:4\($0)" }.joined(separator: " ")

  @Test(arguments: plans)
  func sendsWhatTheOtherSideLacks(_ plan: Plan) {
    let requests = SyncPlanner.requests(
      local: Self.frontier(plan.local), remote: WireFrontier(Self.frontier(plan.remote)),
      wants: Set(plan.wants.map { DeviceID(rawValue: $0) }), first: [Self.hall])
    let sent = requests.map { "\($0.device.rawValue)@\($0.start)" + ($0.branch.map { "/\($0.size)" } ?? "") }
    #expect(sent.joined(separator: " ") == plan.sent)
  }

  private func segment(_ device: UInt64, _ start: UInt32, _ count: Int) -> JournalSegment {
    JournalSegment(
      device: DeviceID(rawValue: device), start: start,
      run: EntryRun(entries: [[UInt8]](repeating: [0x41], count: count)), checkpoint: [])
  }

  private func sizes(_ remote: String, _ segments: [JournalSegment]) -> [UInt64: [UInt32]] {
    let extended = SyncPlanner.extended(WireFrontier(Self.frontier(remote)), by: segments)
    return Dictionary(uniqueKeysWithValues: extended.journals.map { ($0.key.rawValue, $0.value.map(\.size)) })
  }

  @Test func whatWasSentCountsAsHeld() {
    #expect(sizes("1:3a", [segment(1, 3, 2)]) == [1: [5]])
    #expect(sizes("1:3a", [segment(1, 2, 2), segment(1, 4, 1)]) == [1: [5]])
    #expect(sizes("", [segment(1, 0, 2)]) == [1: [2]])
  }

  @Test func aGapAnOldSegmentOrAForkDoesNotCount() {
    #expect(sizes("1:3a", [segment(1, 4, 2)]) == [1: [3]])
    #expect(sizes("1:3a", [segment(1, 0, 2)]) == [1: [3]])
    #expect(sizes("1:3a 1:4b", [segment(1, 4, 2)]) == [1: [3, 4]])
    #expect(sizes("1:3a", [segment(1, .max, 2)]) == [1: [3]])
  }
}
