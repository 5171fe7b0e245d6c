import Foundation
import Testing

/// From the registration files of the first seed election to a hall that knows them, as a person does it.
@Suite struct RegistrationJourneyTests {
  private final class Folder {
    let path = NSTemporaryDirectory() + "registration-\(UUID().uuidString)"
    var election: String { path + "/elections/houbeian" }
    var registration: String { election + "/registration.csv" }

    /// The election without its roll, with the rules that it names.
    init() throws {
      let config = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "config")
      try FileManager.default.createDirectory(atPath: path + "/elections", withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: config.appending(path: "profiles").path, toPath: path + "/profiles")
      try FileManager.default.copyItem(
        atPath: config.appending(path: "elections/houbeian").path, toPath: election)
      try FileManager.default.removeItem(atPath: election + "/roll.csv")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var names: Set<String> {
      get throws { Set(try FileManager.default.contentsOfDirectory(atPath: election)) }
    }

    func mode(_ name: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: election + "/" + name)[.posixPermissions] as? Int
    }
  }

  @Test func aPreviewWritesNothingAndAnImportWritesTheRoll() throws {
    let folder = try Folder()
    let before = try folder.names
    let preview = try Program.run(["register", "preview", folder.registration])
    #expect(preview.status == 0)
    #expect(preview.output.contains("列入名册 2722，待核 5，不予登记 5，不参加 3"))
    #expect(try folder.names == before)

    let arguments = ["register", "import", folder.registration, "--day", "2010-02-25", "--cards", "HB"]
    let imported = try Program.run(arguments + ["--json"])
    #expect(imported.status == 0)
    #expect(imported.output.contains("\"accepted\":2722"))
    #expect(
      try folder.names.subtracting(before) == [
        "roll.csv", "identities.csv", "registration.yaml", "registration.key",
      ])
    #expect(try folder.mode("registration.key") == 0o600)
    #expect(try folder.mode("identities.csv") == 0o600)

    let again = try Program.run(arguments)
    #expect(again.status == 1)
    #expect(again.errors.contains("--replace"))
    // The key is kept, so the hashes are the same.
    let hashes = try Data(contentsOf: URL(filePath: folder.election + "/identities.csv"))
    #expect(try Program.run(arguments + ["--replace"]).status == 0)
    #expect(try Data(contentsOf: URL(filePath: folder.election + "/identities.csv")) == hashes)
  }

  @Test func theHallTakesTheRegistrationAndKeepsItsKey() throws {
    let folder = try Folder()
    let data = folder.path + "/hall"
    func run(_ arguments: String...) throws -> Program.Run { try Program.run(arguments + ["--data", data]) }
    #expect(
      try Program.run(["register", "import", folder.registration, "--day", "2010-02-25", "--cards", "HB"]).status == 0)
    #expect(try run("init", "--election", folder.election).status == 0)
    for name in ["registration.key", "identities.csv"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: data + "/" + name)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    #expect(try run("record", folder.election + "/registration.yaml").status == 0)
    #expect(try run("register", "decline", "17", "--day", "2010-02-26").status == 0)
    let early = try run("register", "absent", "18", "--day", "2010-02-26")
    #expect(early.status == 3)
    let one = try run("register", "remove", "19", "--reason", "died", "--day", "2010-02-26", "--officer", "甲")
    #expect(one.status == 3)
    #expect(
      try run(
        "register", "remove", "19", "--reason", "died", "--day", "2010-02-26", "--officer", "甲", "--officer", "乙"
      ).status == 0)
    let status = try run("register", "status", "--json")
    #expect(status.output.contains("\"registered\":2720"))
    #expect(try run("reconcile", "--json").output.contains("\"registered\":2720"))
  }

  @Test func aWrongKeyAndAnotherEncodingEndWithTwo() throws {
    let folder = try Folder()
    let key = folder.path + "/key"
    try Data("nonsense".utf8).write(to: URL(filePath: key))
    let wrong = try Program.run(["register", "preview", folder.registration, "--key", key])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("64"))
    let gbk = folder.election + "/gbk.csv"
    try Data([0xD0, 0xD5, 0xC3, 0xFB, 0x0A]).write(to: URL(filePath: gbk))
    let encoding = try Program.run(["register", "import", gbk, "--day", "2010-02-25"])
    #expect(encoding.status == 2)
    #expect(encoding.errors.contains("GB18030"))
    #expect(try !folder.names.contains("registration.key"))
    #expect(try !folder.names.contains("roll.csv"))
  }
}
