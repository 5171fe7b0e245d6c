import Crypto
package import ElectionRecord
import ElectionReports
import Foundation
import JournalStore
package import NodeService
import SyncProtocol

/// A new sheet with what it opens: the hall's keys, sealed, and the two sides to print.
package struct RecoveryDraft: Sendable {
  package let recovery: RecoverySealed
  /// The sheet as a page, with both halves.
  package let page: String

  /// Draws a sheet for a hall.
  ///
  /// - Throws: ``SealedMessageError``.
  init(_ hall: SealedHall, election: Election, now: Int64, language: Language) throws {
    let number = Randomness.bytes(2)
    let sheet = (UInt16(number[0]) << 8 | UInt16(number[1])) & 0x7FFF
    let key = Randomness.bytes(RecoveryHalf.keyBytes)
    recovery = try hall.sealed(
      election: election.id, sheet: sheet, key: key, salt: Randomness.bytes(SealedMessage.saltBytes))
    let halves = RecoveryHalf.split(key, sheet: sheet, random: Randomness.bytes(RecoveryHalf.keyBytes))
    page = RecoverySheet.page(
      halves.map { RecoverySheet.Half(number: $0.number, words: $0.words) }, sheet: recovery.sheet,
      device: hall.keys.device, election: election, time: LocalTime.system.text(now), language: language)
  }
}

/// What the hall's machine has and nobody else, out of its directory.
enum RecoveryDesk {
  static func hall(in directory: DataDirectory, keys: NodeKeys, personKey: PersonKey?) throws -> SealedHall {
    let names = DataDirectory.names(in: directory.path)
    let hasRegistrationKey = names.contains { $0.hasPrefix(NodeDirectory.File.registrationKey) }
    return SealedHall(
      keys: keys, authorityKey: try NodeDirectory.read(NodeDirectory.File.authorityKey, in: directory),
      authorityCertificate: try NodeDirectory.read(NodeDirectory.File.authorityCertificate, in: directory),
      personKey: personKey,
      registrationKey: hasRegistrationKey
        ? try NodeDirectory.read(NodeDirectory.File.registrationKey, in: directory) : nil,
      inherited: try NodeDirectory.inherited(directory))
  }

  /// Prints another sheet for the hall that is open: who holds the one before holds nothing less by that.
  ///
  /// - Throws: ``Refusal``, ``NodeError``.
  static func sheet(_ opened: OpenedNode, officers: [String], _ language: Language) throws -> CommandReply {
    guard opened.node.isHall else { throw NodeError.onlyAtHall }
    let hall = try hall(in: opened.directory, keys: opened.node.keys, personKey: opened.node.personKey)
    let draft = try RecoveryDraft(
      hall, election: opened.node.election, now: SystemClock().now(), language: language)
    try opened.node.seal(draft.recovery, officers: officers)
    return RecoveryReplies.printed(draft, language)
  }
}

/// Answers of `sheet` and `recover`.
package enum RecoveryReplies {
  /// The file of a sheet in an answer.
  package static let file = "recovery-sheet.html"

  static func printed(_ draft: RecoveryDraft, _ language: Language) -> CommandReply {
    let say = Speaker(language: language)
    let sheet = draft.recovery.sheet
    return CommandReply(
      json: CanonicalJSON.text(.object(["outcome": "done", "sheet": .string(sheet)])),
      text: say(
        "恢复单 \(sheet) 已生成；密封的密钥随会场日志到各投票点。以前打印的恢复单仍然打得开，不再用的请当面销毁。\n",
        "Sheet \(sheet) is made; the sealed keys go to every site with the hall's journal. Sheets that were printed before still open: destroy those that are not kept.\n"
      ),
      files: [NamedFile(name: file, bytes: Data(draft.page.utf8))])
  }

  /// A machine has taken over: its key, who has to follow, and the new sheet as a file.
  package static func tookOver(_ opened: OpenedNode, _ draft: RecoveryDraft, _ language: Language) -> CommandReply {
    let say = Speaker(language: language)
    let sites = SuccessionRule.awaitedSites(in: opened.node.register)
    let key = opened.node.keys.verifierKeyText(election: opened.node.election.id)
    let names = sites.map(\.rawValue)
    let waiting =
      sites.isEmpty
      ? ""
      : say(
        "投票权暂不移交，要等 \(names.joined(separator: "、")) 都改随本机：让它们各同步一次（ballotsync sync --hall 本机地址:端口），或读入本机导出的 U 盘，再带回一次；已封箱的不必。确实找不到的电脑，用 revoke 停用并裁定。\n",
        "No right moves before \(names.joined(separator: ", ")) follow this machine: let each synchronise once (ballotsync sync --hall HERE:PORT), or read a stick exported here and bring one back; a site that has closed need not. Revoke and rule on a laptop that is lost.\n"
      )
    return CommandReply(
      json: CanonicalJSON.text(
        .object([
          "outcome": "done", "device": .string(opened.node.device.description), "sheet": .string(draft.recovery.sheet),
          "verifierKey": .string(key), "awaited": .array(names.map { .string($0) }),
        ])),
      text: say(
        "已接任会场主机。会场设备 \(opened.node.device)，公钥（请观察员抄录）：\(key)\n",
        "This machine is the hall now: device \(opened.node.device), its key (for observers to note): \(key)\n")
        + waiting
        + say(
          "原来的主机即使找回来，也不要再用它办理。新目录没有加密，要加密的用 protect。下一步：ballotsync serve。\n",
          "Do nothing more on the old machine, even if it is found. The new directory is not encrypted: see protect. Next: ballotsync serve.\n"
        ),
      files: [NamedFile(name: file, bytes: Data(draft.page.utf8))])
  }
}
