import ElectionRecord
import ElectionReports
import Foundation
import NodeDaemon
import NodeService

/// Replays an election in real processes on this machine: enrolment, two days apart from each other, coming home by
/// network and by stick, rulings, count, reconciliation.
struct DemoElection {
  let plan: DemoPlan
  let folder: String
  let workdir: String
  let program: ProgramFile
  let story: DemoStory
  let language: Language
  /// What goes on around the poll; nil for the poll alone.
  let procedure: DemoProcedure?

  private static let officers = ["甲监票人", "乙监票人"]

  /// Runs the whole poll.
  ///
  /// - Returns: The hall's node and its report.
  func run() async throws -> (hall: DaemonProcess, report: CommandReply) {
    let hall = try await startHall(try await procedure?.register() ?? folder)
    try await procedure?.before(hall.node)
    let sites = try await enrolSites(hall)
    try await roveBoxes(sites)
    for site in plan.boxes where site.id != plan.lateBox?.id { try await bringHome(site, sites, hall) }
    try await serveLater(sites, hall)
    try await rule(hall.node)
    if let procedure {
      try await procedure.count(hall.node)
      try await procedure.finish(hall.node)
    } else {
      try await count(hall.node)
    }
    return (hall.node, try await reconcile(hall))
  }

  private func path(_ name: String) -> String { "\(workdir)/\(name)" }

  private func startHall(_ folder: String) async throws -> DemoHall {
    var hall = DemoHall(node: DaemonProcess(name: "hall", data: path("hall"), program: program))
    let data = hall.data
    story.say("建立会场主机：读入名册，生成密钥和证书机构", "Setting up the hall: roll, keys, certificate authority")
    try await program.run(["init", "--data", data, "--election", folder]) {
      try? FileManager.default.removeItem(atPath: data)
    }
    hall.address = try await hall.node.startHall()
    return hall
  }

  private func enrolSites(_ hall: DemoHall) async throws -> [SiteID: DaemonProcess] {
    story.say("各投票点的笔记本用一次性邀请码登记", "The sites' laptops enrol with one-time codes", count: plan.election.sites.count)
    return try await withThrowingTaskGroup(of: (SiteID, DaemonProcess).self) { group in
      for site in plan.election.sites {
        group.addTask { (site.id, try await enrol(site.id, hall)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }

  private func enrol(_ site: SiteID, _ hall: DemoHall) async throws -> DaemonProcess {
    let invited = try await program.run(
      ["invite", "--data", hall.data, "--site", site.rawValue, "--json"], mend: hall.node.ensureRunning)
    guard let code = DemoJSON.text(invited, "code") else { throw ProcessError.refused("invite", invited) }
    let data = path(site.rawValue)
    try await program.run(
      ["join", "--data", data, "--code", code, "--hall", hall.address], mend: hall.node.ensureRunning)
    return DaemonProcess(name: site.rawValue, data: data, program: program)
  }

  /// The first stage serves at the same time, none of it with a network.
  private func roveBoxes(_ sites: [SiteID: DaemonProcess]) async throws {
    if plan.boxes.contains(where: { $0.kind == .mobileBox }) {
      story.say("流动票箱离线上门，各自登记领票", "The mobile boxes go from door to door, offline", count: plan.boxes.count)
    } else {
      story.say("投票点离线登记领票", "The sites mark their voters, offline", count: plan.boxes.count)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for box in plan.boxes {
        guard let node = sites[box.id] else { continue }
        group.addTask { try await rove(box, node) }
      }
      try await group.waitForAll()
    }
  }

  private func rove(_ box: Site, _ node: DaemonProcess) async throws {
    try await node.start(["--offline"])
    try await open(box, node)
    try await cast(plan.casts(at: box), at: node)
    for attempt in plan.envelopesAtBox(box) { try await tryAgain(attempt, at: node, box.id) }
    try await close(box, node)
    await node.stop()
  }

  private func open(_ site: Site, _ node: DaemonProcess) async throws {
    try await node.require(
      OpenSite(
        papers: site.papers ?? 0, officers: Self.officers, seals: ["\(site.id)-001"],
        secretPlace: plan.hasSecretPlaces, confirmed: true))
  }

  private func cast(_ voters: [RollNumber], at node: DaemonProcess) async throws {
    for voter in voters {
      let request = RequestID("demo-\(node.name)-\(voter)")
      let reply = try await node.require(Cast(voter: voter, proxy: plan.proxies[voter], request: request))
      guard DemoJSON.text(reply.json, "outcome") == "ordinary" else {
        throw ProcessError.refused(node.name, reply.text)
      }
    }
  }

  private func tryAgain(_ attempt: DemoPlan.Attempt, at node: DaemonProcess, _ site: SiteID) async throws {
    let second = Cast(
      voter: attempt.voter, envelope: attempt.envelope, request: RequestID("demo-again-\(site)-\(attempt.voter)"))
    let reply = try await node.perform(second)
    let outcome = DemoJSON.text(reply.json, "outcome") ?? ""
    let reason = DemoJSON.text(reply.json, "reason").flatMap(ReasonCode.init(rawValue:))
    guard outcome != "ordinary" else { throw ProcessError.refused(node.name, reply.text) }
    story.attempt(site, outcome: outcome, reason: reason)
  }

  private func close(_ site: Site, _ node: DaemonProcess) async throws {
    let envelopes =
      plan.envelopesAtBox(site).count + (site.id == plan.laterSites.first?.id ? plan.envelopesAtStation(site).count : 0)
    let unused = (site.papers ?? 0) - plan.issued(site.id) - envelopes
    try await node.require(
      CloseSite(
        unused: unused, officers: Self.officers, seals: ["\(site.id)-002"], request: RequestID("demo-close-\(site.id)"))
    )
  }

  /// A box's journal reaches the hall: by network, or on a stick.
  private func bringHome(_ site: Site, _ sites: [SiteID: DaemonProcess], _ hall: DemoHall) async throws {
    guard let node = sites[site.id], !plan.laterSites.isEmpty || plan.boxes.count == 1 else { return }
    guard plan.comesByStick(site) else {
      try await program.run(["sync", "--data", node.data, "--hall", hall.address], mend: hall.node.ensureRunning)
      return story.say("\(site.id) 经网络送达会场", "\(site.id) came home by network")
    }
    let stick = path("\(site.id).stick")
    try await program.run(["export", "--data", node.data, stick]) { try? FileManager.default.removeItem(atPath: stick) }
    try await program.run(["import", "--data", hall.data, stick], mend: hall.node.ensureRunning)
    story.say("\(site.id) 用 U 盘送达会场", "\(site.id) came home on a stick")
  }

  /// The station and then the hall's own desk serve those who have not voted yet.
  private func serveLater(_ sites: [SiteID: DaemonProcess], _ hall: DemoHall) async throws {
    var waiting = plan.remaining(of: plan.boxes.filter { $0.id != plan.lateBox?.id })
    for site in plan.laterSites {
      guard let node = sites[site.id] else { continue }
      try await node.start(["--offline"])
      try await synchronise(node, hall)
      try await open(site, node)
      story.say("\(site.id) \(site.name.zh)启用：前面各点未用的投票权已移交到此", "\(site.id) opened; unspent rights have moved here")
      waiting += plan.voters(of: site)
      if site.id == plan.laterSites.first?.id {
        for attempt in plan.envelopesAtStation(site) + plan.refusedAtStation() {
          try await tryAgain(attempt, at: node, site.id)
        }
        if let late = plan.lateBox {
          let half = plan.issued(site.id) / 2
          try await cast(Array(waiting.prefix(half)), at: node)
          try await bringHome(late, sites, hall)
          try await synchronise(node, hall)
          let others = plan.remaining(of: [late])
          let rest = Array(others.prefix(plan.issued(site.id) - half))
          waiting.removeFirst(half)
          let more = Array(waiting.prefix(plan.issued(site.id) - half - rest.count))
          try await cast(rest + more, at: node)
          waiting = Array(waiting.dropFirst(more.count)) + others.dropFirst(rest.count)
        }
      } else {
        for voter in plan.refusedAtHall() { try await tryAgain(voter, at: node, site.id) }
        try await cast(Array(waiting.prefix(plan.issued(site.id))), at: node)
        waiting = Array(waiting.dropFirst(plan.issued(site.id)))
      }
      try await close(site, node)
      try await synchronise(node, hall)
      await node.stop()
    }
  }

  private func synchronise(_ node: DaemonProcess, _ hall: DemoHall) async throws {
    await node.stop()
    try await program.run(["sync", "--data", node.data, "--hall", hall.address], mend: hall.node.ensureRunning)
    try await node.start(["--offline"])
  }

  /// Two officers rule on every open case as proposed.
  private func rule(_ hall: DaemonProcess) async throws {
    let cases = DemoJSON.openCases(try await hall.require(ListCases(ruled: false, poll: .main)).json)
    for id in cases {
      let command = RuleOnCase(.caseID(id), decision: nil, officers: Self.officers, reason: "核对名册，按建议裁定")
      let reply = try await hall.perform(command)
      guard !reply.isError || DemoJSON.text(reply.json, "reason") == "noOpenCase" else {
        throw ProcessError.refused("hall", reply.text)
      }
    }
    if !cases.isEmpty {
      story.say("两名负责人裁定 \(cases.count) 个待核票：不予拆封", "Two officers ruled on \(cases.count) envelopes: they stay sealed")
    }
  }

  private func count(_ hall: DaemonProcess) async throws {
    story.say("开箱点票、唱票计票", "The boxes are counted and the votes tallied")
    for site in plan.counts.sites {
      guard let box = site.box else { continue }
      let counted = BoxCount(
        site: box.site, returned: box.returned, valid: box.valid, invalid: box.invalid, blank: box.blank)
      try await hall.require(CountBox(counted))
    }
    for tally in plan.counts.tallies {
      let lines = tally.lines.map { Tally.Line(name: $0.name, votes: $0.votes) }
      let contest = Tally(
        contest: tally.contest, lines: lines, writeIns: tally.writeIns, undervotes: tally.undervotes)
      try await hall.require(EnterTally(contest))
    }
  }

  private func reconcile(_ hall: DemoHall) async throws -> CommandReply {
    story.say("核对", "Reconciliation")
    let reply = try await hall.node.perform(Reconcile(html: true), language: language)
    guard !reply.isError, let html = reply.html else { throw ProcessError.refused("hall", reply.text) }
    try Data(html.utf8).write(to: URL(fileURLWithPath: path("report.html")), options: .atomic)
    let journals = path("journals")
    try await program.run(["export", "--data", hall.data, "--journals", journals]) {
      try? FileManager.default.removeItem(atPath: journals)
      try await hall.node.ensureRunning()
    }
    return reply
  }
}

/// The hall's daemon and where it listens.
struct DemoHall: Sendable {
  let node: DaemonProcess
  var address = ""

  var data: String { node.data }
}
