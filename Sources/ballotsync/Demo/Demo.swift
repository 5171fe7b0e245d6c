import ArgumentParser
import ElectionRecord
import Foundation
import JournalStore
import NodeDaemon
import NodeService

/// `ballotsync demo`
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "在本机用真实进程演示一次选举。 Run an election in real processes on this machine.",
    discussion: "例 Example:\n  ballotsync demo houbeian --lang en")

  @Argument(help: "选举：houbeian 或 lianxing，或资料目录。 An election's name or folder.") var election = "houbeian"
  @Option(help: "工作目录；默认为新的临时目录。 Where to work; a new temporary folder by default.") var workdir: String?
  @Option(help: "选举资料的上级目录。 Where elections are found by name.") var elections = "config/elections"
  @Flag(help: "从选民登记到归档的全过程。 The whole election, from registration to archive.") var full = false
  @Flag(help: "结束后保持会场主机运行。 Leave the hall running.") var serve = false

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let folder =
      FileManager.default.fileExists(atPath: "\(election)/election.yaml") ? election : "\(elections)/\(election)"
    let workdir = try makeWorkdir()
    let story = DemoStory(language: output.language, json: output.json)
    let definition = try ElectionFile.load(folder)
    let roll = try RollStore.importRoll(
      csv: "\(folder)/\(definition.roll)", into: "\(workdir)/plan.sqlite", election: definition)
    let plan = DemoPlan(
      election: definition, counts: try CountFile.load("\(folder)/count.yaml", for: definition), roll: roll.index)
    let program = ProgramFile(path: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let procedure = DemoProcedure(
      election: definition, folder: folder, workdir: workdir, program: program, story: story,
      language: output.language)
    let demo = DemoElection(
      plan: plan, folder: folder, workdir: workdir, program: program, story: story, language: output.language,
      procedure: full ? procedure : nil)
    let (hall, report): (DaemonProcess, CommandReply)
    do {
      (hall, report) = try await demo.run()
    } catch {
      program.stopAll()
      throw error
    }
    Terminal.write(report.text, to: output.json ? .standardError : .standardOutput)
    let processID = await hall.processID
    if !serve { await hall.stop() }
    tellWhatNext(workdir: workdir, program: program.path, processID: processID)
    if output.json { try Terminal.answer(report.json + "\n") }
  }

  private func makeWorkdir() throws -> String {
    let path = workdir ?? NSTemporaryDirectory() + "ballotsync-demo-\(Hex.text(Randomness.bytes(4)))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private func tellWhatNext(workdir: String, program: String, processID: Int32) {
    let hall = "\(workdir)/hall"
    let running =
      serve
      ? output.language == .zh
        ? "\n会场主机仍在运行（进程 \(processID)，停止：kill \(processID)）。\n"
        : "\nThe hall is still running (process \(processID); stop it with kill \(processID)).\n" : ""
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
