import ArgumentParser
import ElectionRecord
import ElectionReports
import Foundation
import NodeDaemon
import NodeService
import NodeWeb

/// 打印恢复单.
struct SheetCommand: AsyncParsableCommand, OfficersVerb {
  static let configuration = help(
    "sheet", zh: "打印新的恢复单：两半各由一名负责人保管，会场主机丢失时两半合起来才能接任。",
    en: "Print another recovery sheet: two officers keep a half each, and both together bring a lost hall back.",
    example: "ballotsync sheet --data hall --officer 张三 --officer 李四 --html 恢复单.html")

  @OptionGroup var common: CommonOptions
  @OptionGroup var officers: OfficerOptions
  @OptionGroup var pages: PageOptions

  func run() async throws {
    let reply = try await HallAccess.perform(
      DaemonRequest(action: .sheet(officers.names), language: common.language), data: common.data)
    if let page = reply.files.first { try pages.write(String(decoding: page.bytes, as: UTF8.self)) }
    try Terminal.emit(
      reply.adding(RecoveryText.printed(pages.html ?? pages.pdf ?? ""), common.language), json: common.json)
  }
}

/// 接任会场.
struct RecoverCommand: AsyncParsableCommand, OfficersVerb {
  static let configuration = help(
    "recover", zh: "会场主机丢失或损坏：两名负责人用恢复单的两半，让这台电脑接任会场主机。",
    en: "The hall's machine is lost: with both halves of the sheet, two officers make this one the hall.",
    example: "ballotsync recover --data hall2 --from R1的数据目录 --officer 张三 --officer 李四")

  /// The longest file with a half, in bytes.
  private static let halfBytesMax = 4096

  @OptionGroup var common: CommonOptions
  @OptionGroup var officers: OfficerOptions
  @OptionGroup var addresses: ReachableOption

  @Option(
    help: ArgumentHelp(
      "从哪里接任：投票点电脑、备用机或备份的数据目录，越新越好。 The directory to take over from: a site's, a spare's or a backup; the latest one.",
      valueName: "DIR"))
  var from: String

  @Option(
    help: ArgumentHelp(
      "含一半的文件，写两次；不写则在终端里问。 A file with a half; give two. Asked at the terminal otherwise.", valueName: "FILE"))
  var halfFile: [String] = []

  @Option(help: ArgumentHelp("原因。 What happened.", valueName: "TEXT")) var reason = "会场主机丢失 the hall's machine is lost"

  @Option(
    help: ArgumentHelp(
      "新恢复单写到哪里；默认在新目录旁边。 Where the new sheet is written; beside the directory otherwise.", valueName: "FILE"))
  var sheet: String?

  @OptionGroup var passphrase: PassphraseOption

  func validate() throws {
    guard halfFile.isEmpty || halfFile.count == 2 else {
      throw ValidationError("--half-file 写两次，一半一个文件。 Give --half-file twice, a file for each half.")
    }
  }

  func run() async throws {
    let source = try NodeDirectory.openToCarryOut(
      from, unlocking: passphrase.known(for: from), clock: SystemClock(), settles: false)
    let halves = try [1, 2].map(half)
    let recovery = try HallRecovery(from: source, halves: halves)
    let path = SheetFile.path(typed: sheet, besides: common.data)
    let reply = try recovery.perform(
      at: common.data, officers: officers.names, reason: reason,
      addresses: addresses.parsed.map(\.description), language: common.language
    ) { draft in
      try CarriedFile.write(Data(draft.page.utf8), to: path, isPrivate: true)
    }
    try Terminal.emit(reply.adding(RecoveryText.printed(path), common.language), json: common.json)
  }

  /// A half from its file, or as an officer types it: asked again until it is one.
  private func half(_ place: Int) throws -> RecoveryHalf {
    if !halfFile.isEmpty {
      let bytes = try CarriedFile.read(halfFile[place - 1], bytesMax: Self.halfBytesMax)
      return try RecoveryHalf(typed: String(decoding: bytes, as: UTF8.self))
    }
    let question =
      "第 \(place) 名负责人，请打自己那一半的 \(RecoveryHalf.wordsCount) 个词 / officer \(place), type the words of your half: "
    while let typed = Terminal.line(question) {
      do throws(Refusal) { return try RecoveryHalf(typed: typed) } catch {
        Terminal.write(error.message.text(common.language) + "\n", to: .standardError)
      }
    }
    throw Refusal.halvesMissing
  }
}

/// Where a sheet is written: beside the data directory, never in it, and never over another one.
enum SheetFile {
  static func path(typed: String?, besides data: String) -> String {
    if let typed { return typed }
    let folder = URL(fileURLWithPath: data).standardizedFileURL.path
    let names = ["\(folder)-recovery.html"] + (2...99).map { "\(folder)-recovery-\($0).html" }
    return names.first { !FileManager.default.fileExists(atPath: $0) } ?? names[0]
  }
}

enum RecoveryText {
  static func printed(_ path: String) -> BilingualText {
    BilingualText(
      zh: "恢复单写在 \(path)，共两页：请现在打印，两名负责人各拿一页、分开保管，然后删除这个文件。会场主机丢失时，没有它谁也接不了任。",
      en:
        "The recovery sheet is in \(path), two pages: print it now, give one page to each of two officers to keep apart, and "
        + "delete the file. Without it nobody can take over from a lost hall.")
  }
}

extension CommandReply {
  /// The answer with a line more.
  func adding(_ line: BilingualText, _ language: Language) -> CommandReply {
    CommandReply(json: json, text: text + Terminal.printable(line.text(language)) + "\n", files: files)
  }
}

extension Refusal {
  fileprivate static let halvesMissing = Refusal(
    "halvesMissing", .usage, zh: "需要恢复单的两半，而这里没有终端可以问。请用 --half-file 写两次，一半一个文件。",
    en:
      "Both halves of the sheet are needed, and there is no terminal to ask at. Give --half-file twice, a file for each."
  )
}
