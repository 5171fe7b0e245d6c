import Foundation
import Testing

/// An encrypted hall: nobody works on it before serve was told the passphrase, and its backup is encrypted too.
@Suite struct ProtectJourneyTests {
  private let election: OpenElection
  private let word: String

  init() throws {
    election = try OpenElection()
    word = election.data("word")
    try "一个 很长 的 口令 就 好记\n".write(toFile: word, atomically: true, encoding: .utf8)
  }

  @Test func serveIsToldThePassphraseAndDoesTheRest() throws {
    #expect(try election.run("status", at: "hall").output.contains("没有加密"))
    let unasked = try election.run("protect", at: "hall")
    #expect(unasked.status == 2 && unasked.errors.contains("--passphrase-file"), "\(unasked.errors)")
    let done = try election.run("protect", at: "hall", "--passphrase-file", word)
    #expect(done.status == 0 && done.output.contains("加密存放"), "\(done.errors)")
    let locked = try election.run("status", at: "hall")
    #expect(locked.status == 1 && locked.errors.contains("serve"), "\(locked.errors)")
    try "一个 很长 的 口令 就 忘了\n".write(toFile: word + "2", atomically: true, encoding: .utf8)
    let wrong = try election.run("serve", at: "hall", "--passphrase-file", word + "2")
    #expect(wrong.status == 1 && wrong.errors.contains("口令不对"), "\(wrong.errors)")
    let daemon = try election.serve("hall", "--passphrase-file", word, "--listen", "127.0.0.1:0", until: "listening")
    defer { daemon.stop() }
    #expect(try election.object("status", at: "hall")["encrypted"] as? Bool == true)
    let code = try #require(try election.object("invite", at: "hall", "--site", "S1")["code"] as? String)
    let (request, answer) = (election.data("s1.request"), election.data("s1.answer"))
    _ = try election.run("join", at: "s1", "--code", code, "--request", request)
    _ = try election.run("invite", at: "hall", "--accept", request, "--answer", answer)
    #expect(try election.run("join", at: "s1", "--code", code, "--answer", answer).status == 0)
    let copy = try election.object("backup", at: "hall", election.data("copies"), "--passphrase-file", word)
    let folder = try #require(copy["folder"] as? String)
    #expect(!FileManager.default.fileExists(atPath: folder + "/roll.sqlite"))
    try FileManager.default.moveItem(atPath: folder, toPath: election.data("copy"))
    #expect(try election.run("status", at: "copy").errors.contains("serve"))
  }
}
