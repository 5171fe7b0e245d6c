package import ElectionRecord
package import ElectionReports
package import NodeService
package import NodeWeb

/// What pages need of the node behind them: it carries out the commands of the command line, and tells when something
/// is new.
package struct PageNode: Sendable {
  package let election: Election
  /// Nil at the hall.
  package let site: SiteID?
  /// Carries out a command, in the name of those who signed in for it.
  package let perform: @Sendable (CommandRequest, _ signers: [String]) async -> CommandReply
  /// Records that somebody has come on duty at these pages.
  package let duty: @Sendable (_ name: String, Language) async -> Void
  /// Asks the hall for a voter's right.
  package let ask: @Sendable (AskOrder, Language) async -> CommandReply
  package let synchronise: @Sendable (Language) async -> CommandReply
  /// Makes a one-time code for a site's laptop; at the hall.
  package let invite: @Sendable (SiteID, Language) async -> CommandReply
  /// When the hall was last reached, seconds since 1970 UTC, and whether it is now; nil at the hall.
  package let hall: @Sendable () async -> HallContact?
  /// How the machine is.
  package let machine: @Sendable () -> Machine
  /// Waits for more changes than were seen.
  package let changes: @Sendable (_ seen: Int) async -> Int
  /// Where browsers of the node's own network find these pages; nil where only this machine's do.
  package let door: PageDoor?
  /// Where the node leaves the files that commands write.
  package let outbox: Outbox
  /// Where accounts are kept.
  package let accounts: AccountFile
  package let clock: @Sendable () -> Int64
  /// The clock on the reader's wall.
  package let local: LocalTime
  /// So many random bytes.
  package let draw: @Sendable (Int) -> [UInt8]

  package init(
    election: Election, site: SiteID?, door: PageDoor?,
    perform: @escaping @Sendable (CommandRequest, [String]) async -> CommandReply,
    duty: @escaping @Sendable (String, Language) async -> Void,
    ask: @escaping @Sendable (AskOrder, Language) async -> CommandReply,
    synchronise: @escaping @Sendable (Language) async -> CommandReply,
    invite: @escaping @Sendable (SiteID, Language) async -> CommandReply,
    hall: @escaping @Sendable () async -> HallContact?, machine: @escaping @Sendable () -> Machine,
    changes: @escaping @Sendable (Int) async -> Int, outbox: Outbox,
    accounts: AccountFile, clock: @escaping @Sendable () -> Int64, local: LocalTime,
    draw: @escaping @Sendable (Int) -> [UInt8]
  ) {
    (self.election, self.site, self.door, self.perform) = (election, site, door, perform)
    (self.duty, self.ask) = (duty, ask)
    (self.synchronise, self.invite, self.hall) = (synchronise, invite, hall)
    (self.machine, self.changes, self.outbox) = (machine, changes, outbox)
    (self.accounts, self.clock, self.local, self.draw) = (accounts, clock, local, draw)
  }

  var place: Place { site == nil ? .hall : .site }
}

/// Where a node stands.
typealias Place = PageVerb.Place

/// How a site stands with its hall.
package struct HallContact: Equatable, Sendable {
  /// Seconds since 1970 UTC; nil before the first time.
  package let reachedAt: Int64?
  package let isReached: Bool

  package init(reachedAt: Int64?, isReached: Bool) { (self.reachedAt, self.isReached) = (reachedAt, isReached) }
}

/// Where browsers of the node's own network find the pages, and how they know that it is this node.
package struct PageDoor: Equatable, Sendable {
  /// `https://HOST:PORT/`
  package let address: String
  /// SHA-256 of the certificate's DER, 64 hexadecimal digits, as browsers show it.
  package let fingerprint: String

  package init(_ place: PeerAddress, fingerprint: String) {
    (address, self.fingerprint) = ("https://\(place)/", fingerprint)
  }

  /// In groups of two, as browsers write it.
  package var groups: String {
    let digits = Array(fingerprint.uppercased())
    return stride(from: 0, to: digits.count, by: 2).map { String(digits[$0..<min($0 + 2, digits.count)]) }
      .joined(separator: ":")
  }
}

/// What a laptop has left.
package struct Machine: Equatable, Sendable {
  /// On the disk of the data directory; nil where that cannot be told.
  package let freeBytes: Int64?
  /// Percent; nil for a machine without a battery.
  package let battery: Int?
  package let isCharging: Bool

  package init(freeBytes: Int64?, battery: Int?, isCharging: Bool) {
    (self.freeBytes, self.battery, self.isCharging) = (freeBytes, battery, isCharging)
  }
}
