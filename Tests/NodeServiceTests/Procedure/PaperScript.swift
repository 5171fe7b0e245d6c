import ElectionRecord
import Foundation
import NodeService

/// A printed list entered afterwards, as commands: shown, refused, entered, repeated, keyed again.
enum PaperScript {
  static func run(_ language: Language) throws -> [CommandScript.Step] {
    let small = try SmallElection()
    var steps: [CommandScript.Step] = []
    func step(_ name: String, _ command: any NodeCommand, at node: String) {
      steps.append(.init(name: name, reply: small.perform(command, at: node, language: language)))
    }
    func enter(_ list: String, confirmed: Bool, strays: Bool = false, request: String? = nil) -> any NodeCommand {
      let batch = PaperBatch(
        day: CalendarDay(number: 14_682), reason: "电脑损坏", origin: "打印名册", sheets: 2, enteredBy: "王五", used: 6,
        spoilt: 1, unused: 14)
      return EnterPaperList(
        name: "list.csv", file: Data(list.utf8), batch: batch, keepsStrays: strays, isConfirmed: confirmed,
        request: request.flatMap(RequestID.init))
    }
    func check(_ list: String, by person: String, site: SiteID? = nil) -> any NodeCommand {
      CheckPaperList(name: "second.csv", file: Data(list.utf8), checkedBy: person, site: site, batch: nil)
    }
    let officers = SmallElection.officers
    step("nothing", ShowPaperLists(), at: "R1")
    step("before-opening", enter("1\n", confirmed: true), at: "R1")
    let kept = BoxKept(
      site: nil, from: CalendarDay(number: 14_681), to: CalendarDay(number: 14_682), custodians: ["甲", "乙"])
    step("journal-begun", RecordProcedure(.custody(.kept(kept)), confirmed: true), at: "R1")
    step("preview-before-opening", enter("1\n", confirmed: false), at: "R1")
    step("open", OpenSite(papers: 20, officers: officers), at: "R1")
    step("mark", Cast(voter: 1), at: "R1")
    step("mistakes", enter("1\nx\n1\n", confirmed: true), at: "R1")
    let list = "number,proxy,replaced\n1\n2,3\n4,,yes\n12\n99\n"
    step("preview", enter(list, confirmed: false), at: "R1")
    step("preview-strays", enter(list, confirmed: false, strays: true), at: "R1")
    step("not-on-roll", enter(list, confirmed: true), at: "R1")
    step("enter", enter(list, confirmed: true, strays: true, request: "sheet"), at: "R1")
    step("repeated", enter(list, confirmed: true, strays: true, request: "sheet"), at: "R1")
    step("entered-before", enter("2\n", confirmed: true), at: "R1")
    step("voter", FindVoters(text: "2", limit: 1), at: "R1")
    step("differs", check("1\n2\n4,,1\n13\n", by: "赵六"), at: "R1")
    step("same-person", check(list, by: "王 五"), at: "R1")
    step("batches-unchecked", ShowPaperLists(), at: "R1")
    step("at-hall", enter("3\n", confirmed: true), at: "hall")
    step("hall-needs-site", check(list, by: "赵六"), at: "hall")
    try small.sync("R1")
    step("checked", check(list, by: "赵六", site: "R1"), at: "hall")
    step("checked-again", check(list, by: "赵六", site: "R1"), at: "hall")
    try small.sync("R1")
    step("batches", ShowPaperLists(), at: "R1")
    step("close", CloseSite(unused: 13, officers: officers), at: "R1")
    step("closed", enter("3\n", confirmed: true), at: "R1")
    return steps
  }
}
