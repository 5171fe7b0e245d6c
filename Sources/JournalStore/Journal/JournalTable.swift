import ElectionRecord

/// The heads of all journals held, in the order of their rows; a value, so a transaction works on a copy.
struct JournalTable: Sendable {
  /// One branch of one device's journal. Its place in the table is its index in the register.
  struct Branch: Sendable {
    /// Row id in the database.
    let id: Int64
    let device: DeviceID
    let branch: Int
    var accumulator: MerkleAccumulator
    /// Whether any of its entries came from another node.
    var hasReceived = false

    var size: UInt32 { UInt32(accumulator.size) }
  }

  private(set) var branches: [Branch] = []
  private var byDevice: [DeviceID: [Int]] = [:]

  /// The most branches kept of one device's journal: one more than are told apart, because it proves to others that
  /// there are too many. Of further ones the signed checkpoints are kept as evidence.
  static let branchesMax = Frontier.branchesMax + 1

  /// Indices of the device's branches.
  func indices(of device: DeviceID) -> [Int] { byDevice[device] ?? [] }

  mutating func add(device: DeviceID) -> Int {
    let index = branches.count
    let branch = indices(of: device).count
    branches.append(Branch(id: Int64(index + 1), device: device, branch: branch, accumulator: MerkleAccumulator()))
    byDevice[device, default: []].append(index)
    return index
  }

  mutating func set(_ accumulator: MerkleAccumulator, at index: Int) { branches[index].accumulator = accumulator }

  mutating func markReceived(_ index: Int) { branches[index].hasReceived = true }

  var frontier: Frontier {
    Frontier(
      journals: byDevice.mapValues { indices in
        indices.map { .init(size: branches[$0].size, root: branches[$0].accumulator.root) }
      })
  }

  /// Entries held in all journals.
  var total: UInt64 { branches.reduce(0) { $0 + $1.accumulator.size } }
}
