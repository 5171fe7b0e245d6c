import Foundation
import Testing

/// Files with the expected bytes. `UPDATE_GOLDEN=1` rewrites them; the difference is then reviewed like code.
enum Golden {
  static func expect(
    _ text: String, is name: String, testFile: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Golden")
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard text != expected else { return }
    let difference = zip(text.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
    Issue.record(
      "\(name) differs: \(difference.map { "\($0.0)\nexpected: \($0.1)" } ?? "one is longer than the other")",
      sourceLocation: sourceLocation)
  }
}
