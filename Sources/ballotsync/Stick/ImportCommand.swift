import ArgumentParser
import NodeService
import SyncProtocol

/// 导入.
struct ImportCommand: NodeVerb {
  static let configuration = help(
    "import", zh: "导入 U 盘文件：全部核验后才并入。", en: "Import a sealed file, all of it or nothing.",
    example: "ballotsync import /media/usb/R1.stick")

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("U 盘文件。 The file on the stick.", valueName: "FILE"))
  var file: String

  func command() throws -> any NodeCommand {
    let start = try CarriedFile.start(file, count: StickFormat.markBytes)
    // What is none at its first bytes is not read on; the node says so, and keeps it as evidence.
    guard StickFormat.isMarked(start) else { return ImportStick(start) }
    return ImportStick(try CarriedFile.read(file, bytesMax: StickImport.fileBytesMax))
  }
}
