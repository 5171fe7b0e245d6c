import Foundation
import Testing

/// Where a laptop looks for its hall: what was typed is used and kept, or said not to be.
@Suite(.timeLimit(.minutes(2))) struct AddressJourneyTests {
  /// Nobody listens there.
  private static let nowhere = "127.0.0.1:1"

  private func hall(_ folder: OpenElection, _ host: String = "127.0.0.1") throws -> (RunningDaemon, String) {
    let daemon = try folder.serve(
      "hall", "--listen", "\(host):0", until: "listening on \(host.filter { !"[]".contains($0) }):")
    return (daemon, "\(host):\(daemon.line.prefix { $0.isNumber })")
  }

  /// Enrols a site's laptop with carried files.
  private func enrolByFile(_ site: String, _ folder: OpenElection, _ extra: String...) throws {
    let code = try folder.object("invite", at: "hall", "--site", site)["code"] as? String ?? ""
    let (request, answer) = (folder.path + "/\(site).request", folder.path + "/\(site).answer")
    #expect(try folder.run("join", at: site, "--code", code, "--request", request).status == 0)
    #expect(try folder.run("invite", at: "hall", "--accept", request, "--answer", answer).status == 0)
    let joined = try folder.run("join", at: site, ["--code", code, "--answer", answer] + extra)
    #expect(joined.status == 0, "\(joined.errors)")
  }

  @Test func aMistypedAddressReplacesNoGoodOne() throws {
    let folder = try OpenElection()
    let (hall, address) = try hall(folder)
    let code = try folder.object("invite", at: "hall", "--site", "S1")["code"] as? String ?? ""
    #expect(try folder.run("join", at: "S1", "--code", code, "--hall", address).status == 0)
    let wrong = try folder.run("sync", at: "S1", "--hall", Self.nowhere)
    #expect(wrong.status == 7)
    #expect(wrong.errors.contains("没有记住") && wrong.errors.contains(address))
    #expect(try folder.run("sync", at: "S1").status == 0)
    hall.stop()
  }

  @Test func anAddressThatIsTypedWhileTheDaemonRunsIsUsedAndKept() throws {
    let folder = try OpenElection()
    let (hall, address) = try hall(folder)
    try enrolByFile("S1", folder)
    let site = try folder.serve("S1", until: "listening on socket path")
    let without = try folder.run("sync", at: "S1")
    #expect(without.status == 7)
    #expect(without.errors.contains("--hall"))
    #expect(try folder.run("sync", at: "S1", "--hall", Self.nowhere).status == 7)
    let typed = try folder.run("sync", at: "S1", "--hall", Self.nowhere, "--hall", address)
    #expect(typed.status == 0, "\(typed.errors)")
    #expect(try folder.run("sync", at: "S1").status == 0)
    site.stop()
    let again = try folder.run("sync", at: "S1")
    #expect(again.status == 0, "\(again.errors)")
    hall.stop()
  }

  @Test func aDaemonThatTalksToNoHallSaysSo() throws {
    let folder = try OpenElection()
    try enrolByFile("S1", folder)
    let site = try folder.serve("S1", "--offline", until: "listening on socket path")
    let run = try folder.run("sync", at: "S1", "--hall", Self.nowhere)
    #expect(run.status == 7)
    #expect(run.errors.contains("--offline"))
    site.stop()
  }

  @Test func aLaptopThatIsEnrolledByFileLearnsWhereItsHallIs() throws {
    let folder = try OpenElection(addresses: ["--address", Self.nowhere])
    let (hall, address) = try hall(folder)
    hall.stop()
    // The hall moves: from now on it is there, and on another network.
    let moved = try folder.serve(
      "hall", "--listen", address, "--address", "hall.invalid:7443", "--address", address, until: "listening on ")
    try enrolByFile("S1", folder)
    let first = try folder.run("sync", at: "S1")
    #expect(first.status == 0, "\(first.errors)")
    // The one that answered comes first.
    let profile = try String(contentsOfFile: folder.data("S1") + "/node.json", encoding: .utf8)
    #expect(profile.contains(#""hallAddress":"\#(address)""#), "\(profile)")
    #expect(profile.contains("hall.invalid:7443"))
    moved.stop()
  }

  @Test func aHallListensOnIPv6AndIsReachedThere() throws {
    let folder = try OpenElection()
    let (hall, address) = try hall(folder, "[::1]")
    let code = try folder.object("invite", at: "hall", "--site", "S1")["code"] as? String ?? ""
    let joined = try folder.run("join", at: "S1", "--code", code, "--hall", Self.nowhere, "--hall", address)
    #expect(joined.status == 0, "\(joined.errors)")
    #expect(try folder.run("sync", at: "S1").status == 0)
    hall.stop()
  }

  @Test func anAddressThatIsNoneIsRefusedBeforeAnythingIsDone() throws {
    let folder = try OpenElection()
    for wrong in ["[::1:7443", "hall", "127.0.0.1:99999", "[::]:x"] {
      #expect(try folder.run("serve", at: "hall", "--listen", wrong).status == 2, "\(wrong)")
      #expect(try folder.run("sync", at: "hall", "--hall", wrong).status == 2, "\(wrong)")
    }
    let nine = (1...9).flatMap { ["--hall", "h\($0):1"] }
    #expect(try folder.run("sync", at: "hall", nine).status == 2)
  }
}
