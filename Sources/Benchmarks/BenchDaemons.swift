import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// A real hall and a real site that was enrolled by code and is open, as daemons in step with each other.
struct BenchDaemons: Sendable {
  let hall: DaemonProcess
  let site: DaemonProcess

  private static let papers = 3000

  /// Gives `work` the two daemons and stops them afterwards.
  ///
  /// - Parameter rolls: The folder with the election of 3,000 voters.
  static func use<Value: Sendable>(
    _ bench: Bench, rolls: String, in folder: String, _ work: (BenchDaemons) async throws -> Value
  ) async throws -> Value {
    let daemons = BenchDaemons(
      hall: DaemonProcess(name: "hall", data: folder + "/hall", program: bench.program),
      site: DaemonProcess(name: "R1", data: folder + "/site", program: bench.program))
    do {
      try await daemons.start(bench.program, election: rolls + "/site/houbeian")
      let value = try await work(daemons)
      await daemons.stop()
      return value
    } catch {
      await daemons.stop()
      throw error
    }
  }

  private func start(_ program: ProgramFile, election: String) async throws {
    try await program.run(["init", "--data", hall.data, "--election", election, "--policy", "shared"])
    let address = try await hall.startHall()
    let invited = try await program.run(["invite", "--data", hall.data, "--site", site.name, "--json"])
    let invitation = try JSONSerialization.jsonObject(with: Data(invited.utf8)) as? [String: Any]
    guard let code = invitation?["code"] as? String else { throw BenchError.child("no code in the invitation") }
    try await program.run(["join", "--data", site.data, "--code", code, "--hall", address])
    try await site.start([])
    try await site.require(OpenSite(papers: Self.papers, officers: BenchSetting.officers, confirmed: true))
  }

  private func stop() async {
    await site.stop()
    await hall.stop()
  }

  /// Marks a voter at the site.
  func cast(_ voter: RollNumber) async throws {
    try await site.require(Cast(voter: voter, request: RequestID("bench-\(voter)")))
  }
}
