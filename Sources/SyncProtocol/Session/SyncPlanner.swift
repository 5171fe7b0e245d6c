package import ElectionRecord

/// One run of entries that the other side lacks.
package struct SegmentRequest: Equatable, Sendable {
  package let device: DeviceID
  /// The branch of a forked journal, to be sent whole; nil to continue the only one.
  package let branch: Frontier.Branch?
  package let start: UInt32

  package init(device: DeviceID, branch: Frontier.Branch?, start: UInt32) {
    (self.device, self.branch, self.start) = (device, branch, start)
  }
}

/// Works out what the other side lacks. Pure.
package enum SyncPlanner {
  /// What to send to a node that holds `remote`, the halls' own journals first: they say who the others are.
  ///
  /// - Parameters:
  ///   - wants: Devices whose journals the other side asked for from their first entry.
  ///   - first: The hall's own device, and those of halls before it.
  package static func requests(
    local: Frontier, remote: WireFrontier, wants: Set<DeviceID> = [], first: [DeviceID]
  ) -> [SegmentRequest] {
    let ordered = first.filter { local.journals[$0] != nil } + local.devices.filter { !first.contains($0) }
    return ordered.flatMap { device in
      remote.hasTooManyBranches(device) && !wants.contains(device)
        ? []
        : requests(
          for: device, local: local.journals[device] ?? [], remote: remote.journals[device] ?? [],
          wantsAll: wants.contains(device))
    }
  }

  private static func requests(
    for device: DeviceID, local: [Frontier.Branch], remote: [WireFrontier.Branch], wantsAll: Bool
  ) -> [SegmentRequest] {
    if wantsAll { return local.map { SegmentRequest(device: device, branch: $0, start: 0) } }
    if local.count == 1, remote.count <= 1 {
      let held = remote.first?.size ?? 0
      if local[0].size > held { return [SegmentRequest(device: device, branch: nil, start: held)] }
      // What the other side has just sent itself has no root here (see ``extended(_:by:)``): it needs none of it back.
      let isUnstated = remote.first?.root.isEmpty ?? false
      let isSame = local[0].size < held || isUnstated || WireFrontier.branch(local[0]) == remote.first
      return isSame ? [] : [SegmentRequest(device: device, branch: local[0], start: 0)]
    }
    let known = Set(remote)
    return local.filter { !known.contains(WireFrontier.branch($0)) }
      .map { SegmentRequest(device: device, branch: $0, start: 0) }
  }

  /// What `remote` holds once it has merged `segments`, as far as that can be known.
  package static func extended(_ remote: WireFrontier, by segments: [JournalSegment]) -> WireFrontier {
    var journals = remote.journals
    for segment in segments {
      guard let end = segment.end, (journals[segment.device] ?? []).count <= 1 else { continue }
      let held = journals[segment.device]?.first?.size ?? 0
      if segment.start <= held, end > held { journals[segment.device] = [.init(size: end, root: [])] }
    }
    return WireFrontier(journals: journals)
  }
}

/// Which journals an exchange is about.
///
/// A site that has marked a voter wants its own journal at the hall and the hall's here, at once; what hundreds of
/// other sites did meanwhile can come later and together.
package struct SyncScope: Equatable, Sendable {
  /// The most devices that a scope names; a message with more is refused.
  package static let devicesMax = 16

  /// Each once, in order; empty for every journal.
  package let devices: [DeviceID]

  /// Every journal there is.
  package static let all = SyncScope([])

  package init(_ devices: [DeviceID]) { self.devices = Set(devices).sorted() }

  /// What a site needs to know its casts delivered: its own journal at the hall, and the hall's here.
  package static func delivery(from device: DeviceID, to authority: DeviceID) -> SyncScope {
    SyncScope([device, authority])
  }

  package var isAll: Bool { devices.isEmpty }

  /// What is held of these journals.
  package func of(_ frontier: Frontier) -> Frontier { isAll ? frontier : frontier.only(devices) }
}
