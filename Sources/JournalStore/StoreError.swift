package import ElectionRecord

/// What can go wrong in a store. Its refusal says of each case whether trying again makes sense.
package enum StoreError: Error, Equatable, Sendable {
  case inUse
  case notFound
  case exists
  /// The hall's journal held here does not enrol this device. Retry after synchronising with the hall.
  case notEnrolled
  case entryTooLarge(limitBytes: Int)
  /// The laptop's journal has as many entries as one may have (``ElectionRecord/JournalLimit``). Do not retry: take
  /// another laptop.
  case journalFull(limit: UInt32)
  case notWritable
  /// Root would leave files that the owner cannot write. Do not retry: run it as the owner, whose name this is.
  case ownedByAnother(user: String)
  case diskFull
  case damaged(place: String)
  /// The store holds fewer entries than it acknowledged before. Do not retry: this copy is older than the device.
  case rolledBack(found: UInt64, expected: UInt64)
  case futureVersion(found: Int)
  /// The commit failed and may or may not have happened. Reopen and repeat the request with the same id.
  case unknownOutcome
  /// The disk does not take what an earlier change left, so whether that one was recorded is not known. Repeat the
  /// request with the same id once the disk takes writing again: the store goes on by itself.
  case stopped(DiskFault)
  case failed(code: Int32)
  case unsafeSettings

  /// Whether what is stored could still be read in a copy.
  package var isOfTheDisk: Bool {
    switch self {
    case .notWritable, .diskFull, .stopped, .failed: true
    case .inUse, .notFound, .exists, .notEnrolled, .entryTooLarge, .journalFull, .damaged, .rolledBack, .futureVersion,
      .unknownOutcome, .unsafeSettings, .ownedByAnother:
      false
    }
  }
}

extension StoreError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .inUse:
      Refusal(
        "inUse", .failed, zh: "数据目录正被另一个程序使用。请直接使用那个程序，或先停止它再试。",
        en: "Another program owns the data directory. Use that one, or stop it and try again.")
    case .notFound:
      Refusal(
        "notFound", .failed, zh: "这里没有数据目录。请先运行 init 或 join，或用 --data 指定正确的目录。",
        en: "There is no data directory here. Run init or join first, or name the right one with --data.")
    case .exists:
      Refusal(
        "exists", .failed, zh: "这里已有数据，未作改动。请用 --data 指定另一个目录。",
        en: "There is data here already; nothing was changed. Name another directory with --data.")
    case .notEnrolled:
      Refusal(
        "notEnrolled", .failed, zh: "会场还没有登记这台电脑。请先与会场同步（sync 或 import），再试。",
        en: "The hall has not enrolled this laptop, as far as is known here. Synchronise (sync or import), then try "
          + "again.")
    case .entryTooLarge(let limitBytes):
      Refusal(
        "entryTooLarge", .usage, zh: "一条记录超过 \(limitBytes) 字节的上限，没有记录。请减少负责人、封条或备注的数量和长度。",
        en: "One entry would exceed \(limitBytes) bytes; nothing was recorded. Give fewer or shorter names, seals and "
          + "remarks.")
    case .journalFull(let limit):
      Refusal(
        "journalFull", .failed, zh: "这台电脑的日志已达 \(limit) 条的上限，没有记录。请封箱并联系会场，换一台电脑继续。",
        en: "This laptop's journal has the \(limit) entries that one may have; nothing was recorded. Close the site, "
          + "call the hall, and go on with another laptop.")
    case .notWritable:
      Refusal(
        "notWritable", .failed, zh: "数据目录或其中的文件不能读写，没有记录。请检查权限和磁盘是否只读，再试。",
        en: "The data directory or a file in it cannot be read or written; nothing was recorded. Check permissions and "
          + "whether the disk is read-only, then try again.")
    case .ownedByAnother(let user):
      Refusal(
        "ownedByAnother", .failed,
        zh: "数据目录属于用户 \(user)。用 root 运行会留下该用户打不开的文件，所以没有办理。请不用 sudo，或用 sudo -u \(user) 运行同一命令。",
        en: "The data directory is \(user)'s. Run as root, this would leave files that \(user) cannot open, so nothing "
          + "was done. Run the same command without sudo, or with sudo -u \(user).")
    case .diskFull:
      Refusal(
        "diskFull", .failed, zh: "磁盘已满，没有记录。请腾出空间后再试一次。",
        en: "The disk is full; nothing was recorded. Make room and try again.")
    case .stopped(let fault): fault.refusal
    case .damaged(let place):
      Refusal(
        "damaged", .unverified, zh: "存储的数据前后矛盾（\(place)），已停止使用。请换备用电脑，由会场按已同步的日志恢复；保留这台作证据。",
        en: "What is stored contradicts itself (\(place)) and is not used. Take the spare laptop, restore from the "
          + "hall's journals, and keep this one as evidence.")
    case .rolledBack(let found, let expected):
      Refusal(
        "rolledBack", .unverified, zh: "这份数据比这台电脑旧（有 \(found) 条，应有 \(expected) 条）：可能恢复过备份。请换备用电脑并联系会场。",
        en: "This copy is older than the laptop (\(found, "entry"), \(expected) expected): a backup may have been "
          + "restored. Take the spare laptop and call the hall.")
    case .futureVersion(let found): .futureVersion(found, zh: "数据", en: "this data")
    case .unknownOutcome:
      Refusal(
        "unknownOutcome", .unknown, zh: "不能确定是否已记录。请用同一个请求再试一次：不会重复记录。",
        en: "Whether it was recorded is not known. Repeat the same request: it is never recorded twice.")
    case .failed(let code):
      Refusal(
        "storeFailed", .failed, zh: "读写失败（SQLite \(code)），没有记录。请再试一次；仍然失败，请检查磁盘。",
        en: "Reading or writing failed (SQLite \(code)); nothing was recorded. Try once more, then check the disk.")
    case .unsafeSettings:
      Refusal(
        "unsafeSettings", .failed, zh: "数据库不能保证断电不丢失，未使用。请检查系统的 SQLite，并报告程序版本。",
        en: "The database cannot be set to survive a power cut and is not used. Check the system's SQLite and report "
          + "the program's version.")
    }
  }
}
