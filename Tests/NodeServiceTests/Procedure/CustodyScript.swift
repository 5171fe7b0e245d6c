import ElectionRecord
import NodeService

/// A box's way as commands, at the site's laptop and at the hall; one link does not fit.
enum CustodyScript {
  static func run(_ language: Language) throws -> [CommandScript.Step] {
    let small = try SmallElection()
    var steps: [CommandScript.Step] = []
    func step(_ name: String, _ command: any NodeCommand, at node: String) {
      steps.append(.init(name: name, reply: small.perform(command, at: node, language: language)))
    }
    func record(_ record: CustodyRecord) -> any NodeCommand { RecordProcedure(.custody(record), confirmed: true) }
    let officers = SmallElection.officers
    let day = CalendarDay(number: 14_681)
    step("nothing", ShowCustody(site: nil), at: "hall")
    step("unknown", ShowCustody(site: "R9"), at: "hall")
    step("open", OpenSite(papers: 20, officers: officers, seals: ["A-1"]), at: "R1")
    step(
      "seal",
      record(
        .sealed(
          BoxSealed(site: nil, day: day, time: "18:00", place: "东街", seals: ["A-9"], officers: officers, slot: true))),
      at: "R1")
    step(
      "one-officer", record(.sealed(BoxSealed(site: nil, day: day, seals: ["A-9"], officers: ["张三"], slot: true))),
      at: "R1")
    step(
      "replace-seal",
      record(
        .sealReplaced(
          SealReplaced(site: nil, day: day.adding(days: 1), old: ["A-9"], new: [], reason: "继续投票", officers: officers))),
      at: "R1")
    step("close", CloseSite(unused: 20, officers: officers, seals: ["A-2"], request: nil), at: "R1")
    step(
      "hand-over",
      record(
        .handedOver(
          BoxHandedOver(
            site: nil, day: day.adding(days: 1), time: "18:30", place: "居委会", from: "张三", to: "王五",
            seals: ["A-1", "A-2"]))),
      at: "R1")
    step(
      "night", record(.kept(BoxKept(site: nil, from: day, to: day.adding(days: 1), place: "居委会", custodians: ["王五"]))),
      at: "R1")
    step(
      "receive-at-site", record(.received(BoxReceived(site: nil, day: day, receivers: ["赵六"], seals: []))), at: "R1")
    step("status-site", ShowCustody(site: "R1"), at: "R1")
    try small.sync("R1")
    step("no-site", record(.received(BoxReceived(site: nil, day: day, receivers: ["赵六"], seals: []))), at: "hall")
    step(
      "receive",
      record(
        .received(
          BoxReceived(
            site: "R1", day: day.adding(days: 2), time: "12:20", place: "会场", from: "王五", receivers: ["赵六"],
            seals: ["A-1", "A-3"]))), at: "hall")
    step(
      "box-open",
      record(
        .opened(
          BoxOpened(
            site: "R1", day: day.adding(days: 2), time: "13:30", place: "会场", atHall: true, inPublic: true,
            witnesses: ["孙七"], seals: ["A-1", "A-3"]))), at: "hall")
    step("status", ShowCustody(site: nil), at: "hall")
    step("status-of-one-without", ShowCustody(site: "S1"), at: "hall")
    step("explain", ExplainFinding(.custodyBroken, site: "R1", text: "封条号抄错，两人核实", officers: officers), at: "hall")
    return steps
  }
}
