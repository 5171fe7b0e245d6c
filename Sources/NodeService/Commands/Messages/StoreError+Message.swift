package import ElectionRecord
package import JournalStore

extension StoreError {
  /// Stable in JSON.
  package var code: String {
    switch self {
    case .inUse: "inUse"
    case .notFound: "notFound"
    case .exists: "exists"
    case .notEnrolled: "notEnrolled"
    case .entryTooLarge: "entryTooLarge"
    case .journalFull: "journalFull"
    case .notWritable: "notWritable"
    case .diskFull: "diskFull"
    case .damaged: "damaged"
    case .rolledBack: "rolledBack"
    case .futureVersion: "futureVersion"
    case .unknownOutcome: "unknownOutcome"
    case .stopped(let fault): fault.code
    case .failed: "storeFailed"
    case .unsafeSettings: "unsafeSettings"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .inUse, .notFound, .exists, .notEnrolled, .journalFull, .notWritable, .diskFull, .futureVersion, .failed,
      .unsafeSettings:
      .failed
    case .entryTooLarge: .usage
    case .damaged, .rolledBack: .unverified
    case .unknownOutcome, .stopped: .unknown
    }
  }

  /// What is the matter and what to do next.
  package var message: BilingualText {
    switch self {
    case .inUse:
      BilingualText(
        zh: "数据目录正被另一个程序使用。请直接使用那个程序，或先停止它再试。",
        en: "Another program owns the data directory. Use that one, or stop it and try again.")
    case .notFound:
      BilingualText(
        zh: "这里没有数据目录。请先运行 init 或 join，或用 --data 指定正确的目录。",
        en: "There is no data directory here. Run init or join first, or name the right one with --data.")
    case .exists:
      BilingualText(
        zh: "这里已有数据，未作改动。请用 --data 指定另一个目录。",
        en: "There is data here already; nothing was changed. Name another directory with --data.")
    case .notEnrolled:
      BilingualText(
        zh: "会场还没有登记这台电脑。请先与会场同步（sync 或 import），再试。",
        en:
          "The hall has not enrolled this laptop, as far as is known here. Synchronise (sync or import), then try again."
      )
    case .entryTooLarge(let limitBytes):
      BilingualText(
        zh: "一条记录超过 \(limitBytes) 字节的上限，没有记录。请减少负责人、封条或备注的数量和长度。",
        en: "One entry would exceed \(limitBytes) bytes; nothing was recorded. Give fewer or shorter names, seals and "
          + "remarks.")
    case .journalFull(let limit):
      BilingualText(
        zh: "这台电脑的日志已达 \(limit) 条的上限，没有记录。请封箱并联系会场，换一台电脑继续。",
        en:
          "This laptop's journal has the \(limit) entries that one may have; nothing was recorded. Close the site, call "
          + "the hall, and go on with another laptop.")
    case .notWritable:
      BilingualText(
        zh: "数据目录或其中的文件不能读写，没有记录。请检查权限和磁盘是否只读，再试。",
        en: "The data directory or a file in it cannot be read or written; nothing was recorded. Check permissions and "
          + "whether the disk is read-only, then try again.")
    case .diskFull:
      BilingualText(
        zh: "磁盘已满，没有记录。请腾出空间后再试一次。", en: "The disk is full; nothing was recorded. Make room and try again.")
    case .stopped(let fault): fault.message
    case .damaged(let place):
      BilingualText(
        zh: "存储的数据前后矛盾（\(place)），已停止使用。请换备用电脑，由会场按已同步的日志恢复；保留这台作证据。",
        en:
          "What is stored contradicts itself (\(place)) and is not used. Take the spare laptop, restore from the hall's "
          + "journals, and keep this one as evidence.")
    case .rolledBack(let found, let expected):
      BilingualText(
        zh: "这份数据比这台电脑旧（有 \(found) 条，应有 \(expected) 条）：可能恢复过备份。请换备用电脑并联系会场。",
        en:
          "This copy is older than the laptop (\(found) entries, \(expected) expected): a backup may have been restored. "
          + "Take the spare laptop and call the hall.")
    case .futureVersion(let found):
      BilingualText(
        zh: "数据由更新版本的程序写成（格式 \(found)）。请升级本程序。",
        en: "A newer version wrote this data (format \(found)). Update this program.")
    case .unknownOutcome:
      BilingualText(
        zh: "不能确定是否已记录。请用同一个请求再试一次：不会重复记录。",
        en: "Whether it was recorded is not known. Repeat the same request: it is never recorded twice.")
    case .failed(let code):
      BilingualText(
        zh: "读写失败（SQLite \(code)），没有记录。请再试一次；仍然失败，请检查磁盘。",
        en: "Reading or writing failed (SQLite \(code)); nothing was recorded. Try once more, then check the disk.")
    case .unsafeSettings:
      BilingualText(
        zh: "数据库不能保证断电不丢失，未使用。请检查系统的 SQLite，并报告程序版本。",
        en:
          "The database cannot be set to survive a power cut and is not used. Check the system's SQLite and report the "
          + "program's version.")
    }
  }
}

extension DiskFault {
  /// Stable in JSON.
  package var code: String {
    switch self {
    case .full: "stoppedDiskFull"
    case .readOnly: "stoppedDiskReadOnly"
    case .failing: "stoppedDiskFailing"
    }
  }

  /// What is the matter and what to do next, where an earlier change may or may not have been recorded.
  package var message: BilingualText {
    switch self {
    case .full:
      BilingualText(
        zh: "磁盘已满，不能确定上一项是否已记录。请腾出空间，再用同一个请求试一次：不会重复记录。",
        en:
          "The disk is full, and whether the last request was recorded is not known. Make room, then repeat it with the "
          + "same request: it is never recorded twice.")
    case .readOnly:
      BilingualText(
        zh: "磁盘变成只读，不能确定上一项是否已记录。可先用 export 把数据拷到 U 盘；磁盘恢复可写后，用同一个请求再试一次，不会重复记录。",
        en:
          "The disk has become read-only, and whether the last request was recorded is not known. Carry the data away "
          + "with export; once the disk can be written, repeat the same request: it is never recorded twice.")
    case .failing:
      BilingualText(
        zh: "磁盘读写出错，不能确定上一项是否已记录。请停用这台电脑的磁盘：先用 export 把数据拷到 U 盘，再换备用电脑；若磁盘恢复，用同一个请求再试一次，不会重复记录。",
        en: "The disk reports errors, and whether the last request was recorded is not known. Carry the data away with "
          + "export and take the spare laptop. If the disk recovers, repeat the same request: it is never recorded twice."
      )
    }
  }
}

extension SegmentOutcome {
  /// What is the matter and what to do next. It names a device and never a voter.
  package var message: BilingualText {
    switch self {
    case .merged(let device, let entries):
      BilingualText(
        zh: "设备 \(device) 新到 \(entries) 条记录。无须处理。", en: "\(entries) new entries of \(device). Nothing to do.")
    case .known(let device):
      BilingualText(zh: "设备 \(device) 的记录已有。无须处理。", en: "The entries of \(device) were held already. Nothing to do.")
    case .gap(let device, let size):
      BilingualText(
        zh: "设备 \(device) 的日志缺第 \(size) 条之后的记录，未导入。请从来源重新导出全部日志。",
        en: "Entries of \(device) from \(size) on are missing before these; nothing was taken. Export everything again."
      )
    case .unknownDevice(let device):
      BilingualText(
        zh: "会场没有登记设备 \(device)，未导入。请先与会场同步，再试。",
        en: "The hall has not enrolled \(device); nothing was taken. Synchronise with the hall, then try again.")
    case .contradicts(let device):
      BilingualText(
        zh: "设备 \(device) 的日志与本机的矛盾，未导入。请从来源重新导出全部日志；仍然如此，请联系会场。",
        en:
          "The journal of \(device) contradicts what is held here; nothing was taken. Export everything again, and call "
          + "the hall if it stays so.")
    case .forked(let device):
      BilingualText(
        zh: "设备 \(device) 签了两份不同的日志，都已保留。请由会场裁定。",
        en: "\(device) signed two different journals; both are kept. The hall rules on it.")
    case .refused(let device, let error):
      BilingualText(
        zh: "设备 \(device) 的日志不是它签署的内容（\(error)），未导入。请保留 U 盘作证据，从来源重新导出。",
        en:
          "The journal of \(device) is not what it signed (\(error)); nothing was taken. Keep the stick as evidence and "
          + "export again at its source.")
    case .tooManyEntries(let device, let limit):
      BilingualText(
        zh: "设备 \(device) 的日志超过 \(limit) 条，一个投票点不可能有这么多，未导入。请停用该设备并联系会场。",
        en:
          "The journal of \(device) has over \(limit) entries, more than a site can need; nothing of it was taken. Revoke "
          + "the device and call the hall.")
    case .tooManyBranches(let device, _):
      BilingualText(
        zh: "设备 \(device) 签了超过 \(Frontier.branchesMax) 份不同的日志，它的记录全部不计入；这一份只保留签名作证据。请停用该设备并联系会场。",
        en:
          "\(device) signed more than \(Frontier.branchesMax) different journals, so nothing of it is counted; of this "
          + "one the signature is kept as evidence. Revoke the device and call the hall.")
    }
  }
}
