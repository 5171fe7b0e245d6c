import Foundation
import Testing

/// A daemon sees other folders than its callers: what a command promises is in the caller's place, written by it.
@Suite(.timeLimit(.minutes(2))) struct PlacesJourneyTests {
  private let folder: OpenElection
  private let daemon: RunningDaemon

  init() throws {
    folder = try OpenElection()
    daemon = try folder.serve("hall", "--listen", "127.0.0.1:0", until: "listening on socket path")
  }

  private static let verbs = [
    ["export", "--journals", "journals"], ["publish", "public"],
    ["archive", "all.tar", "--keep-until", "2030-01-01", "--officer", "甲", "--officer", "乙"],
  ]

  @Test func whatIsWrittenIsInTheCallersPlaceAndNothingIsLeftElsewhere() throws {
    for verb in Self.verbs {
      let run = try run(verb)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("可以拔"))
    }
    #expect(try Program.run(["verify", folder.path + "/journals"]).status == 0)
    #expect(try Program.run(["verify", folder.path + "/all.tar"]).status == 0)
    #expect(FileManager.default.fileExists(atPath: folder.path + "/public/report.html"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.data("hall") + "/outbox").isEmpty)
    daemon.stop()
  }

  /// A stick of any size passes by a daemon: neither a request nor an answer holds it.
  @Test func aStickOfAnySizePassesByTheDaemon() throws {
    let path = folder.path + "/hall.stick"
    let exported = try folder.run("export", at: "hall", [path])
    #expect(exported.status == 0 && exported.output.contains("可以拔"), "\(exported.errors)")
    #expect(try folder.run("import", at: "hall", [path]).status == 0)
    // Longer than a request: read to its end by the daemon, and refused for what it is.
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.truncate(atOffset: 20 << 20)
    try handle.close()
    let long = try folder.run("import", at: "hall", [path, "--json"])
    #expect(!long.output.contains("tooLargeForDaemon") && long.output.contains("stick"), "\(long.output)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.data("hall") + "/outbox").isEmpty)
    daemon.stop()
  }

  /// Refused before anything is done, and what is there stays.
  @Test func aPlaceThatIsTakenIsRefused() throws {
    for verb in Self.verbs { #expect(try run(verb).status == 0) }
    for verb in Self.verbs { #expect(try run(verb).status == 1) }
    #expect(try Program.run(["verify", folder.path + "/all.tar"]).status == 0)
    daemon.stop()
  }

  private func run(_ verb: [String]) throws -> Program.Run {
    let words = verb.map { ["journals", "public", "all.tar"].contains($0) ? "\(folder.path)/\($0)" : $0 }
    return try folder.run(words[0], at: "hall", Array(words.dropFirst()))
  }
}
