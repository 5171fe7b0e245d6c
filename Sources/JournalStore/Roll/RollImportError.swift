package import ElectionRecord

/// Why a roll was not imported. Nothing was written, unless it is ``StoreError/unknownOutcome``.
package enum RollImportError: Error, Equatable, Sendable {
  /// The file is not there. Do not retry: check its path.
  case notFound
  /// The file cannot be read, or is a folder. Retry once its permissions allow it.
  case unreadable
  /// The file is wrong at these places, in the order of the file. Do not retry before they are corrected.
  case problems([RollProblem])
  /// The store refused; the case says whether to retry. ``StoreError/exists`` when a roll was imported before.
  case store(StoreError)
}

extension RollImportError: Refusing {
  /// One text a problem, each with what to do.
  package var refusal: Refusal {
    switch self {
    case .notFound: .rollInvalid(.failed, zh: "找不到选民名册文件。请检查路径。", en: "The roll's file is not there. Check its path.")
    case .unreadable:
      .rollInvalid(
        .failed, zh: "无法读取选民名册文件。请检查它是不是普通文件，以及读取权限。",
        en: "The roll's file cannot be read. Check that it is a file and that you may read it.")
    case .problems(let problems):
      .rollInvalid(
        .usage, zh: RollProblem.messages(problems).map(\.zh).joined(separator: "\n"),
        en: RollProblem.messages(problems).map(\.en).joined(separator: "\n"))
    case .store(let error): error.refusalOfRoll
    }
  }
}

extension StoreError {
  fileprivate var refusalOfRoll: Refusal {
    switch self {
    case .exists:
      .rollInvalid(
        exitStatus, zh: "此处已有选民名册，不能再次导入。更正请用名册变更；换名册须新建数据目录。",
        en: "There is a roll here already. Amend it, or start a new data directory for another roll.")
    case .unknownOutcome:
      .rollInvalid(
        exitStatus, zh: "不能确定选民名册是否已写入。请重新打开；若没有名册，再导入一次。",
        en: "Whether the roll was written is not known. Open it again, and import again if it is not there.")
    case .diskFull:
      .rollInvalid(
        exitStatus, zh: "磁盘已满，选民名册没有写入。请腾出空间后重试。", en: "The disk is full; nothing was written. Make room and try again."
      )
    default:
      .rollInvalid(
        exitStatus, zh: "无法写入选民名册。请检查数据目录的权限和磁盘。",
        en: "The roll cannot be written. Check the data directory's permissions and its disk.")
    }
  }
}

extension Refusal {
  fileprivate static func rollInvalid(_ status: ExitStatus, zh: String, en: String) -> Refusal {
    Refusal("rollInvalid", status, zh: zh, en: en)
  }
}

extension RollImportError: CustomStringConvertible {
  /// What to put into a log; it names no voter.
  package var description: String {
    switch self {
    case .notFound: "roll file not found"
    case .unreadable: "roll file unreadable"
    case .problems(let problems): problems.map(\.description).joined(separator: "\n")
    case .store(let error): "roll store: \(error)"
    }
  }
}
