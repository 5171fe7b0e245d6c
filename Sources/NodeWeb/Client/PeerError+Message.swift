package import struct ElectionRecord.BilingualText

extension PeerError {
  /// What to tell the clerk, with what to do next. What was recorded here is safe in every case.
  package var message: BilingualText {
    switch self {
    case .unreachable, .interrupted, .timedOut, .unavailable, .busy:
      BilingualText(
        zh: "暂时连不上会场。登记照常进行，连通后自动同步。",
        en: "The hall cannot be reached now. Go on recording; everything is sent once it can.")
    case .untrusted:
      BilingualText(
        zh: "对方不是本次选举的会场，或不认可本机证书。请核对地址；如果换过会场服务器，请重新加入。",
        en: "The other end is not this election's hall, or refuses this laptop's certificate. Check the address; "
          + "if the hall's server was replaced, join again.")
    case .unauthorized:
      BilingualText(
        zh: "本机尚未加入本次选举。请向会场索取加入码并执行 join。",
        en: "This laptop has not joined the election. Ask the hall for a code and run join.")
    case .forbidden:
      BilingualText(zh: "会场不允许此操作。请与会场联系。", en: "The hall does not allow this. Speak to the hall.")
    case .revoked:
      BilingualText(
        zh: "本机已被会场停用。请停止发票，并与会场联系。",
        en: "The hall has revoked this laptop. Stop handing out papers and speak to the hall.")
    case .malformed, .unexpectedStatus:
      BilingualText(
        zh: "对方无法识别请求。请核对地址和两边的程序版本。",
        en: "The other end does not understand the request. Check the address and both programs' versions.")
    case .tooLarge, .replyTooLarge:
      BilingualText(
        zh: "数据超过网络传输上限。请用 U 盘导出、导入。",
        en: "The data exceeds what is sent by network. Carry it by stick with export and import.")
    case .cancelled, .shutDown:
      BilingualText(zh: "操作已中止。", en: "The operation was stopped.")
    case .identityUnusable:
      BilingualText(
        zh: "本机证书文件无法使用。请恢复文件，或重新加入。",
        en: "This laptop's certificate files cannot be used. Restore them, or join again.")
    }
  }
}
