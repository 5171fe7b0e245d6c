import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// Where a page is written: as HTML, and as PDF where a Chromium is installed.
struct PageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("网页文件。 The page as a file.", valueName: "FILE")) var html: String?
  @Option(help: ArgumentHelp("PDF 文件，须装有 Chromium。 As PDF; needs Chromium.", valueName: "FILE")) var pdf: String?

  func validate() throws {
    guard html != nil || pdf != nil else {
      throw ValidationError("请写 --html 或 --pdf。 Give --html or --pdf.")
    }
  }

  /// Forms and notices may list voters: nobody else on this computer reads them before they are printed or posted.
  func write(_ page: String) throws {
    if let html { try CarriedFile.write(Data(page.utf8), to: html, isPrivate: true) }
    if let pdf { try PDFPrinter.print(page, to: pdf) }
  }
}
