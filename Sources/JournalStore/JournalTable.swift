import ElectionRecord

/// The heads of all journals held, in the order of their rows; a value, so a transaction works on a copy.
struct JournalTable: Sendable {
  /// One branch of one device's journal. Its place in the table is its index in the register.
  struct Branch: Sendable {
    /// Row id in the database.
    let id: Int64
    let device: DeviceID
    let branch: Int
    fileprivate(set) var accumulator: MerkleAccumulator
    /// Whether any of its entries came from another node.
    fileprivate(set) var hasReceived = false
    /// Earlier states, the oldest first, so that none needs the whole journal to be hashed again.
    private var milestones: [MerkleAccumulator] = []

    init(id: Int64, device: DeviceID, branch: Int) {
      self.id = id
      self.device = device
      self.branch = branch
      accumulator = MerkleAccumulator()
    }

    var size: UInt32 { UInt32(accumulator.size) }

    fileprivate mutating func grow(to head: MerkleAccumulator) {
      accumulator = head
      if head.size - (milestones.last?.size ?? 0) >= JournalTable.milestoneEntries { milestones.append(head) }
    }

    /// The latest kept state of at most the first `size` entries; an empty journal's where there is none.
    func milestone(before size: UInt32) -> MerkleAccumulator {
      milestones.last { $0.size <= UInt64(size) } ?? MerkleAccumulator()
    }
  }

  /// The entries, give or take a row, after which a journal's state is kept: about 640 bytes each.
  static let milestoneEntries = 4096

  private(set) var branches: [Branch] = []
  private var byDevice: [DeviceID: [Int]] = [:]

  /// The most branches kept of one device's journal: one more than are told apart, to prove to others that there are
  /// too many. Of any further one, the signed checkpoint is kept as evidence.
  static let branchesMax = Frontier.branchesMax + 1

  /// Indices of the device's branches.
  func indices(of device: DeviceID) -> [Int] { byDevice[device] ?? [] }

  mutating func add(device: DeviceID) -> Int {
    let index = branches.count
    let branch = indices(of: device).count
    branches.append(Branch(id: Int64(index + 1), device: device, branch: branch))
    byDevice[device, default: []].append(index)
    return index
  }

  mutating func set(_ accumulator: MerkleAccumulator, at index: Int) { branches[index].grow(to: accumulator) }

  mutating func markReceived(_ index: Int) { branches[index].hasReceived = true }

  var frontier: Frontier { Frontier(journals: byDevice.mapValues(heads)) }

  /// The frontier of these devices' journals alone.
  func frontier(of devices: [DeviceID]) -> Frontier {
    Frontier(journals: Dictionary(uniqueKeysWithValues: Set(devices).map { ($0, heads(indices(of: $0))) }))
  }

  private func heads(_ indices: [Int]) -> [Frontier.Branch] {
    indices.map { .init(size: branches[$0].size, root: branches[$0].accumulator.root) }
  }

  /// Entries held in all journals.
  var total: UInt64 { branches.reduce(0) { $0 + $1.accumulator.size } }
}
