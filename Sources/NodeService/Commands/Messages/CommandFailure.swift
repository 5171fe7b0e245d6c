package import ElectionRecord
import ElectionReports

/// Why a command failed, with everything that its three readers need: a code, a message and an exit status.
package enum CommandFailure: Error, Equatable, Sendable {
  case node(NodeError)
  /// A count's file is wrong.
  case file(ElectionFileError)
  /// A keyed list cannot be read.
  case paperList(name: String, PaperListError)
  /// The journals do not fit into one answer, so a folder is needed.
  case tooLargeForReply(limitBytes: Int)
  /// The folder for an export cannot be written.
  case folderNotWritable(String)
  /// The folder for an export has something in it.
  case folderNotEmpty(String)
  /// A new file cannot be written there.
  case fileNotWritable(String)
  /// Neither the profile nor the order says how long an archive is kept.
  case retentionUnknown
  /// The search is empty or too long, or its limit is out of range.
  case invalidSearch

  /// Stable in JSON.
  package var code: String {
    switch self {
    case .node(let error): error.code
    case .file, .paperList: "fileInvalid"
    case .tooLargeForReply: "tooLargeForReply"
    case .folderNotWritable: "folderNotWritable"
    case .folderNotEmpty: "folderNotEmpty"
    case .fileNotWritable: "fileNotWritable"
    case .retentionUnknown: "retentionUnknown"
    case .invalidSearch: "invalidSearch"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .node(let error): error.exitStatus
    case .file(let error): error.line == nil ? .failed : .usage
    case .tooLargeForReply, .folderNotWritable, .folderNotEmpty, .fileNotWritable: .failed
    case .invalidSearch, .retentionUnknown, .paperList: .usage
    }
  }

  /// What is the matter and what to do next.
  package var message: BilingualText {
    switch self {
    case .node(let error): error.message
    case .file(let error): error.message
    case .paperList(let name, let error): error.message(file: name)
    case .tooLargeForReply(let limit):
      BilingualText(
        zh: "日志超过 \(limit) 字节，不能放在一次回答里。请给出导出目录。",
        en: "The journals exceed the \(limit) bytes of one answer. Name a folder to export into.")
    case .folderNotWritable(let folder):
      BilingualText(
        zh: "无法写入目录 \(folder)。请检查权限和剩余空间，或换一个目录。",
        en: "The folder \(folder) cannot be written. Check its permissions and the space left, or choose another.")
    case .folderNotEmpty(let folder):
      BilingualText(
        zh: "目录 \(folder) 不是空的，未写入。本程序写出的目录有了名字就是完整的；要另写请换一个新目录。",
        en: "The folder \(folder) is not empty; nothing was written. One that this program wrote is whole once it has "
          + "its name; choose a new one for another.")
    case .fileNotWritable(let file):
      BilingualText(
        zh: "无法写出新文件 \(file)：已有同名文件，或没有权限、空间。请换一个文件名或位置。",
        en: "The new file \(file) cannot be written: one of that name is there, or permission or space is missing. "
          + "Choose another name or place.")
    case .retentionUnknown:
      BilingualText(
        zh: "规则文件没有写明保存期。请用 --keep-until 写明保存到哪一天。",
        en: "The profile does not say how long papers are kept. Give the day with --keep-until.")
    case .invalidSearch:
      BilingualText(
        zh: "查询内容为空或过长。请输入序号、姓名、拼音、选民证号、户号或住址的开头。",
        en:
          "The search is empty or too long. Give a number, a name, pinyin, a card, a household or how an address begins."
      )
    }
  }

  /// The error as a command's answer.
  ///
  /// - Parameter request: The name to repeat the request under, when it is not known what became of it.
  package func reply(_ language: Language, request: RequestID? = nil) -> CommandReply {
    let repeated = exitStatus == .unknown ? request : nil
    let text = message.text(language) + (repeated.map { "\n" + $0.repetition.text(language) } ?? "")
    let outcome =
      switch exitStatus {
      case .refused: "refused"
      case .unknown: "unknown"
      default: "failed"
      }
    var json: [String: JSONValue] = [
      "outcome": .string(outcome), "reason": .string(code), "message": .string(text),
      "exitStatus": .integer(Int(exitStatus.rawValue)),
    ]
    if let repeated { json["request"] = .string(repeated.rawValue) }
    return CommandAnswer(json, TextWrap.split(text), status: exitStatus).reply(isError: true)
  }
}

extension RequestID {
  /// How to repeat the request, for whoever does not know what became of it.
  package var repetition: BilingualText {
    BilingualText(
      zh: "重试时在同一命令后加：--request \(rawValue)", en: "Repeat the same command with --request \(rawValue)")
  }
}
