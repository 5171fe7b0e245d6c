import Foundation
import NodeDaemon
import NodeService

/// One run of all measurements: their sizes, and the folder they work in.
struct Bench: Sendable {
  /// Casts of the large merge, and voters on the large roll.
  let voters: Int
  /// How often each measurement alternates with its baseline.
  let runs: Int
  /// Small sizes, to see that everything works.
  let isShort: Bool
  /// Everything measured is written below; on the disk that a node would use.
  let workdir: String
  /// Folder with elections of 3,000 and of `voters` voters; nil leaves their rows out.
  let rolls: String?
  /// The program that is measured where it runs as a process.
  let program: ProgramFile
  /// This program's own file, for processes of a measurement.
  let ownPath: String

  /// A new folder for one run of one measurement.
  func folder(_ name: String) throws -> String {
    let path = "\(workdir)/\(name)"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// Says on standard error what is being measured.
  func announce(_ what: String) { FileHandle.standardError.write(Data("measuring: \(what)\n".utf8)) }
}

/// The groups of rows, in the table's order.
enum BenchGroup: String, CaseIterable, Sendable {
  case merge, receipt, acknowledge, wire, restart, reconcile, search, memory, idle, sites

  func rows(_ bench: Bench) async throws -> [BenchRow] {
    bench.announce(rawValue)
    switch self {
    case .merge: return try MergeMeasurement(bench).rows()
    case .receipt: return try ReceiptMeasurement(bench).rows()
    case .acknowledge: return try await AcknowledgeMeasurement(bench).rows()
    case .wire: return try await WireMeasurement(bench).rows()
    case .restart: return try RestartMeasurement(bench).rows()
    case .reconcile: return try ReconcileMeasurement(bench).rows()
    case .search: return try SearchMeasurement(bench).rows()
    case .memory: return try await MemoryMeasurement(bench).rows()
    case .idle: return try await IdleMeasurement(bench).rows()
    case .sites: return try await SitesMeasurement(bench).rows()
    }
  }
}
