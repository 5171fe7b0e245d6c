package import ElectionRecord
import Foundation
import GRDB

/// How far an import has come.
package struct RollImportProgress: Equatable, Sendable {
  /// Bytes read of the file, and its size.
  package let bytesRead: UInt64
  package let bytesTotal: UInt64
  /// Voters read.
  package let rows: Int
  /// Lines that are no voter's.
  package let passedOver: PassedOver
  /// The rows are in; their indexes are being made.
  package let isIndexing: Bool
}

extension RollStore {
  /// Bytes read of a roll's file at a time.
  package static let chunkBytes = 1 << 20

  /// Imports a roll from a file into a database of its own, in one transaction.
  ///
  /// - Parameters:
  ///   - csv: The roll's file; its form is what ``ElectionRecord/RollReader`` reads.
  ///   - path: Where the roll's database is made, as ``DataDirectory/rollPath`` names it.
  ///   - limits: What the file may hold.
  ///   - progress: Called after each chunk, and once before the indexes are made.
  /// - Throws: ``RollImportError``; nothing is left behind when it throws.
  package static func importRoll(
    csv: String, into path: String, election: Election, limits: RollLimits = .standard,
    progress: (RollImportProgress) -> Void = { _ in }
  ) throws(RollImportError) -> RollStore {
    let file = try RollFile(path: csv)
    guard file.size <= limits.fileBytesMax else {
      throw .problems([RollProblem(line: 1, kind: .fileTooLarge(limit: limits.fileBytesMax))])
    }
    let isNew = !FileManager.default.fileExists(atPath: path)
    do throws(RollImportError) {
      let database = try wrapping(RollImportError.store) { () throws(StoreError) in try StoreDatabase.open(path: path) }
      let importer = RollImporter(database: database, election: election, limits: limits, total: file.size)
      try importer.run(next: file.next, progress: progress)
      try wrapping(RollImportError.store) { () throws(StoreError) in
        try StoreDatabase.mapped {
          _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
      }
      return try wrapping(RollImportError.store) { () throws(StoreError) in
        try RollStore(database: database, election: election)
      }
    } catch {
      if isNew, error != .store(.unknownOutcome) { remove(path) }
      throw error
    }
  }

  /// Imports a roll into a medium of its own, such as a simulated disk.
  ///
  /// - Throws: ``RollImportError``.
  package static func importRoll(
    csv bytes: [UInt8], into medium: StoreMedium, election: Election, limits: RollLimits = .standard
  ) throws(RollImportError) -> RollStore {
    let importer = RollImporter(
      database: medium.database, election: election, limits: limits, total: UInt64(bytes.count))
    var rest = bytes[...]
    let next = { () throws(RollImportError) -> [UInt8]? in
      defer { rest = rest.dropFirst(chunkBytes) }
      return rest.isEmpty ? nil : Array(rest.prefix(chunkBytes))
    }
    try importer.run(next: next) { _ in }
    return try wrapping(RollImportError.store) { () throws(StoreError) in
      try RollStore(database: medium.database, election: election)
    }
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }
}
