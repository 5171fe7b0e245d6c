package import ElectionRecord

/// Why a sealed file cannot be read or written. Nothing of the file may be kept when one of these is thrown.
package enum StickError: Error, Equatable, Sendable {
  case notAStick
  case futureVersion(found: UInt8)
  case foreignElection(found: Digest32)
  case notARecipient(recipients: [DeviceID])
  case damaged(offset: UInt64)
  case truncated(offset: UInt64)
  case trailingBytes(offset: UInt64)
  case tooLarge(limit: UInt64)
  /// A segment of the content carries more bytes of entries than one may. An export never writes that: keep the file as
  /// evidence and export at the source anew.
  case segmentTooLarge(limitBytes: Int)
  case tooManySegments(limit: Int)
  /// No recipient, or more than ``StickFormat/recipientsMax``. Choose the devices to export to.
  case recipientCount(found: Int, limit: Int)
  case repeatedRecipient(DeviceID)
  case invalidRecipientKey(DeviceID)
  case sealingFailed
}

/// Nothing of the file was taken.
extension StickError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .notAStick:
      Refusal(
        "notAStick", .unverified, zh: "这不是本程序导出的文件，未导入。请在 U 盘上选对文件。",
        en: "This is no file of this program; nothing was taken. Choose the right file on the stick.")
    case .futureVersion(let found): .futureVersion(Int(found), zh: "文件", en: "the file")
    case .foreignElection: .foreignElection(zh: "文件", en: "The file")
    case .notARecipient(let recipients):
      Refusal(
        "notARecipient", .unverified, zh: "文件不是发给这台电脑的（收件设备 \(recipients.count) 台），未导入。请从来源重新导出，或送到会场。",
        en: "The file is sealed to \(recipients.count) other devices; nothing was taken. Export again at its source, "
          + "or carry it to the hall.")
    case .damaged(let offset):
      Refusal(
        "stickDamaged", .unverified, zh: "文件从第 \(offset) 字节起不是原来写的内容，未导入。请重新复制；仍然如此，请保留 U 盘作证据并重新导出。",
        en: "From byte \(offset) on the file is not what was written; nothing was taken. Copy it again; if it is "
          + "refused again, keep the stick as evidence and export anew.")
    case .truncated(let offset):
      Refusal(
        "stickTruncated", .unverified, zh: "文件在第 \(offset) 字节处断了：U 盘拔得太早或已满，未导入。请重新导出，等显示完成再拔。",
        en: "The file ends at byte \(offset): the stick was drawn too early or is full; nothing was taken. Export "
          + "again and wait until it says done.")
    case .trailingBytes(let offset):
      Refusal(
        "stickTrailingBytes", .unverified, zh: "文件在第 \(offset) 字节之后还有多余内容，未导入。请换个文件名重新复制。",
        en: "Bytes follow the file's end at \(offset); nothing was taken. Copy it again under a new name.")
    case .segmentTooLarge(let limitBytes):
      Refusal(
        "stickSegmentTooLarge", .unverified, zh: "文件里有一段日志超过 \(limitBytes) 字节的上限，不是本程序导出的，未导入。请保留 U 盘作证据，从来源重新导出。",
        en: "A segment in the file exceeds \(limitBytes) bytes, which no export writes; nothing was taken. Keep the "
          + "stick as evidence and export again at its source.")
    case .tooManySegments(let limit):
      Refusal(
        "stickTooManySegments", .unverified, zh: "文件里的日志段超过 \(limit) 段的上限，不是本程序导出的，未导入。请保留 U 盘作证据，从来源重新导出。",
        en: "The file has more than \(limit) segments, which no export writes; nothing was taken. Keep the stick as "
          + "evidence and export again at its source.")
    case .tooLarge(let limit):
      Refusal(
        "stickTooLarge", .failed, zh: "文件超过 \(limit) 字节的上限。请改用网络同步，或分次导出。",
        en: "The file exceeds \(limit) bytes. Synchronise by network, or export in parts.")
    case .recipientCount(let found, let limit):
      Refusal(
        "recipientCount", .failed, zh: "收件设备有 \(found) 台，应为 1 到 \(limit) 台。请检查设备登记。",
        en: "There are \(found) recipients, 1 to \(limit) are possible. Check the enrolled devices.")
    case .repeatedRecipient(let device):
      Refusal(
        "repeatedRecipient", .failed, zh: "设备 \(device) 登记了两次。请联系会场检查设备登记。",
        en: "\(device) is a recipient twice. Have the hall check the enrolled devices.")
    case .invalidRecipientKey(let device):
      Refusal(
        "invalidRecipientKey", .failed, zh: "设备 \(device) 的密钥不能用。请让该设备重新加入。",
        en: "The key of \(device) cannot be used. Enrol that device anew.")
    case .sealingFailed:
      Refusal(
        "sealingFailed", .failed, zh: "加密失败，没有写出文件。请再试一次，并报告程序版本。",
        en: "Encrypting failed; no file was written. Try again and report the program's version.")
    }
  }
}
