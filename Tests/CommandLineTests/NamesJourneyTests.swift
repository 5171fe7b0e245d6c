import Foundation
import Testing

/// What screens and papers show can be typed: codes, contests, roles and notices by their names.
@Suite struct NamesJourneyTests {
  private let folder: OpenElection

  init() throws { folder = try OpenElection() }

  private func run(_ words: String...) throws -> Program.Run {
    try Program.run(words + ["--data", folder.data("hall")])
  }

  @Test func aContestIsNamedByItsOffice() throws {
    for contest in ["chair", "主任", "Chair"] {
      let run = try run("count", "--contest", contest, "--votes", "甲=0", "--votes", "乙=0")
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try run("count", "--contest", "主席", "--votes", "甲=0", "--votes", "乙=0").status == 2)
  }

  @Test func aRoleIsNamedByItsTitle() throws {
    for (name, role) in [("丙", "teller"), ("丁", "计票人"), ("戊", "监票人")] {
      let run = try run("staff", "appoint", name, "--role", role, "--day", "2011-04-01")
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  @Test func aNoticeIsNamedByTitleOrNumber() throws {
    let page = folder.path + "/roll.html"
    for kind in ["roll", "选民名单", "4"] {
      let run = try run("notice", kind, "--day", "2011-04-01", "--html", page)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("第 4 号"))
    }
    #expect(try run("form", "签名册", "--site", "S1", "--html", page).status == 0)
  }

  @Test func theGuideIsTheHallsOrASites() throws {
    let page = folder.path + "/guide.html"
    for (arguments, title) in [(["guide"], "会场负责人指南"), (["一页指南", "--site", "S1"], "发票员指南")] {
      #expect(try Program.run(["form"] + arguments + ["--html", page, "--data", folder.data("hall")]).status == 0)
      #expect(try String(contentsOfFile: page, encoding: .utf8).contains(title))
    }
  }

  /// There is nothing to explain yet; the code itself is known.
  @Test func aFindingIsNamedAsReportsNameIt() throws {
    for code in ["unclassifiedPapers", "收回的票未分类", "returned papers unclassified"] {
      let run = try run("explain", code, "--text", "清点", "--officer", "甲", "--officer", "乙")
      #expect(run.status == 3, "\(run.errors)")
    }
  }

  @Test func aSiteIsNamedByItsIDInAnyLettersOrByItsName() throws {
    let page = folder.path + "/form.html"
    for site in ["S1", "s1", "Ｓ１", "东站", "East", "east"] {
      #expect(try run("form", "签名册", "--site", site, "--html", page).status == 0, "\(site)")
      #expect(try run("custody", "status", site).status == 0, "\(site)")
    }
    let unknown = try run("form", "签名册", "--site", "北站", "--html", page)
    #expect(unknown.status != 0 && unknown.errors.contains("北站"), "\(unknown.errors)")
  }

  @Test func aDecisionIsNamedAsItIsWritten() throws {
    for decision in ["asProposed", "按建议", "不予计入", "refuse"] {
      let run = try run(
        "rule", "--voter", "3", "--decision", decision, "--reason", "核对", "--officer", "甲", "--officer", "乙")
      #expect(run.status == 3, "\(run.errors)")
    }
  }
}
