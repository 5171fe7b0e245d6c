package import Foundation
package import Testing

/// Files with the expected bytes, beside the tests. `UPDATE_GOLDEN=1` rewrites them; the difference is then reviewed
/// like code.
package enum Golden {
  package static var isUpdating: Bool { ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" }

  /// Expects a text to be what a file says.
  ///
  /// - Parameters:
  ///   - name: Of the file in `folder`, with its folders.
  ///   - folder: Of the test's own target.
  package static func expect(
    _ text: String, is name: String, in folder: String = "Golden", testFile: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = self.file(name, in: folder, testFile: testFile)
    if isUpdating {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard text != expected else { return }
    let difference = zip(text.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
    Issue.record(
      "\(name) differs: \(difference.map { "\($0.0)\nexpected: \($0.1)" } ?? "one is longer than the other")",
      sourceLocation: sourceLocation)
  }

  /// Where such a file lies: `Tests/TARGET/FOLDER/NAME`.
  package static func file(_ name: String, in folder: String = "Golden", testFile: String = #filePath) -> URL {
    var target = URL(filePath: testFile).deletingLastPathComponent()
    while target.deletingLastPathComponent().lastPathComponent != "Tests", target.pathComponents.count > 1 {
      target.deleteLastPathComponent()
    }
    return target.appending(path: folder).appending(path: name)
  }
}
