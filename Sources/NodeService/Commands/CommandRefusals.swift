package import ElectionRecord
import ElectionReports
package import JournalStore

/// What a command refuses by itself.
extension Refusal {
  /// The journals do not fit into one answer, so a folder is needed.
  package static func tooLargeForReply(limitBytes limit: Int) -> Refusal {
    Refusal(
      "tooLargeForReply", .failed, zh: "日志超过 \(limit) 字节，不能放在一次回答里。请给出导出目录。",
      en: "The journals exceed the \(limit) bytes of one answer. Name a folder to export into.")
  }

  /// The folder for an export cannot be written.
  package static func folderNotWritable(_ folder: String) -> Refusal {
    Refusal(
      "folderNotWritable", .failed, zh: "无法写入目录 \(folder)。请检查权限和剩余空间，或换一个目录。",
      en: "The folder \(folder) cannot be written. Check its permissions and the space left, or choose another.")
  }

  /// Why a folder could not be written where people wanted it.
  package static func folderNotWritten(_ folder: String, _ error: StoreError) -> Refusal {
    switch error {
    case .exists: folderNotEmpty(folder)
    case .diskFull, .damaged, .inUse: notWritten(folder, error)
    default: isReadOnly(folder) ? placeReadOnly(folder) : folderNotWritable(folder)
    }
  }

  /// The folder for an export has something in it.
  package static func folderNotEmpty(_ folder: String) -> Refusal {
    Refusal(
      "folderNotEmpty", .failed, zh: "目录 \(folder) 不是空的，未写入。本程序写出的目录有了名字就是完整的；要另写请换一个新目录。",
      en: "The folder \(folder) is not empty; nothing was written. One that this program wrote is whole once it has "
        + "its name; choose a new one for another.")
  }

  /// Neither the profile nor the order says how long an archive is kept.
  package static let retentionUnknown = Refusal(
    "retentionUnknown", .usage, zh: "规则文件没有写明保存期。请用 --keep-until 写明保存到哪一天。",
    en: "The profile does not say how long papers are kept. Give the day with --keep-until.")

  /// What must be kept is kept beyond polling day.
  static func retentionOver(_ pollingDay: CalendarDay) -> Refusal {
    Refusal(
      "retentionOver", .usage, zh: "--keep-until 须在投票日 \(pollingDay) 以后。请核对年份。",
      en: "--keep-until must come after polling day, \(pollingDay). Check the year.")
  }

  /// The search is empty or too long, or its limit is out of range.
  package static let invalidSearch = Refusal(
    "invalidSearch", .usage, zh: "查询内容为空或过长。请输入序号、姓名、拼音、选民证号、户号或住址的开头。",
    en: "The search is empty or too long. Give a number, a name, pinyin, a card, a household or how an address begins.")
}

extension Refusal {
  /// The refusal as a command's answer.
  package func reply(_ language: Language) -> CommandReply {
    let text = message.text(language)
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
    if let request { json["request"] = .string(request.rawValue) }
    return CommandAnswer(json, TextWrap.split(text), status: exitStatus).reply(isError: true)
  }
}
