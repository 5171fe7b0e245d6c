package import ElectionRecord

/// What is wrong in an export, and where: the file, and as far as it can be told the device and the sequence.
package struct ExportProblem: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Kind: Equatable, Sendable {
    case missing
    case unreadable
    /// What is unpacked does not fit on this machine: it says nothing of the file.
    case noRoom
    case tooLarge
    case unexpected
    case malformed
    case futureFormat(found: Int)
    case digestDiffers
    case noteInvalid(SignedNoteError)
    case otherAuthority
    case notAsDefined
    case notEnrolled
    case truncated
    case lineMalformed
    /// Entries are missing or stand in another order: this sequence stands where another is expected.
    case sequenceDiffers(found: UInt64)
    case leafDiffers
    case sizeDiffers(signed: UInt64)
    /// The entries do not lead to the signed root: something in the range was changed.
    case rootDiffers
    case notAsAcknowledged
    case acknowledgedMissing
    /// A second history that is only a part of the first.
    case falseBranch
  }

  package let file: String
  package let device: DeviceID?
  /// The entry, or the entries among which the change lies.
  package let sequences: Range<UInt32>?
  package let kind: Kind

  package init(file: String, device: DeviceID? = nil, sequences: Range<UInt32>? = nil, kind: Kind) {
    self.file = file
    self.device = device
    self.sequences = sequences
    self.kind = kind
  }
}

extension ExportProblem: Refusing {
  /// Where it is, what is wrong and what to do.
  package var refusal: Refusal {
    let what = kind.refusal
    return Refusal(
      what.code, what.exitStatus, zh: "\(file)\(place.zh)：\(what.message.zh)",
      en: "\(file)\(place.en): \(what.message.en)")
  }

  private var place: BilingualText {
    guard let device else { return BilingualText(zh: "", en: "") }
    guard let sequences else { return BilingualText(zh: "，设备 \(device)", en: ", device \(device)") }
    if sequences.count <= 1 {
      return BilingualText(
        zh: "，设备 \(device) 第 \(sequences.lowerBound) 条", en: ", device \(device), entry \(sequences.lowerBound)")
    }
    return BilingualText(
      zh: "，设备 \(device) 第 \(sequences.lowerBound) 至 \(sequences.upperBound - 1) 条",
      en: ", device \(device), entries \(sequences.lowerBound) to \(sequences.upperBound - 1)")
  }
}

extension ExportProblem.Kind: Refusing {
  package var refusal: Refusal {
    switch self {
    case .missing:
      Refusal(
        "missing", .unverified, zh: "文件不见了。请向会场重新索取全部文件。", en: "the file is missing. Ask the hall for all files again.")
    case .unreadable:
      Refusal("unreadable", .unverified, zh: "无法读取。请检查权限和磁盘。", en: "it cannot be read. Check permissions and the disk.")
    case .noRoom:
      Refusal(
        "noRoom", .failed, zh: "本机的临时目录写不下，还没有核验。请腾出空间，或用 TMPDIR 指定另一个目录，再试一次。",
        en:
          "it does not fit into this machine's temporary folder, and was not verified. Make room, or name another folder "
          + "in TMPDIR, and try again.")
    case .tooLarge:
      Refusal(
        "tooLarge", .unverified, zh: "文件过大。请核对是否为本程序导出。", en: "it is too large. Check that this program exported it.")
    case .unexpected:
      Refusal(
        "unexpected", .unverified, zh: "清单里没有这个文件。请查明它的来源。",
        en: "the manifest does not name it. Find out where it comes from.")
    case .malformed:
      Refusal(
        "malformed", .unverified, zh: "格式不对，内容被改动过。请重新索取并保留此份。",
        en: "it is not written as exported: it was changed. Ask again and keep this copy.")
    case .futureFormat(let found):
      Refusal(
        "futureFormat", .unverified, zh: "由更新版本的程序写成（格式 \(found)）。请升级本程序。",
        en: "a newer version wrote it (format \(found)). Update this program.")
    case .digestDiffers:
      Refusal(
        "digestDiffers", .unverified, zh: "与清单不符：文件或清单被改动过。请重新索取并保留此份。",
        en: "it is not what the manifest names: one of them was changed. Ask again and keep this copy.")
    case .noteInvalid(let error):
      Refusal(
        "noteInvalid", .unverified, zh: "签名不成立（\(error.name.zh)）：内容或签名被改动过。请保留此份作证据。",
        en:
          "the signature does not stand (\(error.name.en)): text or signature was changed. Keep this copy as evidence.")
    case .otherAuthority:
      Refusal(
        "otherAuthority", .unverified, zh: "会场公钥不是给定的那一把。请核对公钥的来源。",
        en: "the hall's key is not the given one. Check where the key comes from.")
    case .notAsDefined:
      Refusal(
        "notAsDefined", .unverified, zh: "不是会场在选举开始时定下的内容。请保留此份并询问会场。",
        en: "it is not what the hall defined at the start. Keep this copy and ask the hall.")
    case .notEnrolled:
      Refusal(
        "notEnrolled", .unverified, zh: "会场没有登记这台设备或这把公钥。请保留此份并询问会场。",
        en: "the hall has not enrolled this device or this key. Keep this copy and ask the hall.")
    case .truncated:
      Refusal("truncated", .unverified, zh: "文件到此中断，后面的不见了。请重新索取。", en: "the file breaks off here. Ask for it again.")
    case .lineMalformed:
      Refusal(
        "lineMalformed", .unverified, zh: "这一行不是记录，被改动过。请保留此份作证据。",
        en: "this line is no entry: it was changed. Keep this copy as evidence.")
    case .sequenceDiffers(let found):
      Refusal(
        "sequenceDiffers", .unverified, zh: "这里应是此条，却是第 \(found) 条：有记录被删除、插入或调换。请保留此份作证据。",
        en: "entry \(found) stands here: entries were dropped, inserted or swapped. Keep this copy as evidence.")
    case .leafDiffers:
      Refusal(
        "leafDiffers", .unverified, zh: "记录与其哈希不符，被改动过。请保留此份作证据。",
        en: "the entry does not have its hash: it was changed. Keep this copy as evidence.")
    case .sizeDiffers(let signed):
      Refusal(
        "sizeDiffers", .unverified, zh: "设备签署的是 \(signed) 条：末尾有记录被删除或添加。请保留此份作证据。",
        en: "the device signed \(signed, "entry"): some were dropped or added at the end. Keep this copy as evidence.")
    case .rootDiffers:
      Refusal(
        "rootDiffers", .unverified, zh: "与设备签署的根不符：其中有记录被改写。请保留此份作证据。",
        en: "these do not lead to the root that the device signed: one was rewritten. Keep this copy as evidence.")
    case .notAsAcknowledged:
      Refusal(
        "notAsAcknowledged", .unverified, zh: "与会场当时确认的不符：其中有记录被改写。请保留此份作证据。",
        en: "these are not what the hall acknowledged: one was rewritten. Keep this copy as evidence.")
    case .acknowledgedMissing:
      Refusal(
        "acknowledgedMissing", .unverified, zh: "会场确认过，这里却没有：记录被删除。请保留此份作证据。",
        en: "the hall acknowledged these, and they are missing: they were dropped. Keep this copy as evidence.")
    case .falseBranch:
      Refusal(
        "falseBranch", .unverified, zh: "第二份日志只是第一份的一部分。请保留此份并询问会场。",
        en: "the second journal is only a part of the first. Keep this copy and ask the hall.")
    }
  }
}

extension SignedNoteError {
  /// What is the matter, in a few words.
  fileprivate var name: BilingualText {
    switch self {
    case .tooLarge, .tooManySignatures: BilingualText(zh: "超过上限", en: "beyond the limit")
    case .notUTF8, .controlCharacter, .textWithoutNewline, .malformedCheckpoint:
      BilingualText(zh: "不是签署时的写法", en: "not written as a signed note is")
    case .withoutSignatures: BilingualText(zh: "没有签名，或文件被截断", en: "no signatures, or the file was cut")
    case .malformedSignature(let line):
      BilingualText(zh: "第 \(line) 行签名读不出", en: "signature line \(line) cannot be read")
    case .malformedKeyName, .malformedKey, .keyIDMismatch: BilingualText(zh: "公钥读不出", en: "the key cannot be read")
    case .signatureInvalid: BilingualText(zh: "签名与内容不符", en: "the signature is not of this text")
    case .notSignedByKnownKey: BilingualText(zh: "不是应有的公钥签的", en: "not signed by the key that it takes")
    case .signingFailed: BilingualText(zh: "签署失败", en: "signing failed")
    case .foreignOrigin: BilingualText(zh: "是另一份日志的", en: "of another journal")
    }
  }
}
