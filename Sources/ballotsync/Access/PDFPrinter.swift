import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// Prints a page as PDF with the Chromium that is installed.
enum PDFPrinter {
  private static let programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

  /// - Throws: ``Refusal`` when no Chromium is on the path, it failed, or no font has Chinese characters; the page can
  ///   then be printed from a browser.
  static func print(_ page: String, to path: String) throws {
    guard let program = ProgramPath.find(programs) else {
      throw Refusal(
        "noChromium", .failed, zh: "没有找到 Chromium，不能生成 PDF。请用 --html 生成网页，再从浏览器打印。",
        en: "There is no Chromium, so no PDF. Write the page with --html and print it from a browser.")
    }
    try InstalledFonts.check(page)
    let folder = NSTemporaryDirectory() + "ballotsync-page-\(Hex.text(Randomness.bytes(8)))"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(page.utf8).write(to: URL(filePath: "\(folder)/page.html"))
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = [
      "--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer", "--user-data-dir=\(folder)/profile",
      "--print-to-pdf=\(folder)/page.pdf", "file://\(folder)/page.html",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0, let data = FileManager.default.contents(atPath: "\(folder)/page.pdf") else {
      throw Refusal(
        "printFailed", .failed, zh: "Chromium 没有生成 PDF。请用 --html 生成网页，再从浏览器打印。",
        en: "Chromium made no PDF. Write the page with --html and print it from a browser.")
    }
    try CarriedFile.write(data, to: path, isPrivate: true)
  }
}

/// Programs of the system that are used where they are installed.
enum ProgramPath {
  /// The first of them that is on the path.
  static func find(_ programs: [String]) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
    return programs.lazy.flatMap { program in folders.map { "\($0)/\(program)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
