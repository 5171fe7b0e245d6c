import Foundation
import Testing

/// Sticks as clerks use them: nothing is lost by a name, and every file on one is accounted for.
@Suite(.timeLimit(.minutes(2))) struct CarriedFilesTests {
  private let folder: OpenElection
  private var stick: String { folder.path + "/stick" }

  init() throws {
    folder = try OpenElection()
    try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: true)
    for site in ["S1", "S2"] {
      let code = try folder.object("invite", at: "hall", "--site", site)["code"] as? String ?? ""
      let (request, answer) = (folder.path + "/\(site).request", folder.path + "/\(site).answer")
      _ = try folder.run("join", at: site, "--code", code, "--request", request)
      _ = try folder.run("invite", at: "hall", "--accept", request, "--answer", answer)
      #expect(try folder.run("join", at: site, "--code", code, "--answer", answer).status == 0)
      #expect(try folder.run("open", at: site, "--papers", "9", "--officer", "甲", "--officer", "乙").status == 0)
    }
  }

  private var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: stick)) ?? []).sorted() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func aFileIsNamedBySiteAndDeviceAndSaidToBeDoneOnceItWasReadBack() throws {
    for site in ["S1", "S2"] {
      let run = try folder.run("export", at: site, stick)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("可以拔") && run.output.contains("\(stick)/\(site)-"))
    }
    #expect(names.count == 2 && names[0].hasPrefix("S1-") && names[1].hasPrefix("S2-"))
    #expect(names.allSatisfy { $0.hasSuffix(".stick") })
    // The same device's next one takes its place.
    #expect(try folder.run("export", at: "S1", stick).status == 0)
    #expect(names.count == 2)
  }

  @Test func anotherDevicesFileIsNotReplacedUnasked() throws {
    let file = stick + "/all.stick"
    #expect(try folder.run("export", at: "S1", file).status == 0)
    let before = try Data(contentsOf: URL(filePath: file))
    let second = try folder.run("export", at: "S2", file)
    #expect(second.status == 1)
    #expect(second.errors.contains("--replace"))
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
    #expect(try folder.run("export", at: "S1", file).status == 0)
    #expect(try folder.run("export", at: "S2", file, "--replace").status == 0)
    // Nor is what is no stick at all.
    try Data("照片".utf8).write(to: URL(filePath: stick + "/photo.jpg"))
    #expect(try folder.run("export", at: "S1", stick + "/photo.jpg").status == 1)
  }

  @Test func anotherLaptopsRequestOrAnswerIsNotReplacedUnasked() throws {
    let hall = folder
    let request = stick + "/join.request"
    let answer = stick + "/join.answer"
    _ = try folder.run("revoke", at: "hall", "S1", "--reason", "试")
    _ = try folder.run("revoke", at: "hall", "S2", "--reason", "试")
    var codes: [String] = []
    for (index, site) in ["S1", "S2"].enumerated() {
      codes.append(try folder.object("invite", at: "hall", "--site", site)["code"] as? String ?? "")
      let run = try folder.run("join", at: "new\(site)", "--code", codes[index], "--request", request)
      #expect((run.status == 0) == (index == 0), "\(run.errors)")
    }
    // The same laptop's again.
    #expect(try folder.run("join", at: "newS1", "--code", codes[0], "--request", request).status == 0)
    #expect(try hall.run("invite", at: "hall", "--accept", request, "--answer", answer).status == 0)
    #expect(try hall.run("invite", at: "hall", "--accept", request, "--answer", answer).status == 0)
    #expect(try folder.run("join", at: "newS2", "--code", codes[1], "--request", request + "2").status == 0)
    #expect(try hall.run("invite", at: "hall", "--accept", request + "2", "--answer", answer).status == 1)
  }

  @Test func aFolderIsImportedFileByFileAndEachIsSaidToBeWhatItIs() throws {
    for site in ["S1", "S2"] { _ = try folder.run("export", at: site, stick) }
    for name in ["S1.request", "S1.answer"] {
      try FileManager.default.copyItem(atPath: folder.path + "/" + name, toPath: stick + "/" + name)
    }
    try Data("照片".utf8).write(to: URL(filePath: stick + "/photo.jpg"))
    try Data("half".utf8).write(to: URL(filePath: stick + "/S3.stick.ballotsync-part"))
    try Data().write(to: URL(filePath: stick + "/.hidden"))
    #expect(
      try folder.run(
        "archive", at: "hall", stick + "/all.tar", "--keep-until", "2030-01-01", "--officer", "甲",
        "--officer", "乙"
      ).status == 0)
    let run = try folder.run("import", at: "hall", stick)
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    for (name, text) in [
      ("S1-", "来自 S1"), ("S2-", "来自 S2"), ("S1.request", "invite --accept"), ("S1.answer", "join --answer"),
      ("photo.jpg", "不是本程序的文件"), ("S3.stick", "没写完"), ("all.tar", "verify"),
    ] {
      #expect(lines.contains { $0.hasPrefix(name) && $0.contains(text) }, "\(name): \(run.output)")
    }
    #expect(!run.output.contains(".hidden"))
    let json = try object(try folder.run("import", at: "hall", stick, "--json").output)
    #expect((json["files"] as? [[String: Any]])?.count == 7)
    #expect(json["outcome"] as? String == "done")
    #expect(try folder.object("status", at: "hall")["journals"] as? Int == 3)
  }

  @Test func oneBadFileStopsNoOther() throws {
    _ = try folder.run("export", at: "S1", stick + "/a.stick")
    var bytes = try Data(contentsOf: URL(filePath: stick + "/a.stick"))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(filePath: stick + "/0.stick"))
    let run = try folder.run("import", at: "hall", stick + "/0.stick", stick + "/a.stick")
    #expect(run.status == 5)
    #expect(run.errors.contains("0.stick  文件从第") && run.errors.contains("a.stick  来自 S1"))
    #expect(try folder.object("status", at: "hall")["journals"] as? Int == 2)
  }

  /// A laptop that was enrolled after a file was written cannot read it, and takes what is for it.
  @Test func aFileForOtherLaptopsStopsNothingAndIsSaid() throws {
    _ = try folder.run("export", at: "hall", stick + "/old.stick")
    _ = try folder.run("revoke", at: "hall", "S2", "--reason", "试")
    let code = try folder.object("invite", at: "hall", "--site", "S2")["code"] as? String ?? ""
    let (request, answer) = (folder.path + "/late.request", folder.path + "/late.answer")
    _ = try folder.run("join", at: "late", "--code", code, "--request", request)
    _ = try folder.run("invite", at: "hall", "--accept", request, "--answer", answer)
    #expect(try folder.run("join", at: "late", "--code", code, "--answer", answer).status == 0)
    let none = try folder.run("import", at: "late", stick)
    #expect(none.status == 5 && none.errors.contains("不是发给这台电脑的"), "\(none.errors)")
    _ = try folder.run("export", at: "hall", stick + "/new.stick")
    let run = try folder.run("import", at: "late", stick)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("old.stick  文件不是发给这台电脑的"), "\(run.output)")
    #expect(run.output.contains("导入 1 个文件。另有 1 个不是发给这台电脑的。"), "\(run.output)")
  }

  @Test func whatLiesThereIsOffered() throws {
    _ = try folder.run("export", at: "S1", stick + "/R1 东站.stick")
    let run = try folder.run("import", at: "hall", stick + "/S1.stick")
    #expect(run.status == 1)
    #expect(run.errors.contains("R1 东站.stick"))
    let nothing = try folder.run("import", at: "hall", folder.path + "/S1")
    #expect(nothing.status == 1)
    #expect(nothing.errors.contains("没有可以导入的文件"))
  }
}
