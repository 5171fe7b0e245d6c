package import ElectionRecord
import Foundation
import SyncProtocol

/// Why an enrolment failed. Its refusal says of each case whether trying again makes sense.
package enum JoinError: Error, Equatable, Sendable {
  case malformed
  case wrongCode
  case codeUsed
  /// The laptop's keys are revoked or are another site's. Do not retry with them.
  case keysUsed
  /// The code was typed with another site in front than it was made for.
  case siteDiffers(typed: SiteID, made: SiteID)
  case badCertificateRequest
  case packageDiffers
  /// Nothing can be sealed to the laptop's key for sticks, so with it nobody could write any. Do not retry with it.
  case unusableSealingKey
}

extension JoinError {
  fileprivate init(sealed error: SealedMessageError) { self = error == .refused ? .wrongCode : .malformed }
}

extension JoinError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .malformed:
      Refusal(
        "joinMalformed", .failed, zh: "这不是登记申请或回执文件，或文件已损坏。请重新复制。",
        en: "This is not an enrolment request or answer, or it is damaged. Copy it again.")
    case .wrongCode:
      Refusal(
        "wrongCode", .refused, zh: "邀请码不对，或已经用过。请核对字符，或在会场重新生成：ballotsync invite --site 点号",
        en: "The code is wrong or used. Check it, or have a new one made at the hall: ballotsync invite --site SITE")
    case .codeUsed:
      Refusal(
        "codeUsed", .refused, zh: "邀请码已经用过。请在会场重新生成一个。",
        en: "This code has been used. Have a new one made at the hall.")
    case .keysUsed:
      Refusal(
        "keysUsed", .refused, zh: "这台笔记本的密钥已被撤销，或属于另一个投票点。请用一个新的数据目录和新的邀请码重新运行 ballotsync join。",
        en: "This laptop's keys are revoked, or another site's. Run ballotsync join again with a new data directory "
          + "and a new code.")
    case .siteDiffers(let typed, let made):
      Refusal(
        "siteDiffers", .refused,
        zh: "这个邀请码是 \(made) 的，写的是 \(typed)，没有登记。本机是 \(made) 的，把邀请码开头改成 \(made) 再运行一次；是 \(typed) 的，请在会场生成它的邀请码。",
        en:
          "This code was made for \(made) and was typed with \(typed); nothing was enrolled. If this is the laptop of "
          + "\(made), begin the code with \(made) and run it again; if it is that of \(typed), have a code made for it at "
          + "the hall.")
    case .badCertificateRequest:
      Refusal(
        "badCertificateRequest", .failed, zh: "登记申请中的证书请求无效。请在笔记本上重新运行 ballotsync join。",
        en: "The certificate request cannot be signed. Run ballotsync join again on the laptop.")
    case .unusableSealingKey:
      Refusal(
        "unusableSealingKey", .failed, zh: "登记申请中的 U 盘密钥不能用，没有登记。请在笔记本上用一个新的数据目录重新运行 ballotsync join。",
        en: "The key for sticks in the request cannot be used; nothing was enrolled. Run ballotsync join again on the "
          + "laptop, with a new data directory.")
    case .packageDiffers:
      Refusal(
        "packageDiffers", .unverified, zh: "选举资料与会场声明的不一致，没有登记。请重新取得回执。",
        en: "The election's files are not what the hall stated; nothing was enrolled. Get the answer again.")
    }
  }
}

/// What a laptop tells the hall to be enrolled: its public keys, sealed with the one-time code.
///
/// The same bytes travel over the network or as a file.
package struct JoinRequest: Equatable, Sendable {
  /// The largest request, in bytes.
  package static let bytesMax = 32 * 1024
  private static let context = "ballotsync/join/request/1"

  package let invitationID: String
  package let publicKey: [UInt8]
  package let sealingKey: [UInt8]
  /// The certificate request, DER.
  package let certificateRequest: [UInt8]

  package init(invitationID: String, publicKey: [UInt8], sealingKey: [UInt8], certificateRequest: [UInt8]) {
    self.invitationID = invitationID
    self.publicKey = publicKey
    self.sealingKey = sealingKey
    self.certificateRequest = certificateRequest
  }

  /// The request as it travels, sealed with the one-time code.
  ///
  /// - Parameter salt: Sixteen random bytes.
  /// - Throws: ``JoinError/malformed`` when it cannot be sealed.
  package func sealed(secret: [UInt8], salt: [UInt8]) throws(JoinError) -> [UInt8] {
    var inner = WireWriter()
    inner.field(1, publicKey)
    inner.field(2, sealingKey)
    inner.field(3, certificateRequest)
    var outer = WireWriter()
    outer.field(1, invitationID)
    outer.field(2, try seal(inner.bytes, secret: secret, context: Self.context, salt: salt))
    return outer.bytes
  }

  /// The id of the invitation that a request names, before it can be opened.
  ///
  /// - Throws: ``JoinError/malformed``.
  package static func invitationID(of bytes: [UInt8]) throws(JoinError) -> String {
    let fields = try JoinFields(bytes)
    guard let id = fields.text(1), bytes.count <= bytesMax else { throw .malformed }
    return id
  }

  /// - Throws: ``JoinError`` for what is no request, a wrong code, or a key for sticks that cannot be used.
  package init(opening bytes: [UInt8], secret: [UInt8]) throws(JoinError) {
    let outer = try JoinFields(bytes)
    guard let id = outer.text(1), let body = outer.bytes(2) else { throw .malformed }
    let inner = try JoinFields(try unseal(body, secret: secret, context: Self.context))
    guard let publicKey = inner.bytes(1), let sealingKey = inner.bytes(2), let request = inner.bytes(3),
      publicKey.count == 32, sealingKey.count == 32
    else { throw .malformed }
    guard StickRecipient.isUsable(sealingKey) else { throw .unusableSealingKey }
    self.init(invitationID: id, publicKey: publicKey, sealingKey: sealingKey, certificateRequest: request)
  }
}

/// The hall's answer: who the hall is, the laptop's certificate, and the election's files in a sealed package.
package struct JoinAnswer: Equatable, Sendable {
  private static let context = "ballotsync/join/answer/1"
  /// The longest answer, bytes: a roll of ``RollLimits/fileBytesMax``, and what there is room for of the journals.
  package static let bytesMax = 512 << 20
  /// The first bytes of an answer, which prove that it is the hall's and state its size.
  package static let headBytesMax = 16 << 10
  /// Tags and lengths of the two fields of an answer.
  private static let fieldBytesMax = 32

  package let site: SiteID
  package let authority: [UInt8]
  package let electionDigest: Digest32
  package let certificatePEM: String
  package let authorityCertificatePEM: String
  /// A file in the form of sticks with the election, the roll and the journals.
  package let package: [UInt8]
  /// Where the hall is reached, each as `host:port`; empty where nobody has said, and from an earlier version.
  package let hallAddresses: [String]

  package init(
    site: SiteID, authority: [UInt8], electionDigest: Digest32, certificatePEM: String,
    authorityCertificatePEM: String, package: [UInt8], hallAddresses: [String] = []
  ) {
    self.site = site
    self.authority = authority
    self.electionDigest = electionDigest
    self.certificatePEM = certificatePEM
    self.authorityCertificatePEM = authorityCertificatePEM
    self.package = package
    self.hallAddresses = Array(hallAddresses.prefix(NodeProfile.hallAddressesMax))
  }

  /// The answer as it travels, sealed with the one-time code.
  ///
  /// - Parameter salt: Sixteen random bytes.
  /// - Throws: ``JoinError/malformed`` when it cannot be sealed.
  package func sealed(secret: [UInt8], salt: [UInt8]) throws(JoinError) -> [UInt8] {
    var inner = WireWriter()
    inner.field(1, site.rawValue)
    inner.field(2, authority)
    inner.field(3, certificatePEM)
    inner.field(4, authorityCertificatePEM)
    inner.field(5, Digest32(sha256: package).bytes)
    inner.field(6, electionDigest.bytes)
    inner.field(7, (0..<8).map { UInt8(truncatingIfNeeded: package.count >> (56 - 8 * $0)) })
    if !hallAddresses.isEmpty { inner.field(8, hallAddresses.joined(separator: " ")) }
    var outer = WireWriter()
    outer.field(1, try seal(inner.bytes, secret: secret, context: Self.context, salt: salt))
    outer.field(2, package)
    return outer.bytes
  }

  /// The largest size of the answer that begins with `head`, by what the hall states under the one-time code.
  ///
  /// Without the code, nobody makes a laptop take more than ``headBytesMax``.
  ///
  /// - Throws: ``JoinError`` for a head that is not the hall's.
  package static func bytesMax(statedIn head: [UInt8], secret: [UInt8]) throws(JoinError) -> Int {
    let sealed = head.withUnsafeBytes { buffer -> [UInt8]? in
      var reader = WireReader(buffer)
      guard let field = try? reader.next(), field.number == 1 else { return nil }
      return (try? field.bytes()).map { Array($0) }
    }
    guard let sealed else { throw .malformed }
    let stated = try JoinFields(try unseal(sealed, secret: secret, context: context)).bytes(7)
    guard let stated, stated.count == 8, stated[0] == 0 else { throw .malformed }
    return sealed.count + fieldBytesMax + stated.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The laptop that an answer is for, by the head of the package in it: to tell files apart, and nothing more.
  ///
  /// - Parameter head: The first ``headBytesMax`` bytes.
  /// - Returns: Nil for what does not begin as an answer does.
  package static func recipient(statedIn head: [UInt8]) -> DeviceID? {
    guard head.first == 0x0A else { return nil }
    return head.indices.lazy.filter { StickFormat.isMarked(head[$0...]) }.compactMap {
      StickMark(head[$0...])?.recipient
    }
    .first
  }

  /// - Throws: ``JoinError`` for what is no answer, a wrong code, or a package that is not the one stated.
  package init(opening bytes: [UInt8], secret: [UInt8]) throws(JoinError) {
    let outer = try JoinFields(bytes)
    guard let body = outer.bytes(1), let package = outer.bytes(2) else { throw .malformed }
    let inner = try JoinFields(try unseal(body, secret: secret, context: Self.context))
    guard let site = inner.text(1), let authority = inner.bytes(2), let certificate = inner.text(3),
      let root = inner.text(4), let digest = inner.bytes(6).flatMap({ Digest32(bytes: $0) }), authority.count == 32
    else { throw .malformed }
    guard inner.bytes(5) == Digest32(sha256: package).bytes else { throw .packageDiffers }
    self.init(
      site: SiteID(site), authority: authority, electionDigest: digest, certificatePEM: certificate,
      authorityCertificatePEM: root, package: package,
      hallAddresses: inner.text(8).map { $0.split(separator: " ").map(String.init) } ?? [])
  }
}

/// The length-delimited fields of a small message.
struct JoinFields {
  private var fields: [Int: [[UInt8]]] = [:]

  init(_ bytes: [UInt8]) throws(JoinError) {
    var found: [Int: [[UInt8]]] = [:]
    let isReadable = bytes.withUnsafeBytes { buffer in
      var reader = WireReader(buffer)
      do throws(WireError) {
        while let field = try reader.next() { found[field.number, default: []].append(Array(try field.bytes())) }
        return true
      } catch {
        return false
      }
    }
    guard isReadable else { throw .malformed }
    fields = found
  }

  func bytes(_ number: Int) -> [UInt8]? { fields[number]?.last }

  /// A field that may be there several times.
  func all(_ number: Int) -> [[UInt8]] { fields[number] ?? [] }

  func text(_ number: Int) -> String? { bytes(number).flatMap { String(validating: $0, as: UTF8.self) } }
}

private func seal(
  _ plaintext: [UInt8], secret: [UInt8], context: String, salt: [UInt8]
) throws(JoinError) -> [UInt8] {
  try wrapping(JoinError.init(sealed:)) { () throws(SealedMessageError) in
    try SealedMessage.seal(secret: secret, context: context, salt: salt, plaintext: plaintext)
  }
}

private func unseal(_ sealed: [UInt8], secret: [UInt8], context: String) throws(JoinError) -> [UInt8] {
  try wrapping(JoinError.init(sealed:)) { () throws(SealedMessageError) in
    try SealedMessage.open(secret: secret, context: context, sealed: sealed)
  }
}
