/// 同步前沿: per device, the size and root held here; a forked journal has several branches.
package struct Frontier: Sendable {
  /// One history of a journal: how many entries, and the Merkle root over them.
  package struct Branch: Hashable, Comparable, Sendable {
    package let size: UInt32
    package let root: Digest32

    package init(size: UInt32, root: Digest32) {
      self.size = size
      self.root = root
    }

    package static func < (a: Branch, b: Branch) -> Bool { (a.size, a.root) < (b.size, b.root) }
  }

  /// The most branches of one journal that are told apart.
  ///
  /// If a device signed more, nothing of it is counted and no branch asked for: which branches a node holds depends on
  /// what came first, and what it says of the device must not.
  package static let branchesMax = 8

  /// Stands for the branches of a device that signed more than ``branchesMax``; no journal grows to this size.
  package static let tooManyBranches = Branch(size: .max, root: .zero)

  /// The branches held of each device's journal, sorted; journals without an entry are left out.
  package private(set) var journals: [DeviceID: [Branch]]

  package init(journals: [DeviceID: [Branch]] = [:]) {
    self.journals = journals.compactMapValues { branches in
      let held = branches.filter { $0.size > 0 }.sorted()
      return held.isEmpty ? nil : held
    }
  }

  /// The same, of these devices' journals alone.
  package func only(_ devices: some Sequence<DeviceID>) -> Frontier {
    var few = Frontier()
    for device in devices { few.journals[device] = journals[device] }
    return few
  }

  /// Devices in a fixed order.
  package var devices: [DeviceID] { journals.keys.sorted() }

  /// What others are told of each journal: its branches, or that there are too many.
  package func stated(_ device: DeviceID) -> [Branch] {
    let branches = journals[device] ?? []
    return branches.count > Self.branchesMax ? [Self.tooManyBranches] : branches
  }

  /// SHA-256 over devices and what is ``stated(_:)`` of them: equal frontiers have equal digests.
  package var digest: Digest32 {
    var writer = WireWriter()
    for device in devices {
      writer.raw(device.bigEndianBytes)
      for branch in stated(device) {
        writer.varint(UInt64(branch.size))
        writer.raw(branch.root.bytes)
      }
      writer.varint(0)
    }
    return Digest32(sha256: writer.bytes)
  }
}

extension Frontier: Equatable {
  /// Whether two nodes have nothing to tell each other.
  package static func == (a: Frontier, b: Frontier) -> Bool {
    a.journals.count == b.journals.count && a.journals.keys.allSatisfy { a.stated($0) == b.stated($0) }
  }
}
