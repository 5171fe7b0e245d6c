import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService
import SyncProtocol

/// 导出.
struct ExportCommand: NodeVerb {
  static let configuration = help(
    "export", zh: "导出到 U 盘（加密给会场和各点），或给监督员导出日志。", en: "Export a sealed file, or the journals.",
    example: """
      ballotsync export /media/usb
        ballotsync export /media/usb/R1.stick
        ballotsync export --journals /media/usb/journals
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var replacing: ReplaceOption

  @Argument(
    help: ArgumentHelp(
      "U 盘目录，文件名由点号和设备号组成；或文件名。 A folder, where the file is named by site and device; or a file.",
      valueName: "DIR|FILE"))
  var file: String?

  @Option(help: ArgumentHelp("日志目录，须是新目录。 A new folder for the journals.", valueName: "DIR")) var journals: String?

  func validate() throws {
    guard (file == nil) != (journals == nil) else {
      throw ValidationError("请写 FILE 或 --journals 之一。 Give FILE or --journals.")
    }
  }

  func command() -> any NodeCommand {
    guard let journals else { return ExportStick() }
    return ExportJournals(folder: URL(fileURLWithPath: journals).standardizedFileURL.path)
  }

  func keep(_ reply: CommandReply) throws {
    guard let stick = reply.files.first, let path = path(reply) else { return }
    try CarriedFile.write(stick.bytes, to: path, isReplacing: replacing.replace) { existing in
      StickMark(existing).map { $0.sender == StickMark(stick.bytes)?.sender } ?? false
    }
  }

  func inPlace(_ reply: CommandReply) -> BilingualText? { (path(reply) ?? journals).map(PlacedFile.done) }

  private func path(_ reply: CommandReply) -> String? {
    guard let file, let stick = reply.files.first else { return nil }
    return CarriedFile.isFolder(file) ? URL(fileURLWithPath: file).appending(path: stick.name).path : file
  }
}

/// What is said of a file or folder once it is whole under its name, on the disk, and was read back from there.
enum PlacedFile {
  static func done(_ path: String) -> BilingualText {
    BilingualText(
      zh: "已写好并读回核对：\(path)。写在 U 盘上的，可以拔了。",
      en: "Written and read back: \(path). If that is a stick, it may be pulled.")
  }
}

/// Whether another device's file may be replaced.
struct ReplaceOption: ParsableArguments {
  @Flag(help: "替换已有的同名文件，即使是别的设备写的。 Replace a file of that name, another device's too.") var replace = false
}

/// 导入.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = help(
    "import", zh: "导入 U 盘文件：每个文件全部核验后才并入；写目录则导入其中所有的。",
    en: "Import sealed files, each of them whole or not at all; of a folder, all that are in it.",
    example: """
      ballotsync import /media/usb
        ballotsync import R1.stick R2.stick
      """)

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp(
      "文件或目录，可写多个；不写则列出已插入的 U 盘上有什么。 Files or folders; without one, what the sticks hold that are plugged in.",
      valueName: "FILE|DIR"))
  var files: [String] = []

  func run() async throws {
    if files.isEmpty { return try Terminal.emit(StickOffer.reply(common.language), json: common.json) }
    if files.count == 1, !CarriedFile.isFolder(files[0]) {
      try Terminal.emit(try await take(files[0]), json: common.json)
    } else {
      try Terminal.emit(try await takeAll(), json: common.json)
    }
  }

  /// One file that was named: whatever it is, the node says what is wrong with it.
  private func take(_ file: String) async throws -> CommandReply {
    do {
      let start = try CarriedFile.start(file, count: StickFormat.markBytes)
      // What is none at its first bytes is not read on; the node says so, and keeps it as evidence.
      let bytes =
        StickFormat.isMarked(start) ? try CarriedFile.read(file, bytesMax: StickImport.fileBytesMax) : start
      return try await NodeAccess.perform(
        CommandRequest(ImportStick(bytes), language: common.language), data: common.data)
    } catch let failure as Refusal where failure.code == Refusal.fileNotFound("").code {
      throw StickOffer.beside(file, failure)
    }
  }

  /// Every file that was named or lies in a folder, each for itself.
  private func takeAll() async throws -> CommandReply {
    var outcomes = ImportOutcomes(language: common.language)
    for file in try CarriedKind.files(files) {
      let kind = try CarriedKind(of: file)
      outcomes.add(file, kind, kind == .stick ? try await taken(file) : nil)
    }
    return outcomes.reply
  }

  private func taken(_ file: String) async throws -> CommandReply {
    do {
      return try await take(file)
    } catch {
      return Refusal(error).reply(common.language)
    }
  }
}
