package import ElectionRecord
import Foundation
import GRDB

/// A one-time code for one device of one site, as the hall keeps it.
package struct Invitation: Equatable, Sendable {
  /// The public part of the code.
  package let id: String
  package let site: SiteID
  /// The secret part; at least sixteen bytes.
  package let secret: [UInt8]
  /// The device that used it; nil before.
  package let device: DeviceID?

  package init(id: String, site: SiteID, secret: [UInt8], device: DeviceID? = nil) {
    (self.id, self.site, self.secret, self.device) = (id, site, secret, device)
  }
}

extension JournalStore {
  /// Keeps a new invitation.
  ///
  /// - Throws: ``StoreError``; it is not kept then, unless it is ``StoreError/unknownOutcome`` or
  ///   ``StoreError/stopped(_:)``.
  package func add(_ invitation: Invitation) throws(StoreError) {
    try ensureSound()
    try commit { db in
      try db.execute(
        sql: "INSERT INTO invitation (id, site, secret) VALUES (?, ?, ?)",
        arguments: [invitation.id, invitation.site.rawValue, Data(invitation.secret)])
      return .commit
    }
  }

  /// The invitation with this id.
  ///
  /// - Throws: ``StoreError/damaged(place:)`` for a row that is not what was written, or why the database cannot be
  ///   read.
  package func invitation(_ id: String) throws(StoreError) -> Invitation? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT id, site, secret, device FROM invitation WHERE id = ?", arguments: [id])
        .map { row in
          let user: Data? = try row.checkedIfPresent(3, in: "invitation")
          let secret: Data = try row.checked(2, in: "invitation")
          return Invitation(
            id: try row.checked(0, in: "invitation"), site: SiteID(try row.checked(1, in: "invitation")),
            secret: Array(secret), device: user.map { DeviceID(rawValue: $0.reduce(0) { $0 << 8 | UInt64($1) }) })
        }
    }
  }

  /// Makes the codes of `site` that nobody has used yet useless.
  ///
  /// - Throws: ``StoreError``; the codes still work then, unless it is ``StoreError/unknownOutcome`` or
  ///   ``StoreError/stopped(_:)``.
  package func withdrawInvitations(of site: SiteID) throws(StoreError) {
    try ensureSound()
    try commit { db in
      try db.execute(
        sql: "DELETE FROM invitation WHERE site = ? AND device IS NULL", arguments: [site.rawValue])
      return .commit
    }
  }

  /// Binds an invitation to the first device that uses it.
  ///
  /// - Throws: ``StoreError``; nothing is bound then, unless it is ``StoreError/unknownOutcome`` or
  ///   ``StoreError/stopped(_:)``.
  package func use(_ invitation: Invitation, for device: DeviceID) throws(StoreError) {
    try ensureSound()
    try commit { db in
      try db.execute(
        sql: "UPDATE invitation SET device = ? WHERE id = ? AND device IS NULL",
        arguments: [Data(device.bigEndianBytes), invitation.id])
      return .commit
    }
  }
}
