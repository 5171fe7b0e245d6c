import ArgumentParser
import NodeService

/// 导入.
struct ImportCommand: NodeVerb {
  /// The longest file that is taken, in bytes.
  private static let bytesMax = 1 << 30

  static let configuration = help(
    "import", zh: "导入 U 盘文件：全部核验后才并入。", en: "Import a sealed file, all of it or nothing.",
    example: "ballotsync import /media/usb/R1.stick")

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("U 盘文件。 The file on the stick.", valueName: "FILE"))
  var file: String

  func command() throws -> NodeCommand { .importStick(try CarriedFile.read(file, bytesMax: Self.bytesMax)) }
}
