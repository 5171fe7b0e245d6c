import ElectionRecord
import Foundation
import GRDB

/// Rows of the table `voter`, each compared with the check that was stored beside it: what a clerk is shown is what was
/// imported, or nothing is.
enum VoterRows {
  /// Names no voter: errors end up in logs.
  static let place = "roll: voters"

  /// A roll of the first schema has no members of households.
  private static func columns(_ db: Database) throws -> String {
    let members = try RollSchema.version(db) < 2 ? "''" : "members"
    return "number, name, sex, birth_date, address, area, household, card, \(members), row_check"
  }

  /// The first bytes of the SHA-256 of a row's canonical form.
  static func check(canonical: [UInt8]) -> Data { Data(Digest32(sha256: canonical).bytes.prefix(8)) }

  static func fetch(_ db: Database, _ number: RollNumber) throws -> Voter? {
    let statement = try db.cachedStatement(sql: "SELECT \(columns(db)) FROM voter WHERE number = ?")
    return try Row.fetchOne(statement, arguments: [number]).map(voter)
  }

  /// Every voter in the order of the numbers.
  static func each(_ db: Database, _ body: (Voter) throws -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT \(columns(db)) FROM voter ORDER BY number")
    while let row = try rows.next() { try body(voter(row)) }
  }

  private static func voter(_ row: Row) throws -> Voter {
    let texts = try (1...8).map { index in
      guard let text = String.fromDatabaseValue(row[index]) else { throw StoreError.damaged(place: place) }
      return text
    }
    guard let number = RollNumber.fromDatabaseValue(row[0]), let check = Data.fromDatabaseValue(row[9]) else {
      throw StoreError.damaged(place: place)
    }
    let voter = Voter(
      number: number, name: texts[0], sex: texts[1], birthDate: texts[2], address: texts[3], area: texts[4],
      household: texts[5], card: texts[6], members: HouseholdMembers.names(texts[7]))
    guard Self.check(canonical: RollDigest.canonical(voter)) == check else {
      throw StoreError.damaged(place: place)
    }
    return voter
  }
}
