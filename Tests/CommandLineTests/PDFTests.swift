import Foundation
import Testing

/// Paper that shows boxes for characters is not paper: fonts are looked at before Chromium is asked.
@Suite final class PDFTests {
  private let folder = NSTemporaryDirectory() + "pdf-\(UUID().uuidString)"
  private var programs: String { folder + "/bin" }

  init() throws {
    try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: true)
    let run = try Program.run(["init", "--data", folder + "/hall", "--election", Self.election])
    #expect(run.status == 0, "\(run.errors)")
    try program(
      "chromium", "for a; do case $a in --print-to-pdf=*) echo '%PDF-1.4' > \"${a#--print-to-pdf=}\";; esac; done")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static let election = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "config/elections/lianxing").path

  private func program(_ name: String, _ line: String) throws {
    let path = "\(programs)/\(name)"
    try Data("#!/bin/sh\n\(line)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
  }

  private var pdf: String { folder + "/roll.pdf" }

  private func print() throws -> Program.Run {
    try Program.run(
      ["form", "roll", "--site", "H1", "--pdf", pdf, "--data", folder + "/hall"], environment: ["PATH": programs])
  }

  @Test(arguments: ["20-7e a0-24f", "", "4e00 4e8c", "garbage ff-20 zz"])
  func withoutChineseFontsThereIsNoPDF(_ fonts: String) throws {
    try program("fc-list", "echo '\(fonts)'")
    let run = try print()
    #expect(run.status == 1)
    #expect(run.errors.contains("fonts-noto-cjk"))
    #expect(!FileManager.default.fileExists(atPath: pdf))
  }

  @Test func withoutAListOfFontsThereIsNoPDF() throws {
    let run = try print()
    #expect(run.status == 1)
    #expect(run.errors.contains("fontconfig"))
  }

  @Test func withChineseFontsThereIsOne() throws {
    try program("fc-list", "echo '20-7e a0-24f'; echo '2e80-9fff f900-faff fe30-fe4f ff00-ffef'")
    let run = try print()
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
    #expect(FileManager.default.fileExists(atPath: pdf))
  }

  /// The title has 册.
  @Test func aRareCharacterIsNamedToBeWrittenByHand() throws {
    try program("fc-list", "echo '2e80-518b 518d-9fff f900-faff fe30-fe4f ff00-ffef'")
    let run = try print()
    #expect(run.status == 0)
    #expect(run.errors.contains("册（U+518C）"), "\(run.errors)")
  }
}
