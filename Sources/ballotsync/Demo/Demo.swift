import ArgumentParser
import ElectionRecord
import Foundation
import JournalStore
import NodeDaemon
import NodePages
import NodeService

/// `ballotsync demo`
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "在本机用真实进程演示一次选举。 Run an election in real processes on this machine.",
    discussion: "例 Example:\n  ballotsync demo houbeian --lang en")

  @Argument(help: "选举：houbeian、lianxing、xinhe、muhuai，或资料目录。 An election's name or folder.") var election = "houbeian"
  @Option(help: "工作目录；默认为新的临时目录。 Where to work; a new temporary folder by default.") var workdir: String?
  @Option(help: "选举资料的上级目录。 Where elections are found by name.") var elections = "config/elections"
  @Flag(help: "从选民登记到归档的全过程。 The whole election, from registration to archive.") var full = false
  @Flag(help: "结束后保持会场主机运行，在浏览器里看。 Leave the hall running, with its pages.") var serve = false
  @Option(help: ArgumentHelp("会场网页的端口。 The port of the hall's pages.", valueName: "PORT")) var pages = 8090

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let folder =
      FileManager.default.fileExists(atPath: "\(election)/election.yaml") ? election : "\(elections)/\(election)"
    let workdir = try makeWorkdir()
    let program = ProgramFile(path: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let story = DemoStory(language: output.language, json: output.json)
    let (hall, reports): (DaemonProcess, [CommandReply])
    do {
      let poll = try poll(folder, records: folder, in: workdir, program, story)
      let first = try await poll.run()
      let next = try await following(poll, first.hall)
      (hall, reports) = (first.hall, [first.report] + (next.map { [$0] } ?? []))
    } catch {
      program.stopAll()
      throw error
    }
    for report in reports { Terminal.write(report.text, to: output.json ? .standardError : .standardOutput) }
    let running = serve ? try await openPages(of: hall) : ""
    if !serve { await hall.stop() }
    tellWhatNext(workdir: workdir, program: program.path, running: running)
    if output.json { try Terminal.answer(reports.map { $0.json + "\n" }.joined()) }
  }

  /// A poll of the election in `folder`, whose records are in another one where it follows from a result.
  private func poll(
    _ folder: String, records: String, in workdir: String, _ program: ProgramFile, _ story: DemoStory
  ) throws -> DemoElection {
    let election = try ElectionFile.load(folder)
    let roll = try RollStore.importRoll(
      csv: "\(folder)/\(election.roll)", into: "\(workdir)/plan.sqlite", election: election)
    let procedure = DemoProcedure(
      election: election, folder: records, workdir: workdir, program: program, story: story,
      language: output.language)
    let plan = DemoPlan(
      election: election, counts: try CountFile.load("\(records)/count.yaml", for: election), roll: roll.index,
      proxies: try procedure.proxies())
    return DemoElection(
      plan: plan, folder: folder, workdir: workdir, program: program, story: story, language: output.language,
      procedure: full ? procedure : nil)
  }

  /// Runs the poll that the first one's result asks for, where the whole election is shown and has one.
  ///
  /// - Returns: Its report.
  private func following(_ first: DemoElection, _ hall: DaemonProcess) async throws -> CommandReply? {
    guard let procedure = first.procedure, let further = try procedure.further() else { return nil }
    let workdir = "\(first.workdir)/\(further.kind.rawValue)"
    try FileManager.default.createDirectory(atPath: workdir, withIntermediateDirectories: true)
    let next = try poll(
      try await procedure.next(further, after: hall), records: "\(procedure.folder)/\(further.kind.rawValue)",
      in: workdir, first.program, first.story)
    let result = try await next.run()
    await result.hall.stop()
    return result.report
  }

  private func makeWorkdir() throws -> String {
    let path = workdir ?? NSTemporaryDirectory() + "ballotsync-demo-\(Hex.text(Randomness.bytes(4)))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Starts the hall again with its pages, and an account for whoever looks.
  ///
  /// - Returns: How to get there.
  private func openPages(of hall: DaemonProcess) async throws -> String {
    let name = "演示"
    let code = try AccountFile(data: hall.data).newCode(for: name, .hallOperator)
    try await hall.restart(adding: ["--pages", "\(pages)"])
    let processID = await hall.processID
    return output.language == .zh
      ? """

      会场主机仍在运行。在浏览器打开 http://127.0.0.1:\(pages)/ ，用姓名“\(name)”和代码 \(code) 登录，设定口令，就到全场。
      停止：kill \(processID)

      """
      : """

      The hall is still running. Open http://127.0.0.1:\(pages)/ in a browser and sign in as \(name) with the code \(code);
      once a passphrase is set, the hall's board is there. Stop it with kill \(processID)

      """
  }

  private func tellWhatNext(workdir: String, program: String, running: String) {
    let hall = "\(workdir)/hall"
    let text =
      output.language == .zh
      ? """

      网页报告（可打印）：\(workdir)/report.html
      观察员核验：        \(program) verify \(workdir)/journals
      再次核对：          \(program) reconcile --data \(hall)
      查看争议：          \(program) cases --data \(hall) --all
      自己动手：          \(program) init --data 我的会场 --election \(election.contains("/") ? election : "\(elections)/\(election)")
      \(running)
      """
      : """

      The report as a page (prints on A4): \(workdir)/report.html
      Verify as an observer:               \(program) verify \(workdir)/journals
      Reconcile again:                     \(program) reconcile --data \(hall)
      See the cases:                       \(program) cases --data \(hall) --all
      By hand from the start:              \(program) init --data my-hall --election \(election.contains("/") ? election : "\(elections)/\(election)")
      \(running)
      """
    Terminal.write(text + "\n", to: output.json ? .standardError : .standardOutput)
  }
}
