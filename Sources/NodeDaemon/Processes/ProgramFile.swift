import ElectionRecord
package import Foundation
import NodeService
import Synchronization

/// The program as a file, run as other processes.
package struct ProgramFile: Sendable {
  package let path: String
  private let daemons = DaemonList()

  package init(path: String) { self.path = path }

  /// How often a verb that was killed is run again.
  private static let triesMax = 20

  /// Starts a process that outlives nothing: its output goes to a log.
  ///
  /// - Throws: What Foundation throws when the log cannot be written or the program cannot be run.
  package func spawn(_ arguments: [String], log: String) throws -> Process {
    let process = prepared(arguments)
    let manager = FileManager.default
    if !manager.fileExists(atPath: log) { _ = manager.createFile(atPath: log, contents: nil) }
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    try handle.seekToEnd()
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    daemons.add(process.processIdentifier)
    return process
  }

  /// Ends every daemon that was started; for what did not come to its end.
  package func stopAll() { daemons.stopAll() }

  /// Runs a verb to its end and returns what it printed; a verb that was killed, or met a daemon that was, is run
  /// again.
  ///
  /// - Parameter mend: Called before a repetition.
  /// - Throws: ``ProcessError/failed(_:_:)`` when repeating does not help or has not helped; what `mend` throws.
  @discardableResult
  package func run(_ arguments: [String], mend: () async throws -> Void = {}) async throws -> String {
    for _ in 0..<Self.triesMax {
      let (status, signalled, output) = try once(arguments)
      if status == 0, !signalled { return output }
      let isTransient = status == ExitStatus.unreachable.rawValue || status == ExitStatus.unknown.rawValue
      guard signalled || isTransient else {
        throw ProcessError.failed(arguments.joined(separator: " ") + "\n" + output, status)
      }
      try await mend()
    }
    throw ProcessError.failed(arguments[0], 9)
  }

  private func once(_ arguments: [String]) throws -> (status: Int32, signalled: Bool, output: String) {
    let process = prepared(arguments)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (
      process.terminationStatus, process.terminationReason == .uncaughtSignal, String(decoding: data, as: UTF8.self)
    )
  }

  private func prepared(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    return process
  }
}

/// The processes that were started.
private final class DaemonList: Sendable {
  private let processes = Mutex<[Int32]>([])

  func add(_ process: Int32) { processes.withLock { $0.append(process) } }

  func stopAll() {
    for process in processes.withLock({ $0 }) { kill(process, SIGTERM) }
  }
}
