package import ElectionRecord
import Foundation
package import NodeService
import NodeWeb

/// One daemon as a real process, for a demonstration or a measurement: started again whenever it is gone, and asked
/// again with the same request when its answer was lost.
package actor DaemonProcess {
  package nonisolated let name: String
  package nonisolated let data: String
  private let program: ProgramFile
  private var arguments: [String] = []
  private var process: Process?

  /// How often a request is repeated before this gives up.
  private static let triesMax = 400
  private static let pause = Duration.milliseconds(25)

  package init(name: String, data: String, program: ProgramFile) {
    (self.name, self.data, self.program) = (name, data, program)
  }

  /// Starts the daemon and waits until it answers.
  ///
  /// - Throws: ``ProcessError/noAnswer(_:)``, or why the program cannot be run.
  package func start(_ arguments: [String]) async throws {
    self.arguments = ["serve", "--data", data, "--log", "warning"] + arguments
    try await waitUntilAnswering()
  }

  /// Starts the daemon again if it is gone, where it listened before.
  ///
  /// - Throws: As ``start(_:)``.
  package func ensureRunning() async throws { try await waitUntilAnswering() }

  /// Starts a hall and keeps to the address that the system chose.
  ///
  /// - Throws: As ``start(_:)``.
  package func startHall() async throws -> String {
    try await start(["--listen", "127.0.0.1:0"])
    let address = try await address()
    arguments = ["serve", "--data", data, "--log", "warning", "--listen", address]
    return address
  }

  /// Stops the daemon and starts it again where it listened, with more options.
  ///
  /// - Throws: As ``start(_:)``.
  package func restart(adding options: [String]) async throws {
    stop()
    arguments += options
    try await waitUntilAnswering()
  }

  /// Stops the daemon as systemd would.
  package func stop() {
    guard let process, process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
    self.process = nil
  }

  /// The daemon goes on when the program that started it ends.
  package var processID: Int32 { process?.processIdentifier ?? 0 }

  /// Asks the node; a lost daemon is started again and the same request repeated.
  ///
  /// - Throws: ``ProcessError/noAnswer(_:)`` after the last repetition.
  package func perform(_ command: any NodeCommand, language: Language = .zh) async throws -> CommandReply {
    let body = CommandRequest(command, language: language, request: Randomness.request()).encoded()
    for _ in 0..<Self.triesMax {
      do throws(PeerError) {
        let answer = try await LocalClient(path: data + "/socket").command(body)
        if let reply = CommandReply(decoding: answer), reply.exitStatus != ExitStatus.unknown.rawValue { return reply }
      } catch {
        try restartIfGone()
      }
      try await ContinuousClock().sleep(for: Self.pause)
    }
    throw ProcessError.noAnswer(name)
  }

  /// Asks the node and insists on an answer that is not an error.
  ///
  /// - Throws: ``ProcessError/refused(_:_:)`` for an error; as ``perform(_:language:)``.
  @discardableResult
  package func require(_ command: any NodeCommand, language: Language = .zh) async throws -> CommandReply {
    let reply = try await perform(command, language: language)
    guard !reply.isError else { throw ProcessError.refused(name, reply.text) }
    return reply
  }

  private func restartIfGone() throws {
    if let process, process.isRunning { return }
    process = try program.spawn(arguments, log: data + ".log")
  }

  private func waitUntilAnswering() async throws {
    try restartIfGone()
    let client = LocalClient(path: data + "/socket")
    for _ in 0..<Self.triesMax {
      do throws(PeerError) {
        _ = try await client.health()
        return
      } catch {
        try restartIfGone()
      }
      try await ContinuousClock().sleep(for: Self.pause)
    }
    throw ProcessError.noAnswer(name)
  }

  private func address() async throws -> String {
    for _ in 0..<Self.triesMax {
      if let text = try? String(contentsOfFile: "\(data)/\(Daemon.addressFile)", encoding: .utf8), !text.isEmpty {
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      try restartIfGone()
      try await ContinuousClock().sleep(for: Self.pause)
    }
    throw ProcessError.noAnswer(name)
  }
}

/// Why a demonstration or a measurement with real processes stopped.
package enum ProcessError: Error, CustomStringConvertible {
  case noAnswer(String)
  case refused(String, String)
  case failed(String, Int32)

  package var description: String {
    switch self {
    case .noAnswer(let name): "\(name) 没有应答 / does not answer"
    case .refused(let name, let text): "\(name): \(text)"
    case .failed(let verb, let status): "ballotsync \(verb) → \(status)"
    }
  }
}
