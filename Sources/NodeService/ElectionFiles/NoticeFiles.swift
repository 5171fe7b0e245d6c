package import ElectionRecord
import ElectionReports
import Foundation
package import JournalStore

/// An election's own texts of notices (公告文字): `notice-CODE.zh.txt` and `notice-CODE.en.txt` beside `election.yaml`,
/// and in the hall's data directory.
///
/// They are no part of the election's definition: a text that is mended changes no digest.
package struct NoticeFiles: Equatable, Sendable {
  private static let prefix = "notice-"
  private static let suffix = ".txt"

  /// The files' bytes by their names.
  let files: [String: [UInt8]]
  private let templates: [String: NoticeTemplate]

  static let empty = NoticeFiles(files: [:], templates: [:])

  private init(files: [String: [UInt8]], templates: [String: NoticeTemplate]) {
    (self.files, self.templates) = (files, templates)
  }

  /// Reads every text in a folder.
  ///
  /// - Throws: ``ElectionFileError`` for a file that is named after no notice, for one that is too large or not UTF-8,
  ///   and for a text that ``NoticeTemplate`` refuses, with its line.
  package static func load(_ folder: String, for election: Election) throws(ElectionFileError) -> NoticeFiles {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var files: [String: [UInt8]] = [:]
    var templates: [String: NoticeTemplate] = [:]
    for name in names.filter(isName).sorted() {
      guard let kind = kind(of: name) else {
        throw ElectionFileError(file: name, line: nil, kind: .refused(noSuchNotice))
      }
      let bytes = try StrictYAML.bytes("\(folder)/\(name)", file: name, limit: NoticeTemplate.bytesMax)
      templates[name] = try template(StrictYAML.text(bytes, file: name), of: name, for: kind, in: election)
      files[name] = bytes
    }
    return NoticeFiles(files: files, templates: templates)
  }

  private static func template(
    _ text: String, of name: String, for kind: NoticeKind, in election: Election
  ) throws(ElectionFileError) -> NoticeTemplate {
    do throws(NoticeTextError) {
      return try NoticeTemplate(text, for: kind, in: election)
    } catch {
      throw ElectionFileError(file: name, line: error.line, kind: .refused(error.text))
    }
  }

  /// The election's own text of a notice; nil where the program's is used.
  func template(_ kind: NoticeKind, _ language: Language) -> NoticeTemplate? {
    templates[Self.name(kind, language)]
  }

  /// Copies them into a data directory.
  ///
  /// - Throws: ``NodeDirectoryError/store(_:)``.
  package func write(into directory: DataDirectory) throws(NodeDirectoryError) {
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      try wrapping(NodeDirectoryError.store) { () throws(StoreError) in
        try WholeFile.write(bytes, to: directory.file(name), isPrivate: true)
      }
    }
  }

  /// The name of a notice's text.
  package static func name(_ kind: NoticeKind, _ language: Language) -> String {
    "\(prefix)\(kind.rawValue).\(language.rawValue)\(suffix)"
  }

  /// Whether a file means to be one: a mistyped code must not leave the program's own text in its place unsaid.
  package static func isName(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix(prefix) && name.hasSuffix(suffix)
  }

  private static func kind(of name: String) -> NoticeKind? {
    NoticeKind.allCases.first { kind in Language.allCases.contains { Self.name(kind, $0) == name } }
  }

  private static let noSuchNotice: BilingualText = {
    let codes = NoticeKind.allCases.map(\.rawValue).joined(separator: ", ")
    return BilingualText(
      zh: "没有这份公告。文件名写作 notice-代码.zh.txt 或 notice-代码.en.txt，代码为：\(codes)。请改名或移走。",
      en:
        "there is no such notice. Name it notice-CODE.zh.txt or notice-CODE.en.txt; the codes are: \(codes). Rename or "
        + "remove it.")
  }()
}
