package import ElectionRecord
package import ElectionReports
import Foundation
package import JournalStore

/// An election's own texts of notices and forms (公告、表册的文字): `notice-CODE.zh.txt`, `form-CODE.en.txt` and so on beside
/// `election.yaml`, and in the hall's data directory.
///
/// They are no part of the election's definition: a text that is mended changes no digest.
package struct NoticeFiles: Equatable, Sendable {
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
      guard let page = page(of: name) else {
        throw ElectionFileError(file: name, line: nil, kind: .refused(noSuchNotice))
      }
      let bytes = try StrictYAML.bytes("\(folder)/\(name)", file: name, limit: NoticeTemplate.bytesMax)
      templates[name] = try template(StrictYAML.text(bytes, file: name), of: name, for: page, in: election)
      files[name] = bytes
    }
    return NoticeFiles(files: files, templates: templates)
  }

  private static func template(
    _ text: String, of name: String, for page: WordedPage, in election: Election
  ) throws(ElectionFileError) -> NoticeTemplate {
    do throws(NoticeTextError) {
      return try NoticeTemplate(text, for: page, in: election)
    } catch {
      throw ElectionFileError(file: name, line: error.line, kind: .refused(error.text))
    }
  }

  /// The election's own text of a page; nil where the program's is used.
  func template(_ page: WordedPage, _ language: Language) -> NoticeTemplate? { templates[Self.name(page, language)] }

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

  /// The name of a page's text.
  package static func name(_ page: WordedPage, _ language: Language) -> String {
    "\(page.code).\(language.rawValue)\(suffix)"
  }

  /// Whether a file means to be one: a mistyped code must not leave the program's own text in its place unsaid.
  package static func isName(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["notice-", "form-"].contains(where: name.hasPrefix) && name.hasSuffix(suffix)
  }

  private static func page(of name: String) -> WordedPage? {
    WordedPage.allCases.first { page in Language.allCases.contains { Self.name(page, $0) == name } }
  }

  private static let noSuchNotice: BilingualText = {
    let notices = NoticeKind.allCases.map(\.rawValue).joined(separator: ", ")
    let forms = FormKind.allCases.map(\.rawValue).joined(separator: ", ")
    return BilingualText(
      zh: "没有这份公告或表册。公告的文件名写作 notice-代码.zh.txt 或 notice-代码.en.txt，代码为：\(notices)；"
        + "表册写作 form-代码.zh.txt 或 form-代码.en.txt，代码为：\(forms)。请改名或移走。",
      en:
        "there is no such notice or form. Name a notice notice-CODE.zh.txt or notice-CODE.en.txt, with a code of: "
        + "\(notices); a form form-CODE.zh.txt or form-CODE.en.txt, with: \(forms). Rename or remove it.")
  }()
}
