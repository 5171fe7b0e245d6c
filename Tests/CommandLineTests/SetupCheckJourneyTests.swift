import Foundation
import Testing

/// An election whose files do not fit each other, as somebody sets it up by hand.
@Suite struct SetupCheckJourneyTests {
  private final class Folder {
    let path = NSTemporaryDirectory() + "setup-check-\(UUID().uuidString)"

    init(_ roll: [String], election: String = Folder.election) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data(election.utf8).write(to: URL(filePath: path + "/election.yaml"))
      let header = "序号,姓名,性别,出生日期,住址,片区,户号,选民证号".replacing("序号", with: "选民序号")
      try Data(([header] + roll).joined(separator: "\n").utf8).write(to: URL(filePath: path + "/roll.csv"))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func initialise(_ more: String...) throws -> Program.Run {
      try Program.run(["init", "--data", path + "/hall", "--election", path] + more)
    }

    /// Names in Chinese alone.
    static let election = """
      format: 1
      id: mini
      name: 小选举
      mode: voters
      electorate: 3
      pollingDay: 2026/3/14
      sites:
        - {id: R1, kind: mobileBox, stage: 1, name: {zh: 一号箱}, areas: [东区], papers: 5, days: [2026年3月14日]}
        - {id: H1, kind: hall, stage: 2, name: 会场, areas: [], papers: 5, days: [20260314]}
      contests:
        - {id: chair, office: 主任, seats: 1, candidates: [{name: 甲, voter: 1}]}
      """
  }

  private static let good = ["1,甲,男,1960/6/7,东1号,东区,1,C1", "2,乙,女,1961年6月7日,东2号,东区,2,C2", "3,丙,男,19620607,东3号,东区,3,C3"]

  @Test func aRollThatFitsIsTakenWithEnglishNamesLeftOut() throws {
    let run = try Folder(Self.good).initialise()
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.output.contains("请核对："))
  }

  @Test func aRollThatDoesNotIsRefusedWithItsRowsAndTakenWhereSomebodyInsists() throws {
    let folder = try Folder([
      "1,甲,男,1960-06-07,东1号,东区,1,C1", "2,甲,男,1960-06-07,东1号,东区,1,C2", "3,丙,男,2055-01-01,东3号,东区,3,C3",
    ])
    let refused = try folder.initialise()
    #expect(refused.status == 3)
    #expect(refused.errors.contains("选民序号 2（见选民序号 1）"))
    #expect(refused.errors.contains("选民序号 3："))
    #expect(refused.errors.contains("--insist"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/hall/profile.json"))
    let insisted = try folder.initialise("--insist", "--json")
    #expect(insisted.status == 0)
    #expect(insisted.output.contains("\"code\":\"samePerson\""))
    #expect(insisted.output.contains("\"code\":\"dateImpossible\""))
  }

  @Test func whatIsNobodysRowIsCounted() throws {
    let folder = try Folder(Self.good + ["", "合计,3,,,,,,"])
    let run = try folder.initialise("--json")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\"passedOver\":{\"blankLines\":1,\"titles\":0,\"totals\":1}"))
    #expect(run.output.contains("\"registered\":3"))
  }

  /// The election's folder alone, with its rules in it.
  @Test(arguments: ["houbeian", "lianxing"]) func aCopiedElectionIsWhole(_ name: String) throws {
    let config = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "config")
    let copy = NSTemporaryDirectory() + "copied-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try FileManager.default.copyItem(atPath: config.appending(path: "elections/\(name)").path, toPath: copy)
    let rules = try Data(contentsOf: URL(filePath: copy + "/national-2018.yaml"))
    #expect(try rules == Data(contentsOf: config.appending(path: "profiles/national-2018.yaml")))
    let run = try Program.run(["init", "--data", copy + "/hall", "--election", copy, "--json"])
    #expect(run.status == 0, "\(run.errors)")
    // The second seed's committee has four members, which is told and refuses nothing.
    let told = name == "lianxing" ? "\"findingCounts\":{\"committeeSize\":1}" : "\"findings\":[]"
    #expect(run.output.contains(told))
  }

  @Test func filesThatWereNotReadAreNamed() throws {
    let folder = try Folder(Self.good)
    let others = folder.path + "/others"
    try FileManager.default.createDirectory(atPath: others, withIntermediateDirectories: true)
    for name in [".~lock.a.csv#", "~$a.csv", ".hidden.csv", "名单.xlsx"] {
      try Data("x".utf8).write(to: URL(filePath: others + "/" + name))
    }
    try Data("登记表\nname,sex,birth_date,address,area,household,basis\n甲,男,1960-06-07,东1号,东区,1,hukou\n\n".utf8)
      .write(to: URL(filePath: folder.path + "/registration.csv"))
    let run = try Program.run([
      "register", "preview", folder.path + "/registration.csv", "--election", folder.path, "--others", others,
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("空行 1，合计 0，标题 1"))
    #expect(run.output.contains("3 个隐藏文件"))
    #expect(run.output.contains("没有读的文件 1 个（只读 CSV 和 JSON）：名单.xlsx"))
  }
}
