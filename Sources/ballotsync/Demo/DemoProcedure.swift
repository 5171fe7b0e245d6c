import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// Everything around the poll, from registration to archive, as the files beside the election's definition tell it.
struct DemoProcedure {
  let election: Election
  /// Where the files of its records are.
  let folder: String
  let workdir: String
  let program: ProgramFile
  let story: DemoStory
  let language: Language

  private static let officers = ["甲监票人", "乙监票人"]

  /// Files of records, in the order in which a committee works.
  private enum File {
    static let registration = "registration.yaml"
    static let representatives = "representatives.yaml"
    static let nomination = "nomination.yaml"
    static let staff = "staff.yaml"
    static let proxies = "proxies.yaml"
    static let custody = "custody.yaml"
    static let tally = "tally.yaml"
    static let procedure = "procedure.yaml"
  }

  private func path(_ name: String) -> String { "\(workdir)/\(name)" }

  private func say(_ zh: String, _ en: String, count: Int? = nil) { story.say(zh, en, count: count) }

  /// 选民登记: makes the election's folder anew, with the roll that the registrations give.
  ///
  /// - Returns: The folder to set the hall up from; nil where the roll is that of an earlier poll.
  func register() async throws -> String? {
    let made = path("elections/\(election.id)")
    let manager = FileManager.default
    guard manager.fileExists(atPath: "\(folder)/registration.csv") else { return nil }
    try manager.createDirectory(atPath: made, withIntermediateDirectories: true)
    try copy("\(folder)/\(ElectionFile.name)", to: "\(made)/\(ElectionFile.name)")
    try copyRules(beside: made)
    let day = (election.pollingDay ?? CalendarDay(number: 0)).adding(days: -30)
    let arguments = ["register", "import", "\(folder)/registration.csv", "--election", made, "--day", "\(day)"]
    let answer = try await program.run(arguments + ["--replace", "--json"])
    let counts = DemoJSON.numbers(answer, ["accepted", "questionable", "refused", "declined"])
    say(
      "选民登记：列入名册 \(counts[0])，待核 \(counts[1])，不予登记 \(counts[2])，不参加 \(counts[3])",
      "Registration: \(counts[0]) accepted, \(counts[1]) questionable, \(counts[2]) refused, \(counts[3]) declined")
    return made
  }

  /// The rules lie in the election's folder under whatever name, or in one that elections share; its own texts of
  /// notices lie beside them.
  private func copyRules(beside made: String) throws {
    let manager = FileManager.default
    let own = try manager.contentsOfDirectory(atPath: folder).filter { file in
      (file.hasSuffix(".yaml") || NoticeFiles.isName(file)) && !manager.fileExists(atPath: "\(made)/\(file)")
    }
    for file in own { try copy("\(folder)/\(file)", to: "\(made)/\(file)") }
    let profiles = URL(filePath: folder).appending(path: "../../profiles").standardizedFileURL.path
    if manager.fileExists(atPath: profiles) { try copy(profiles, to: path("profiles")) }
  }

  private func copy(_ source: String, to target: String) throws {
    let manager = FileManager.default
    if manager.fileExists(atPath: target) { try manager.removeItem(atPath: target) }
    try manager.copyItem(atPath: source, toPath: target)
  }

  /// Registration, representatives, nomination, staff and proxies, before anybody votes.
  func before(_ hall: DaemonProcess) async throws {
    try await record(path("elections/\(election.id)/\(File.registration)"), at: hall)
    for file in [File.representatives, File.nomination, File.staff, File.proxies] {
      try await record("\(folder)/\(file)", at: hall)
    }
    let nomination = try await hall.require(ShowNomination()).json
    let offices = DemoJSON.offices(nomination).filter { $0.nominees > 0 }
    let lists = offices.map { office in
      let name = election.contests.first { $0.id == office.name }?.office.text(language) ?? office.name
      return "\(name) \(office.nominees)→\(office.formal)"
    }.joined(separator: language == .zh ? "，" : ", ")
    if !lists.isEmpty { say("提名、资格审查、正式候选人：\(lists)", "Nomination, vetting, formal lists: \(lists)") }
    say("任用工作人员，登记亲属关系", "Staff are appointed, kin declared")
  }

  /// 票箱交接 and 唱票计票, once every box is in.
  func count(_ hall: DaemonProcess) async throws {
    try await record("\(folder)/\(File.custody)", at: hall)
    say("票箱交接：封条、保管、接收、当众开箱", "Custody: seals, nights, receipt, opening in public")
    try await record("\(folder)/\(File.tally)", at: hall)
    say("唱票计票：每批两次计票，一致才算数", "Calling and tallying: two tallies of each batch must agree")
  }

  /// Explains what differs, declares, and makes what is posted, published and kept.
  func finish(_ hall: DaemonProcess) async throws {
    for finding in DemoJSON.unexplained(try await hall.require(Reconcile()).json) {
      guard let code = FindingCode(rawValue: finding.code) else { continue }
      let text = "原报告没有说明这些选票的类别，保留原数"
      let command = ExplainFinding(
        code, site: finding.site.map { SiteID($0) }, contest: finding.contest, text: text, officers: Self.officers)
      try await hall.require(command)
    }
    try await declare(hall)
    try await record("\(folder)/\(File.procedure)", at: hall)
    try await comply(hall)
    try await post(hall)
    try await keep(hall)
  }

  private func declare(_ hall: DaemonProcess) async throws {
    try await hall.require(Reconcile())
    let declared = try await hall.perform(DeclareResult(officers: Self.officers))
    guard !declared.isError || DemoJSON.text(declared.json, "reason") == "alreadyDeclared" else {
      throw ProcessError.refused("declare", declared.text)
    }
    let result = try await hall.perform(ShowResult(poll: .main), language: language)
    try Data(result.text.utf8).write(to: URL(filePath: path("result.txt")), options: .atomic)
    say("两名负责人说明差额并宣布结果", "Two officers explain what differs and declare the result")
  }

  private func comply(_ hall: DaemonProcess) async throws {
    let answer = try await hall.perform(CheckCompliance(html: true), language: language)
    try Data((answer.html ?? "").utf8).write(to: URL(filePath: path("compliance.html")), options: .atomic)
    say("对照规则检查全部日程和程序", "The whole calendar is checked against the rules")
    story.lines(answer.text)
  }

  /// The notices that the election has, and the forms, as pages for A4.
  private func post(_ hall: DaemonProcess) async throws {
    let notices = path("notices")
    try FileManager.default.createDirectory(atPath: notices, withIntermediateDirectories: true)
    let day = election.pollingDay ?? CalendarDay(number: 0)
    let posted = try posted()
    let kinds = NoticeKind.allCases.filter { $0 != .supervisors || $0.occurs(in: election) }
    for kind in kinds {
      let notice = MakeNotice(kind, day: posted[kind] ?? (kind == .result ? day : day.adding(days: -20)))
      let number = kind.number < 10 ? "0\(kind.number)" : "\(kind.number)"
      try await page(notice, "notices/\(number)-\(kind.rawValue).html", hall)
    }
    try await page(MakeForm(.result(poll: .main)), "result-form.html", hall)
    for site in election.sites {
      try await page(MakeForm(.signingRoll(site: site.id)), "notices/signing-\(site.id).html", hall)
      try await page(MakeForm(.closingSlip(site: site.id)), "notices/closing-\(site.id).html", hall)
    }
    say(
      "生成 \(kinds.count) 种公告、结果报告单、签名册、封箱单",
      "\(kinds.count, "notice"), the result form, lists for signing, closing slips")
  }

  /// The days on which the election's file of the calendar says that notices were posted.
  private func posted() throws -> [NoticeKind: CalendarDay] {
    var days: [NoticeKind: CalendarDay] = [:]
    for case .calendar(.notice(let notice)) in try records("\(folder)/\(File.procedure)") {
      days[notice.kind] = notice.day
    }
    return days
  }

  /// Who votes for whom, by principal, as the election's file of proxies says.
  func proxies() throws -> [RollNumber: RollNumber] {
    var proxies: [RollNumber: RollNumber] = [:]
    for case .proxy(.commissioned(let commission)) in try records("\(folder)/\(File.proxies)") {
      proxies[commission.principal] = commission.proxy
    }
    return proxies
  }

  /// The poll that follows this one, as the election's file of the calendar says.
  func further() throws -> FurtherPoll? {
    for case .outcome(.further(let poll)) in try records("\(folder)/\(File.procedure)") { return poll }
    return nil
  }

  /// 另行选举: makes the folder of the poll that follows.
  func next(_ poll: FurtherPoll, after hall: DaemonProcess) async throws -> String {
    let made = path("elections/\(election.id)-\(poll.kind.rawValue)")
    try await program.run(
      ["result", "next", "--data", hall.data, "--kind", poll.kind.rawValue, "--day", "\(poll.day)", "--out", made]
    ) {
      try? FileManager.default.removeItem(atPath: made)
      try await hall.ensureRunning()
    }
    say("席位有缺额：由结果生成下一轮投票的资料，投票日 \(poll.day)", "Seats are open: the folder of the next poll, on \(poll.day)")
    return made
  }

  private func page(_ command: any NodeCommand, _ name: String, _ hall: DaemonProcess) async throws {
    let reply = try await hall.require(command, language: language)
    try Data((reply.html ?? "").utf8).write(to: URL(filePath: path(name)), options: .atomic)
  }

  /// What is published and what is kept; the archive is verified as it will be years later.
  private func keep(_ hall: DaemonProcess) async throws {
    for name in ["public", "archive.tar"] { try? FileManager.default.removeItem(atPath: path(name)) }
    try await program.run(["publish", "--data", hall.data, path("public")], mend: hall.ensureRunning)
    let day = (election.pollingDay ?? CalendarDay(number: 0)).adding(months: 36)
    let officers = Self.officers.flatMap { ["--officer", $0] }
    try await program.run(
      ["archive", "--data", hall.data, path("archive.tar"), "--keep-until", "\(day)"] + officers,
      mend: hall.ensureRunning)
    try await program.run(["verify", path("archive.tar"), "--data", hall.data])
    say("写出公开资料，封存并核验存档，保存至 \(day)", "Public files are written; the archive is sealed and verified, kept until \(day)")
  }

  /// Records a file, where the election has one.
  private func record(_ file: String, at hall: DaemonProcess) async throws {
    let records = try records(file)
    guard !records.isEmpty else { return }
    // An election that is still to come has days that the clock's are not.
    let isToCome = election.pollingDay.map { $0 > CalendarDay(number: Int(Date().timeIntervalSince1970 / 86_400)) }
    // Published figures leave papers in no class, about which tellers are asked.
    let hasTallies = records.contains { if case .counting(.tally) = $0 { true } else { false } }
    try await hall.require(RecordProcedure(records, confirmed: hasTallies || isToCome ?? false))
  }

  /// The records of a file; none where the election has no such file.
  private func records(_ file: String) throws -> [ProcedureRecord] {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return [] }
    return try ProcedureFile.read(text, name: URL(filePath: file).lastPathComponent)
  }
}
