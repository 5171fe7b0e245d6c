import ElectionRecord
import JournalStore
import NodeService
import NodeWeb
import SyncProtocol

/// What any error of the wiring means to a person and to a script.
struct FailureWording {
  let code: String
  let text: BilingualText
  let status: ExitStatus

  static func message(_ error: any Error) -> FailureWording {
    switch error {
    case let error as NodeError: FailureWording(error.code, error.message, error.exitStatus)
    case let error as CommandFailure: FailureWording(error.code, error.message, error.exitStatus)
    case let error as NodeDirectoryError: FailureWording(error.code, error.message, error.exitStatus)
    case let error as StoreError: FailureWording(error.code, error.message, error.exitStatus)
    case let error as StickError: FailureWording(error.code, error.message, error.exitStatus)
    case let error as SyncError: FailureWording(error.code, error.message, error.exitStatus)
    case let error as ElectionFileError: FailureWording("fileInvalid", error.message, .usage)
    case let error as RollImportError: rollProblem(error)
    case let error as PeerError: FailureWording("unreachable", error.message, .unreachable)
    case let error as JoinError: joinProblem(error)
    default: unexpected(error)
    }
  }

  private init(_ code: String, _ text: BilingualText, _ status: ExitStatus) {
    self.code = code
    self.text = text
    self.status = status
  }

  private static func rollProblem(_ error: RollImportError) -> FailureWording {
    let texts = error.messages
    return FailureWording(
      "rollInvalid",
      BilingualText(
        zh: "名册没有导入，什么也没有写入：\n" + texts.map { "  " + $0.zh }.joined(separator: "\n"),
        en: "The roll was not imported and nothing was written:\n" + texts.map { "  " + $0.en }.joined(separator: "\n")),
      .failed)
  }

  private static func unexpected(_ error: any Error) -> FailureWording {
    FailureWording(
      "failed",
      BilingualText(
        zh: "没有完成：\(error)。请检查磁盘和权限后重试。", en: "It did not work: \(error). Check the disk and permissions, then try again."),
      .failed)
  }

  private static func joinProblem(_ error: JoinError) -> FailureWording {
    switch error {
    case .malformed:
      FailureWording(
        "joinMalformed",
        BilingualText(
          zh: "这不是登记申请或回执文件，或文件已损坏。请重新复制。",
          en: "This is not an enrolment request or answer, or it is damaged. Copy it again."), .failed)
    case .wrongCode:
      FailureWording(
        "wrongCode",
        BilingualText(
          zh: "邀请码不对。请核对字符，或在总会场重新生成：ballotsync invite --site 点号",
          en: "The code is wrong. Check it, or have a new one made at the hall: ballotsync invite --site SITE"),
        .refused)
    case .codeUsed:
      FailureWording(
        "codeUsed",
        BilingualText(
          zh: "邀请码已被另一台设备使用。请在总会场重新生成一个。",
          en: "Another device has used this code. Have a new one made at the hall."), .refused)
    case .foreignAnswer:
      FailureWording(
        "foreignAnswer",
        BilingualText(zh: "回执属于另一次申请。请用本机申请对应的回执。", en: "The answer is for another request. Use the one for this laptop."),
        .failed)
    case .badCertificateRequest:
      FailureWording(
        "badCertificateRequest",
        BilingualText(
          zh: "登记申请中的证书请求无效。请在笔记本上重新运行 ballotsync join。",
          en: "The certificate request cannot be signed. Run ballotsync join again on the laptop."), .failed)
    case .packageDiffers:
      FailureWording(
        "packageDiffers",
        BilingualText(
          zh: "选举资料与会场声明的不一致，没有登记。请重新取得回执。",
          en: "The election's files are not what the hall stated; nothing was enrolled. Get the answer again."),
        .unverified)
    }
  }
}
