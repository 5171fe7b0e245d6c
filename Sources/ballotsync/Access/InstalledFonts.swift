import ElectionRecord
import Foundation

/// Which characters the fonts of this computer have: Chromium prints a box for any other, and calls it done.
enum InstalledFonts {
  /// Refuses a page that no font here can print, and says on standard error which single characters none has.
  ///
  /// - Throws: ``Refusal`` naming the package to install.
  static func check(_ page: String) throws {
    guard let program = ProgramPath.find(["fc-list"]) else { throw missingFonts("fontconfig fonts-noto-cjk") }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = ["--format=%{charset}\n"]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    let missing = FontCoverage(text).missing(in: page)
    guard missing.contains(where: isCommon) else { return warn(missing) }
    throw missingFonts("fonts-noto-cjk")
  }

  /// A character that every font for Chinese has; rarer ones many lack.
  private static func isCommon(_ scalar: Unicode.Scalar) -> Bool { "选举居民委员会的人第号年月日。，".unicodeScalars.contains(scalar) }

  private static func warn(_ missing: [Unicode.Scalar]) {
    guard !missing.isEmpty else { return }
    let text = missing.map { "\($0)（U+\(String($0.value, radix: 16, uppercase: true))）" }.joined(separator: "、")
    Terminal.write(
      "本机字体没有这些字，纸上是方框，请用手写补上：\(text)\nNo font here has these; they print as boxes, so write them in by hand.\n",
      to: .standardError)
  }

  private static func missingFonts(_ packages: String) -> Refusal {
    Refusal(
      "noFonts", .failed, zh: "本机没有中文字体，印出来都是方框，没有生成 PDF。请安装：sudo apt install \(packages)；或用 --html 生成网页，在别的电脑上打印。",
      en:
        "This computer has no font for Chinese: all of it would be boxes, so there is no PDF. Install one with sudo apt "
        + "install \(packages), or write the page with --html and print it elsewhere.")
  }
}

/// The characters of all fonts together, as `fc-list --format=%{charset}` writes them: `20-7e a0 4e00-9fff`.
struct FontCoverage {
  /// Below this there are Latin letters and marks, which a browser finds somewhere.
  private static let first: UInt32 = 0x2E80

  private var has: Set<UInt32> = []

  init(_ text: String) {
    for part in Set(text.split(whereSeparator: \.isWhitespace)) {
      let ends = part.split(separator: "-").compactMap { UInt32($0, radix: 16) }
      guard let low = ends.first, let high = ends.last, low <= high, high <= 0x10FFFF, high >= Self.first else {
        continue
      }
      has.formUnion(max(low, Self.first)...high)
    }
  }

  /// Characters of the text that no font has, each once, in the order of their numbers.
  func missing(in text: String) -> [Unicode.Scalar] {
    Set(text.unicodeScalars.filter { $0.value >= Self.first && !has.contains($0.value) })
      .sorted { $0.value < $1.value }
  }
}
