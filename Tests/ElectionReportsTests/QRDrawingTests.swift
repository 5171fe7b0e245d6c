import ElectionReports
import Foundation
import GoldenFiles
import Testing

/// How a symbol is drawn, and that a decoder which shares no code with it reads it.
@Suite struct QRDrawingTests {
  static let checkpoint =
    "ballotsync/houbeian/21fe31dfa154a261 3 af142643bc5f7b157ae1fbed92d56b3aab6066def40c2a934af91ff84cdda1cc"

  @Test func aTerminalAndAPageAreDrawnAsReviewed() throws {
    let code = try #require(QRCode(Self.checkpoint))
    try Golden.expect(code.lines(isColoured: false).map { $0 + "\n" }.joined(), is: "checkpoint.qr.txt")
    try Golden.expect(code.svg(title: "R1 <封箱>") + "\n", is: "checkpoint.qr.svg")
  }

  @Test func theQuietZoneIsLight() throws {
    let code = try #require(QRCode("a"))
    let lines = code.lines(isColoured: false).map(Array.init)
    #expect(lines.count == 15)
    #expect(lines.allSatisfy { $0.count == 29 })
    #expect(lines[0...1].allSatisfy { $0.allSatisfy { $0 == " " } })
    #expect(lines.allSatisfy { $0.prefix(4).allSatisfy { $0 == " " } && $0.suffix(4).allSatisfy { $0 == " " } })
    // The finder's upper edge: seven dark modules over one, five light and one.
    #expect(String(lines[2][4..<11]) == "█▀▀▀▀▀█")
  }

  @Test func aTerminalGetsBlackOnWhiteInEveryLine() throws {
    let code = try #require(QRCode("a"))
    for (plain, coloured) in zip(code.lines(isColoured: false), code.lines(isColoured: true)) {
      #expect(coloured == "\u{1b}[38;5;16;48;5;231m\(plain)\u{1b}[0m")
    }
  }

  /// Texts that take each version, in ASCII and in Chinese.
  static let texts =
    [checkpoint, "中心会场：已封箱，共 12 条"]
    + [1, 14, 26, 42, 62, 84, 106, 122, 152, 180, 213].map { count in
      String((0..<count).map { Character(UnicodeScalar(UInt8(33 + $0 * 7 % 90))) })
    }

  @Test(.enabled(if: Decoder.isInstalled, "zbarimg is not installed (package zbar-tools): no independent decoder"))
  func anIndependentDecoderReadsWhatWasWritten() throws {
    for text in Self.texts {
      let code = try #require(QRCode(text))
      #expect(try Decoder.read(code) == text)
    }
  }
}

/// `zbarimg`, where it is installed.
private enum Decoder {
  static let path = "/usr/bin/zbarimg"
  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Draws the symbol as a bitmap of eight pixels a module and has it read.
  static func read(_ code: QRCode) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pbm")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bitmap(code, pixels: 8).utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = ["--raw", "--quiet", "-S*.enable=0", "-Sqrcode.enable=1", file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  /// The Netpbm format "plain PBM": 1 is black.
  private static func bitmap(_ code: QRCode, pixels: Int) -> String {
    let edge = -QRCode.quietModules..<code.size + QRCode.quietModules
    let rows = edge.map { row in
      edge.map { column in Array(repeating: code[row, column] ? "1" : "0", count: pixels).joined(separator: " ") }
        .joined(separator: " ")
    }
    let lines = rows.flatMap { Array(repeating: $0, count: pixels) }
    return "P1\n\(edge.count * pixels) \(edge.count * pixels)\n" + lines.joined(separator: "\n") + "\n"
  }
}
