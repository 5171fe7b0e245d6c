package import ElectionRecord

extension JoinError {
  /// Stable in JSON.
  package var code: String {
    switch self {
    case .malformed: "joinMalformed"
    case .wrongCode: "wrongCode"
    case .codeUsed: "codeUsed"
    case .keysUsed: "keysUsed"
    case .foreignAnswer: "foreignAnswer"
    case .badCertificateRequest: "badCertificateRequest"
    case .packageDiffers: "packageDiffers"
    case .unusableSealingKey: "unusableSealingKey"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .wrongCode, .codeUsed, .keysUsed: .refused
    case .packageDiffers: .unverified
    case .malformed, .foreignAnswer, .badCertificateRequest, .unusableSealingKey: .failed
    }
  }

  /// What is the matter and what to do next.
  package var message: BilingualText {
    switch self {
    case .malformed:
      BilingualText(
        zh: "这不是登记申请或回执文件，或文件已损坏。请重新复制。",
        en: "This is not an enrolment request or answer, or it is damaged. Copy it again.")
    case .wrongCode:
      BilingualText(
        zh: "邀请码不对，或已经用过。请核对字符，或在总会场重新生成：ballotsync invite --site 点号",
        en: "The code is wrong or used. Check it, or have a new one made at the hall: ballotsync invite --site SITE")
    case .codeUsed:
      BilingualText(
        zh: "邀请码已经用过。请在总会场重新生成一个。",
        en: "This code has been used. Have a new one made at the hall.")
    case .keysUsed:
      BilingualText(
        zh: "这台笔记本的密钥已被撤销，或属于另一个投票点。请用一个新的数据目录和新的邀请码重新运行 ballotsync join。",
        en:
          "This laptop's keys are revoked, or another site's. Run ballotsync join again with a new data directory and a "
          + "new code.")
    case .foreignAnswer:
      BilingualText(
        zh: "回执属于另一次申请。请用本机申请对应的回执。", en: "The answer is for another request. Use the one for this laptop.")
    case .badCertificateRequest:
      BilingualText(
        zh: "登记申请中的证书请求无效。请在笔记本上重新运行 ballotsync join。",
        en: "The certificate request cannot be signed. Run ballotsync join again on the laptop.")
    case .unusableSealingKey:
      BilingualText(
        zh: "登记申请中的 U 盘密钥不能用，没有登记。请在笔记本上用一个新的数据目录重新运行 ballotsync join。",
        en:
          "The key for sticks in the request cannot be used; nothing was enrolled. Run ballotsync join again on the laptop, "
          + "with a new data directory.")
    case .packageDiffers:
      BilingualText(
        zh: "选举资料与会场声明的不一致，没有登记。请重新取得回执。",
        en: "The election's files are not what the hall stated; nothing was enrolled. Get the answer again.")
    }
  }
}
