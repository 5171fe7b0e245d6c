import ArgumentParser
import Foundation
import NodeService
import SyncProtocol

/// 导出.
struct ExportCommand: NodeVerb {
  static let configuration = help(
    "export", zh: "导出到 U 盘（加密给会场和各点），或给监督员导出日志。", en: "Export a sealed file, or the journals.",
    example: """
      ballotsync export /media/usb/R1.stick
        ballotsync export --journals /media/usb/journals
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("U 盘文件。 The file on the stick.", valueName: "FILE")) var file: String?
  @Option(help: ArgumentHelp("日志目录，须是新目录。 A new folder for the journals.", valueName: "DIR")) var journals: String?

  func validate() throws {
    guard (file == nil) != (journals == nil) else {
      throw ValidationError("请写 FILE 或 --journals 之一。 Give FILE or --journals.")
    }
  }

  func command() -> any NodeCommand {
    guard let journals else { return ExportStick() }
    // A daemon has a working directory of its own.
    return ExportJournals(folder: URL(fileURLWithPath: journals).standardizedFileURL.path)
  }

  func keep(_ reply: CommandReply) throws {
    guard let file, let stick = reply.files.first else { return }
    try CarriedFile.write(stick.bytes, to: file)
  }
}

/// 导入.
struct ImportCommand: NodeVerb {
  static let configuration = help(
    "import", zh: "导入 U 盘文件：全部核验后才并入。", en: "Import a sealed file, all of it or nothing.",
    example: "ballotsync import /media/usb/R1.stick")

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("U 盘文件。 The file on the stick.", valueName: "FILE")) var file: String

  func command() throws -> any NodeCommand {
    let start = try CarriedFile.start(file, count: StickFormat.markBytes)
    // What is none at its first bytes is not read on; the node says so, and keeps it as evidence.
    guard StickFormat.isMarked(start) else { return ImportStick(start) }
    return ImportStick(try CarriedFile.read(file, bytesMax: StickImport.fileBytesMax))
  }
}
