import Foundation
import Testing

/// A hall and two stations of an election whose rights the hall holds, as real processes.
@Suite(.timeLimit(.minutes(2))) struct AskJourneyTests {
  private static let officers = ["--officer", "甲", "--officer", "乙"]

  @Test func aSiteAsksItsHallWithADaemonAndWithoutOne() throws {
    let folder = try OpenElection()
    let hall = try folder.serve("hall", "--listen", "127.0.0.1:0", until: "listening on 127.0.0.1:")
    let port = hall.line.prefix { $0.isNumber }
    for site in ["S1", "S2"] {
      let code = try folder.object("invite", at: "hall", "--site", site)["code"] as? String
      #expect(try folder.run("join", at: site, "--code", code ?? "", "--hall", "127.0.0.1:\(port)").status == 0)
      #expect(try folder.run("open", at: site, ["--papers", "9"] + Self.officers).status == 0)
    }
    // No daemon at S1.
    #expect(try folder.run("cast", at: "S1", "1").status == 3)
    #expect(try folder.object("ask", at: "S1", "1")["outcome"] as? String == "ordinary")
    #expect(try folder.run("ask", at: "S1", "1").output.contains("可以发普通票"))
    #expect(try folder.run("cast", at: "S1", "1").status == 0)
    // A daemon at S2.
    let site = try folder.serve("S2", until: "listening on socket path")
    #expect(try folder.run("ask", at: "S2", "1").status == 3)
    #expect(try folder.run("ask", at: "S2", "2").status == 0)
    #expect(try folder.run("cast", at: "S2", "2").status == 0)
    #expect(try folder.run("ask", at: "hall", "2").status == 2)
    hall.stop()
    // Nobody to ask: an envelope needs no hall.
    for _ in 0..<2 {
      let unreachable = try folder.run("ask", at: "S2", "3")
      #expect(unreachable.status == 7)
      #expect(unreachable.errors.contains("--envelope"))
      site.stop()
    }
    #expect(try folder.run("cast", at: "S2", "3", "--envelope", "E-1").status == 0)
  }

  @Test func aHallThatFallsSilentKeepsNobodyWaiting() async throws {
    let folder = try OpenElection()
    let hall = try folder.serve("hall", "--listen", "127.0.0.1:0", until: "listening on 127.0.0.1:")
    let port = hall.line.prefix { $0.isNumber }
    for site in ["S1", "S2"] {
      let code = try folder.object("invite", at: "hall", "--site", site)["code"] as? String
      #expect(try folder.run("join", at: site, "--code", code ?? "", "--hall", "127.0.0.1:\(port)").status == 0)
      #expect(try folder.run("open", at: site, ["--papers", "9"] + Self.officers).status == 0)
    }
    let daemon = try folder.serve("S2", until: "listening on socket path")
    // Its daemon has a connection then, and keeps it.
    #expect(try folder.run("sync", at: "S2").status == 0)
    hall.freeze()
    for site in ["S1", "S2"] {
      // Three seconds, and what a busy machine needs to start a program; the transport's own limit is thirty.
      let run = try await Program.wait(["ask", "--data", folder.data(site), "1"], secondsMax: 20)
      #expect(run.status == 7)
      #expect(run.errors.contains("--envelope"))
    }
    daemon.stop()
    hall.stop()
  }

  /// In a pipe nobody is asked: both numbers, status 3, and nothing recorded.
  @Test func aNumberThatDoesNotFitIsAskedAgainAndRecordedWhenConfirmed() throws {
    let folder = try OpenElection()
    for site in ["S1", "S2"] {
      let code = try folder.object("invite", at: "hall", "--site", site)["code"] as? String
      let (request, answer) = (folder.data("\(site).request"), folder.data("\(site).answer"))
      _ = try folder.run("join", at: site, "--code", code ?? "", "--request", request)
      _ = try folder.run("invite", at: "hall", "--accept", request, "--answer", answer)
      #expect(try folder.run("join", at: site, "--code", code ?? "", "--answer", answer).status == 0)
    }
    let asked = try folder.run("open", at: "S1", ["--papers", "90"] + Self.officers)
    #expect(asked.status == 3 && asked.output.isEmpty)
    #expect(asked.errors.contains("90") && asked.errors.contains("9 张") && asked.errors.contains("--confirm"))
    let json = try folder.run("open", at: "S1", ["--papers", "90", "--json"] + Self.officers)
    #expect(json.status == 3 && json.output.contains("doesNotFit"))
    #expect(try folder.object("status", at: "S1")["state"] as? String == "notOpen")
    #expect(try folder.run("open", at: "S1", ["--papers", "90", "--confirm"] + Self.officers).status == 0)
    let correct = ["opening", "--site", "S1", "--papers", "9", "--reason", "多打一个0"] + Self.officers
    #expect(try Program.run(["correct"] + correct + ["--data", folder.data("S1")]).status == 0)
    #expect(try folder.run("close", at: "S1", ["--unused", "8"] + Self.officers).status == 3)
    #expect(try folder.run("close", at: "S1", ["--unused", "9"] + Self.officers).status == 0)
    let late = try Program.run(["correct"] + correct + ["--data", folder.data("S1"), "--lang", "en"])
    #expect(late.status == 3 && late.errors.contains("corrected at the hall"))
  }

  @Test func openingAndClosingShowTheHeadAsAQRCodeInAPipeWithoutColours() throws {
    let folder = try OpenElection()
    let hall = try folder.serve("hall", "--listen", "127.0.0.1:0", until: "listening on 127.0.0.1:")
    let code = try folder.object("invite", at: "hall", "--site", "S1")["code"] as? String
    let port = hall.line.prefix { $0.isNumber }
    #expect(try folder.run("join", at: "S1", "--code", code ?? "", "--hall", "127.0.0.1:\(port)").status == 0)
    for (verb, papers) in [("open", "--papers"), ("close", "--unused")] {
      let text = try folder.run(verb, at: "S1", [papers, "9"] + Self.officers).output
      #expect(text.contains("█▀▀▀▀▀█"))
      #expect(!text.contains("\u{1b}"))
      let json = try folder.run(verb, at: "S1", [papers, "9", "--json"] + Self.officers).output
      #expect(!json.contains("█"))
    }
  }
}
