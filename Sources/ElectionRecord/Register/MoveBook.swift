/// The hall's allotments (投票权移交) with their places in its journal, found by voter.
struct MoveBook: Sendable {
  /// One allotment as the hall wrote it.
  struct Move: Sendable {
    let allotment: Allotment
    /// Its place in the hall's journal.
    let sequence: UInt32
    /// How much the hall had acknowledged by then of each device of the receiving site: an entry below that was written
    /// before the device could know of the move.
    let acknowledged: [DeviceID: UInt32]
  }

  private(set) var all: [Move] = []
  private var known: Set<Allotment> = []
  /// Indices of the moves that are about every right of a site.
  private var general: [Int] = []
  /// Indices of the moves of one voter's right.
  private var personal: [RollNumber: [Int]] = [:]

  /// An allotment that comes again has no effect.
  mutating func add(_ allotment: Allotment, at sequence: UInt32, acknowledged: [DeviceID: UInt32]) {
    guard known.insert(allotment).inserted else { return }
    if let voter = allotment.voter {
      personal[voter, default: []].append(all.count)
    } else {
      general.append(all.count)
    }
    all.append(Move(allotment: allotment, sequence: sequence, acknowledged: acknowledged))
  }

  /// Indices of the moves that may be about the right of `voter`, in the hall's order.
  func indices(of voter: RollNumber) -> [Int] {
    guard let own = personal[voter] else { return general }
    return (general + own).sorted()
  }
}

extension HallRecord {
  mutating func note(_ allotment: Allotment, at sequence: UInt32) {
    let devices = devices(of: allotment.to)
    let sizes = devices.compactMap { device in merged[device].map { (device, $0.size) } }
    moves.add(allotment, at: sequence, acknowledged: Dictionary(uniqueKeysWithValues: sizes))
  }

  /// Officers let a mark without the right count.
  mutating func spend(_ voter: RollNumber?, at sequence: UInt32) {
    guard let voter, spentByRuling[voter] == nil else { return }
    spentByRuling[voter] = sequence
  }
}
