package import ElectionRecord

/// What two nodes say to each other, in both directions: one message a request, one a reply.
///
/// The frontier is the only state, so any interruption resumes and a repeat is harmless.
package struct SyncMessage: Equatable, Sendable {
  /// The newest message format this program speaks.
  package static let versionMax: UInt8 = 1
  /// The largest message, in bytes.
  package static let bytesMax = 2 * 1024 * 1024
  /// The most journals a frontier may name.
  package static let journalsMax = 65_535
  /// The most segments in one message.
  package static let segmentsMax = 4096
  /// Bytes of a ``base``.
  package static let baseBytes = 16

  /// The first eight bytes of the election's digest.
  package let election: UInt64
  /// Which journals this exchange is about: ``base`` and ``frontier`` are of these alone.
  package let scope: SyncScope
  /// Digest of the frontier that the sender believes the receiver to hold (for a reply: that the sender holds now),
  /// cut to sixteen bytes.
  package let base: [UInt8]
  /// The sender's frontier with roots cut to sixteen bytes; nil when ``base`` says enough.
  package let frontier: WireFrontier?
  /// Devices whose journals the sender needs from their first entry, because what it was sent contradicts what it
  /// holds.
  package let wants: [DeviceID]
  package let segments: [JournalSegment]
  /// What lost halls signed over to their successors, where the successor's journal is among the segments from its
  /// first entry.
  package let successions: [[UInt8]]

  package init(
    election: UInt64, scope: SyncScope = .all, base: [UInt8], frontier: WireFrontier?, wants: [DeviceID] = [],
    segments: [JournalSegment] = [], successions: [[UInt8]] = []
  ) {
    self.successions = successions
    self.election = election
    self.scope = scope
    self.base = base
    self.frontier = frontier
    self.wants = wants
    self.segments = segments
  }

  /// The same as if it were about every journal: what it says it holds is not all then.
  package var ofEveryJournal: SyncMessage {
    SyncMessage(election: election, base: base, frontier: nil, wants: wants, segments: segments)
  }

  /// The form in which a frontier's digest travels.
  package static func base(of frontier: Frontier) -> [UInt8] { Array(frontier.digest.bytes.prefix(baseBytes)) }

  /// The form in which an election's digest travels.
  package static func electionTag(_ digest: Digest32) -> UInt64 {
    digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// A frontier as it travels: roots cut to sixteen bytes, enough to see a difference.
package struct WireFrontier: Equatable, Sendable {
  /// One history of a journal; its root is cut to sixteen bytes.
  package struct Branch: Hashable, Sendable {
    package let size: UInt32
    package let root: [UInt8]
  }

  package let journals: [DeviceID: [Branch]]

  package init(journals: [DeviceID: [Branch]]) { self.journals = journals }

  package init(_ frontier: Frontier) {
    var journals: [DeviceID: [Branch]] = [:]
    for device in frontier.devices { journals[device] = frontier.stated(device).map(Self.branch) }
    self.journals = journals
  }

  /// Whether too many branches of the device's journal are held to need another.
  func hasTooManyBranches(_ device: DeviceID) -> Bool {
    journals[device] == [Self.branch(Frontier.tooManyBranches)]
  }

  static func branch(_ branch: Frontier.Branch) -> Branch {
    Branch(size: branch.size, root: Array(branch.root.bytes.prefix(16)))
  }
}

/// Why a message is not taken. Nothing is changed by a message that is refused.
package enum SyncError: Error, Equatable, Sendable {
  case malformed(at: Int)
  /// The message is larger than ``SyncMessage/bytesMax``, or names more than the limits allow.
  case tooLarge
  case segmentTooLarge(limitBytes: Int)
  case futureVersion(found: UInt8)
  case foreignElection
  case stalled
}

extension SyncError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .malformed(let offset):
      Refusal(
        "malformed", .unverified, zh: "同步的数据在第 \(offset) 字节处读不懂，未使用。请再试一次；仍然如此，请核对两边的程序版本。",
        en: "What was synchronised cannot be read at byte \(offset) and was not used. Try again, then compare both "
          + "programs' versions.")
    case .tooLarge:
      Refusal(
        "messageTooLarge", .failed, zh: "同步的数据超过上限，未使用。请核对对方的地址和程序版本。",
        en: "What was synchronised exceeds the limits and was not used. Check the other end's address and version.")
    case .segmentTooLarge(let limitBytes):
      Refusal(
        "segmentTooLarge", .failed, zh: "同步的数据里有一段日志超过 \(limitBytes) 字节的上限，未使用。请核对对方的地址和程序版本。",
        en: "A segment of what was synchronised exceeds \(limitBytes) bytes; nothing was used. Check the other end's "
          + "address and version.")
    case .futureVersion(let found): .futureVersion(Int(found), zh: "同步的数据", en: "what was synchronised")
    case .foreignElection: .foreignElection(zh: "对方", en: "The other end")
    case .stalled:
      Refusal(
        "stalled", .failed, zh: "两边不一致，但这次没有进展。请稍后再试；仍然如此，请联系会场。",
        en: "Both ends differ and neither gained anything. Try later, and call the hall if it stays so.")
    }
  }
}
