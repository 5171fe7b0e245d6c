import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import NodeDaemon

/// The end of a daemon in its log.
@Suite struct EndingNoticeTests {
  /// What was logged.
  private final class Lines: Sendable {
    let texts = Mutex<[String]>([])
  }

  private struct Handler: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      lines.texts.withLock { $0.append("\(event.level): \(event.message)") }
    }
  }

  /// Ends at once, and with it the group.
  private struct Ender: Service {
    func run() async throws {}
  }

  /// A daemon that was told to end says so once; one that crashed has no such line.
  @Test func anOrderedEndIsOneLine() async throws {
    let lines = Lines()
    let notice = EndingNotice(logger: Logger(label: "test") { _ in Handler(lines: lines) })
    let services: [any Service] = [notice, Ender()]
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
        logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }))
    try await group.run()
    #expect(lines.texts.withLock { $0 }.filter { $0.contains("told to end") }.count == 1)
  }
}
