package import ElectionRecord
import ElectionReports
import Foundation
import SyncProtocol

/// What is handed to the public: the report, the tables, and the same in NIST's formats. No voter is in any of them,
/// and nothing from which one could be found by trying every number: see ``ReportScope``.
///
/// | file | content |
/// |---|---|
/// | `report.html`, `report.json` | the reconciliation report |
/// | `accounts.csv`, `results.csv`, `findings.csv`, `journals.csv` | the report's tables for a spreadsheet |
/// | `results.nist.json` | NIST SP 1500-100 r2 |
/// | `event-log.nist.json`, `event-log-documentation.nist.json` | NIST SP 1500-101 |
package struct Publish: WritingCommand {
  package static let keys = ["publish"]

  /// New.
  let folder: String?
  let poll: PollID
  private var outbox: OutboxName?

  package init(folder: String, poll: PollID = .main) { (self.folder, self.poll) = (folder, poll) }

  package var isRepeatable: Bool { false }
  package var place: CallersPlace? { folder.map(CallersPlace.folder) }

  /// The same for a daemon, which leaves it there.
  package func leaving(in outbox: OutboxName) -> Publish { Publish(leavingIn: outbox, poll: poll) }

  private init(leavingIn outbox: OutboxName, poll: PollID) {
    (folder, self.poll, self.outbox) = (nil, poll, outbox)
  }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    try context.writing(folder, outbox) { (path) throws(Refusal) in try perform(at: node, into: path, context) }
  }

  /// Writes into a folder that this process chose.
  func perform(at node: Node, into folder: String, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let report = try refusing { () throws(NodeError) in try node.report(poll: poll) }
    let target = try ExportFolder(path: folder, subfolder: nil)
    let sink = ExportSink(write: target.append, close: target.finish)
    let language = context.say.language
    let now = node.snapshot.now
    try sink.append(
      ReportHTML.render(report, election: node.election, language: language, scope: .everybody), to: "report.html")
    try sink.append(CanonicalJSON.pretty(ReportJSON.publicObject(report)) + "\n", to: "report.json")
    for table in ReportCSV.tables(
      report, election: node.election, language: language, scope: .everybody)
    {
      try sink.append(table.text, to: table.name)
    }
    let isDeclared = report.isDeclared
    let results = ResultsCDF.render(
      report, election: node.election, isDeclared: isDeclared, generatedAt: now, local: context.local)
    try sink.append(CanonicalJSON.pretty(results) + "\n", to: "results.nist.json")
    try node.publishEvents(into: sink, generatedAt: now)
    let documentation = EventLogCDF.documentation(generatedOn: context.local.day(now))
    try sink.append(CanonicalJSON.pretty(documentation) + "\n", to: "event-log-documentation.nist.json")
    try sink.finish()
    let names = sink.digests.keys.sorted()
    return CommandAnswer(
      ["outcome": "done", "files": .array(names.map { .string($0) })],
      [context.say("已写出 \(names.count) 个公开文件：", "Wrote \(names.count) public files:")]
        + names.map { name in "  " + name + (Self.about[name].map { context.say($0) } ?? "") })
  }

  /// What each file is, for whoever puts it on a page of the community's.
  private static let about: [String: BilingualText] = [
    "report.html": BilingualText(zh: "：核对报告，用浏览器打开", en: ": the report, for a browser"),
    "report.json": BilingualText(zh: "：同一报告，供程序读", en: ": the same for programs"),
    "accounts.csv": BilingualText(zh: "：各投票点的选票（表格）", en: ": the papers of each site, a table"),
    "results.csv": BilingualText(zh: "：得票和当选（表格）", en: ": votes and who is elected, a table"),
    "findings.csv": BilingualText(zh: "：差额和说明（表格）", en: ": differences and their explanations, a table"),
    "journals.csv": BilingualText(zh: "：各日志的检查点（表格）", en: ": the checkpoint of each journal, a table"),
    "corrections.csv": BilingualText(zh: "：更正的数字（表格）", en: ": figures that were corrected, a table"),
    "replaced.csv": BilingualText(zh: "：再次录入的数字（表格）", en: ": figures that were entered again, a table"),
    "withdrawn.csv": BilingualText(zh: "：撤回的记录（表格）", en: ": records that were withdrawn, a table"),
    "results.nist.json": BilingualText(zh: "：得票，NIST 通用格式，供程序读", en: ": the votes in NIST's common format"),
    "event-log.nist.json": BilingualText(
      zh: "：全部记录，没有姓名和序号，NIST 通用格式", en: ": every entry without names and numbers, in NIST's common format"),
    "event-log-documentation.nist.json": BilingualText(
      zh: "：上一份里各种记录的说明", en: ": what the kinds of entries in it mean"),
  ]
}

extension Node {
  fileprivate func publishEvents(into sink: ExportSink, generatedAt: Int64) throws(Refusal) {
    let name = "event-log.nist.json"
    try sink.append(EventLogCDF.head(election: election.id, generatedAt: generatedAt), to: name)
    var isFirst = true
    for device in frontier.devices {
      let branches = frontier.journals[device] ?? []
      for (number, branch) in branches.enumerated() {
        let site = register.hall.enrolment(of: device)?.site
        try sink.append(EventLogCDF.deviceHead(device, site: site, branch: number, isFirst: isFirst), to: name)
        isFirst = false
        try publishEvents(of: device, branch: branches.count == 1 ? nil : branch, into: sink, name: name)
        try sink.append(EventLogCDF.deviceTail, to: name)
      }
    }
    try sink.append(EventLogCDF.tail, to: name)
  }

  private func publishEvents(
    of device: DeviceID, branch: Frontier.Branch?, into sink: ExportSink, name: String
  ) throws(Refusal) {
    var recordedAt: Int64 = 0
    var sequence: UInt32 = 0
    while let segment = try nextSegment(of: device, branch: branch, from: sequence) {
      var text = ""
      for bytes in segment.run.entries {
        let entry = Entry(decoding: bytes)
        recordedAt &+= entry.elapsedSeconds
        text += EventLogCDF.event(
          entry.body.kind, sequence: sequence, recordedAt: recordedAt, isFirst: sequence == 0)
        sequence += 1
      }
      try sink.append(text, to: name)
    }
  }
}

extension ExportSink {
  func append(_ text: String, to name: String) throws(Refusal) { try append(Array(text.utf8), to: name) }
}
