package import ElectionRecord
package import SyncProtocol

extension SyncError {
  /// Stable in JSON.
  package var code: String {
    switch self {
    case .malformed: "malformed"
    case .tooLarge: "messageTooLarge"
    case .segmentTooLarge: "segmentTooLarge"
    case .futureVersion: "futureVersion"
    case .foreignElection: "foreignElection"
    case .stalled: "stalled"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .malformed, .foreignElection: .unverified
    case .tooLarge, .segmentTooLarge, .futureVersion, .stalled: .failed
    }
  }

  /// What is the matter and what to do next.
  package var message: BilingualText {
    switch self {
    case .malformed(let offset):
      BilingualText(
        zh: "同步的数据在第 \(offset) 字节处读不懂，未使用。请再试一次；仍然如此，请核对两边的程序版本。",
        en: "What was synchronised cannot be read at byte \(offset) and was not used. Try again, then compare both "
          + "programs' versions.")
    case .tooLarge:
      BilingualText(
        zh: "同步的数据超过上限，未使用。请核对对方的地址和程序版本。",
        en: "What was synchronised exceeds the limits and was not used. Check the other end's address and version.")
    case .segmentTooLarge(let limitBytes):
      BilingualText(
        zh: "同步的数据里有一段日志超过 \(limitBytes) 字节的上限，未使用。请核对对方的地址和程序版本。",
        en: "A segment of what was synchronised exceeds \(limitBytes) bytes; nothing was used. Check the other end's "
          + "address and version.")
    case .futureVersion(let found):
      BilingualText(
        zh: "对方的程序较新（消息格式 \(found)）。请升级本程序。",
        en: "The other end's program is newer (message format \(found)). Update this one.")
    case .foreignElection:
      BilingualText(
        zh: "对方属于另一次选举，未使用。请核对会场地址和数据目录。",
        en:
          "The other end belongs to another election; nothing was used. Check the hall's address and the data directory."
      )
    case .stalled:
      BilingualText(
        zh: "两边不一致，但这次没有进展。请稍后再试；仍然如此，请联系会场。",
        en: "Both ends differ and neither gained anything. Try later, and call the hall if it stays so.")
    }
  }
}

extension StickError {
  /// Stable in JSON.
  package var code: String {
    switch self {
    case .notAStick: "notAStick"
    case .futureVersion: "futureVersion"
    case .foreignElection: "foreignElection"
    case .notARecipient: "notARecipient"
    case .damaged: "stickDamaged"
    case .truncated: "stickTruncated"
    case .trailingBytes: "stickTrailingBytes"
    case .tooLarge: "stickTooLarge"
    case .segmentTooLarge: "stickSegmentTooLarge"
    case .tooManySegments: "stickTooManySegments"
    case .recipientCount: "recipientCount"
    case .repeatedRecipient: "repeatedRecipient"
    case .invalidRecipientKey: "invalidRecipientKey"
    case .sealingFailed: "sealingFailed"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .notAStick, .foreignElection, .notARecipient, .damaged, .truncated, .trailingBytes, .segmentTooLarge,
      .tooManySegments:
      .unverified
    case .futureVersion, .tooLarge, .recipientCount, .repeatedRecipient, .invalidRecipientKey, .sealingFailed: .failed
    }
  }

  /// What is the matter and what to do next. Nothing of the file was taken.
  package var message: BilingualText {
    switch self {
    case .notAStick:
      BilingualText(
        zh: "这不是本程序导出的文件，未导入。请在 U 盘上选对文件。",
        en: "This is no file of this program; nothing was taken. Choose the right file on the stick.")
    case .futureVersion(let found):
      BilingualText(
        zh: "文件由更新版本的程序写成（格式 \(found)），未导入。请升级本程序后再导入。",
        en:
          "A later version wrote the file (format \(found)); nothing was taken. Update this program, then import again."
      )
    case .foreignElection:
      BilingualText(
        zh: "文件属于另一次选举，未导入。请核对 U 盘和数据目录。",
        en: "The file belongs to another election; nothing was taken. Check the stick and the data directory.")
    case .notARecipient(let recipients):
      BilingualText(
        zh: "文件不是发给这台电脑的（收件设备 \(recipients.count) 台），未导入。请从来源重新导出，或送到会场。",
        en:
          "The file is sealed to \(recipients.count) other devices; nothing was taken. Export again at its source, or "
          + "carry it to the hall.")
    case .damaged(let offset):
      BilingualText(
        zh: "文件从第 \(offset) 字节起不是原来写的内容，未导入。请重新复制；仍然如此，请保留 U 盘作证据并重新导出。",
        en:
          "From byte \(offset) on the file is not what was written; nothing was taken. Copy it again; if it is refused "
          + "again, keep the stick as evidence and export anew.")
    case .truncated(let offset):
      BilingualText(
        zh: "文件在第 \(offset) 字节处断了：U 盘拔得太早或已满，未导入。请重新导出，等显示完成再拔。",
        en:
          "The file ends at byte \(offset): the stick was drawn too early or is full; nothing was taken. Export again and "
          + "wait until it says done.")
    case .trailingBytes(let offset):
      BilingualText(
        zh: "文件在第 \(offset) 字节之后还有多余内容，未导入。请换个文件名重新复制。",
        en: "Bytes follow the file's end at \(offset); nothing was taken. Copy it again under a new name.")
    case .segmentTooLarge(let limitBytes):
      BilingualText(
        zh: "文件里有一段日志超过 \(limitBytes) 字节的上限，不是本程序导出的，未导入。请保留 U 盘作证据，从来源重新导出。",
        en:
          "A segment in the file exceeds \(limitBytes) bytes, which no export writes; nothing was taken. Keep the stick "
          + "as evidence and export again at its source.")
    case .tooManySegments(let limit):
      BilingualText(
        zh: "文件里的日志段超过 \(limit) 段的上限，不是本程序导出的，未导入。请保留 U 盘作证据，从来源重新导出。",
        en: "The file has more than \(limit) segments, which no export writes; nothing was taken. Keep the stick as "
          + "evidence and export again at its source.")
    case .tooLarge(let limit):
      BilingualText(
        zh: "文件超过 \(limit) 字节的上限。请改用网络同步，或分次导出。",
        en: "The file exceeds \(limit) bytes. Synchronise by network, or export in parts.")
    case .recipientCount(let found, let limit):
      BilingualText(
        zh: "收件设备有 \(found) 台，应为 1 到 \(limit) 台。请检查设备登记。",
        en: "There are \(found) recipients, 1 to \(limit) are possible. Check the enrolled devices.")
    case .repeatedRecipient(let device):
      BilingualText(
        zh: "设备 \(device) 登记了两次。请联系会场检查设备登记。",
        en: "\(device) is a recipient twice. Have the hall check the enrolled devices.")
    case .invalidRecipientKey(let device):
      BilingualText(
        zh: "设备 \(device) 的密钥不能用。请让该设备重新加入。", en: "The key of \(device) cannot be used. Enrol that device anew.")
    case .sealingFailed:
      BilingualText(
        zh: "加密失败，没有写出文件。请再试一次，并报告程序版本。",
        en: "Encrypting failed; no file was written. Try again and report the program's version.")
    }
  }
}
