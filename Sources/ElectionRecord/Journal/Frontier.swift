/// 同步前沿: per device, the size and root held here; a forked journal has several branches.
public struct Frontier: Equatable, Sendable {
  /// One history of a journal: how many entries, and the Merkle root over them.
  public struct Branch: Hashable, Comparable, Sendable {
    public let size: UInt32
    public let root: Digest32

    public init(size: UInt32, root: Digest32) {
      self.size = size
      self.root = root
    }

    public static func < (a: Branch, b: Branch) -> Bool { (a.size, a.root) < (b.size, b.root) }
  }

  /// The branches held of each device's journal, sorted; journals without an entry are left out.
  public private(set) var journals: [DeviceID: [Branch]]

  public init(journals: [DeviceID: [Branch]] = [:]) {
    self.journals = journals.compactMapValues { branches in
      let held = branches.filter { $0.size > 0 }.sorted()
      return held.isEmpty ? nil : held
    }
  }

  /// Devices in a fixed order.
  public var devices: [DeviceID] { journals.keys.sorted() }

  /// SHA-256 over devices, sizes and roots: equal frontiers have equal digests.
  public var digest: Digest32 {
    var writer = WireWriter()
    for device in devices {
      writer.raw(device.bigEndianBytes)
      for branch in journals[device] ?? [] {
        writer.varint(UInt64(branch.size))
        writer.raw(branch.root.bytes)
      }
      writer.varint(0)
    }
    return Digest32(sha256: writer.bytes)
  }
}
