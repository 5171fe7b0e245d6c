import Foundation

/// The built program, run as a person runs it.
struct Program {
  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Beside the tests' own bundle in the build folder.
  static var path: String {
    get throws {
      let candidates = [Bundle.main.bundleURL, URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()]
      let found = candidates.map { $0.appending(path: "ballotsync").path }.first {
        FileManager.default.isExecutableFile(atPath: $0)
      }
      guard let found else { throw CocoaError(.fileNoSuchFile) }
      return found
    }
  }

  /// - Parameter addressSpaceKiB: The most memory that it may ask for; nil for any.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], addressSpaceKiB: Int? = nil
  ) throws -> Run {
    guard let addressSpaceKiB else { return try run(path, arguments, environment: environment) }
    let line = "ulimit -v \(addressSpaceKiB) && exec \"$0\" \"$@\""
    return try run("/bin/sh", ["-c", line, try path] + arguments, environment: environment)
  }

  /// Runs a line of the shell in which `"$0" "$@"` is the program with its arguments.
  static func runShell(_ line: String, _ arguments: [String]) throws -> Run {
    try run("/bin/sh", ["-c", line, try path] + arguments, environment: [:])
  }

  private static func run(
    _ executable: String, _ arguments: [String], environment: [String: String]
  ) throws -> Run {
    let (process, output, errors) = try prepare(executable, arguments, environment: environment)
    try process.run()
    process.waitUntilExit()
    return Run(status: process.terminationStatus, output: try output.text(), errors: try errors.text())
  }

  /// Runs the program without holding a thread, where it waits long by design.
  ///
  /// - Parameter secondsMax: What it may take; it is ended then, with status 124. The time is not the test's own, which
  ///   may wait for a thread.
  static func wait(_ arguments: [String], secondsMax: Int = 60) async throws -> Run {
    let (process, output, errors) = try prepare(
      "/usr/bin/timeout", [String(secondsMax), path] + arguments, environment: [:])
    let (ends, continuation) = AsyncStream<Never>.makeStream()
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
    for await _ in ends {}
    return Run(status: process.terminationStatus, output: try output.text(), errors: try errors.text())
  }

  /// Nothing of the machine's own but what a sanitizer is told.
  static var environment: [String: String] {
    ProcessInfo.processInfo.environment.filter { ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key) }
      .merging(["PATH": "/usr/bin:/bin"]) { $1 }
  }

  private static func prepare(
    _ executable: String, _ arguments: [String], environment: [String: String]
  ) throws -> (Process, output: Capture, errors: Capture) {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.environment = Self.environment.merging(environment) { $1 }
    // Files and not pipes: a pipe that nobody empties would stop the program.
    let output = try Capture()
    let errors = try Capture()
    process.standardOutput = output.handle
    process.standardError = errors.handle
    return (process, output, errors)
  }
}

/// A temporary file that takes what a program writes.
private final class Capture {
  let handle: FileHandle
  private let path: String

  init() throws {
    path = NSTemporaryDirectory() + "capture-\(UUID().uuidString)"
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    self.handle = handle
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func text() throws -> String {
    try handle.close()
    return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}
