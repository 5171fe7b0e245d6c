import ElectionRecord
import Foundation
import NodeService
import SyncProtocol

/// What a file on a stick is, by its first bytes: to be said to people, and never a reason to trust it.
enum CarriedKind: String {
  /// 导出文件: journals, sealed.
  case stick
  /// 登记申请.
  case joinRequest
  /// 登记回执.
  case joinAnswer
  /// 存档.
  case archive
  /// Written by this program and never finished.
  case unfinished
  /// Not of this program.
  case other

  /// - Throws: ``Refusal`` when it is not there or cannot be read.
  init(of path: String) throws {
    let start = Array(try CarriedFile.start(path, count: JoinAnswer.headBytesMax))
    if path.hasSuffix(WholeFile.partSuffix) {
      self = .unfinished
    } else if StickFormat.isMarked(start) {
      self = .stick
    } else if JoinAnswer.recipient(statedIn: start) != nil {
      self = .joinAnswer
    } else if start.dropFirst(257).starts(with: Array("ustar".utf8)) {
      self = .archive
    } else if start.count < JoinAnswer.headBytesMax, (try? JoinRequest.invitationID(of: start)) != nil {
      self = .joinRequest
    } else {
      self = .other
    }
  }

  /// The files that were named, and those in folders that were, by name; hidden ones are the system's.
  ///
  /// - Throws: ``Refusal`` for a name that is neither.
  static func files(_ names: [String]) throws -> [String] {
    try names.flatMap { name in
      guard CarriedFile.isFolder(name) else { return [name] }
      guard let entries = try? FileManager.default.contentsOfDirectory(atPath: name) else {
        throw Refusal.fileNotFound(name)
      }
      return entries.filter { !$0.hasPrefix(".") }.sorted()
        .map { URL(fileURLWithPath: name).appending(path: $0).path }
        .filter { CarriedFile.mode($0).map { $0 & S_IFMT == S_IFREG } ?? false }
    }
  }

  /// What it is and what it is for.
  var text: BilingualText {
    switch self {
    case .stick: BilingualText(zh: "导出文件", en: "an exported file")
    case .joinRequest:
      BilingualText(
        zh: "登记申请，没有导入。请在会场用 invite --accept 办理。",
        en: "an enrolment request, not imported: invite --accept at the hall.")
    case .joinAnswer:
      BilingualText(
        zh: "登记回执，没有导入。请在它的笔记本上用 join --answer 办理。",
        en: "an enrolment answer, not imported: join --answer on its laptop.")
    case .archive: BilingualText(zh: "存档，没有导入。用 verify 核验。", en: "an archive, not imported: see verify.")
    case .unfinished:
      BilingualText(
        zh: "没写完的文件，没有导入。请在来源重新导出。", en: "not finished, not imported. Export it again at its source.")
    case .other: BilingualText(zh: "不是本程序的文件，没有读。", en: "no file of this program, not read.")
    }
  }
}
