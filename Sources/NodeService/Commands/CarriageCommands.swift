import Crypto
package import ElectionRecord
import ElectionReports
package import Foundation
import JournalStore
import SyncProtocol

/// What is carried away in files, and back.
enum CarriageCommands {
  static let all: [any NodeCommand.Type] = [
    ExportStick.self, ImportStick.self, ExportJournals.self, Publish.self, SealArchive.self,
  ]
}

/// U 盘: everything held here in one sealed file, which comes with the answer.
package struct ExportStick: WritingCommand {
  package static let keys = ["exportStick"]

  private var outbox: OutboxName?

  package init() {}

  package var isRepeatable: Bool { true }
  /// A daemon's answer takes no file of the size that a stick may have.
  package var place: CallersPlace? { outbox == nil ? .answer : nil }

  /// The same for a daemon, which leaves it there.
  package func leaving(in outbox: OutboxName) -> ExportStick {
    var command = self
    command.outbox = outbox
    return command
  }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    guard let outbox else {
      var bytes: [UInt8] = []
      return try answer(node, context, try export(node, context) { bytes += $0 }, Data(bytes), count: bytes.count)
    }
    return try context.writing(nil, outbox) { (path) throws(Refusal) in
      let file = try wrapping({ Refusal.notWritten(path, $0) }) { () throws(StoreError) in
        try WholeFile(path, isPrivate: true)
      }
      var count = 0
      let entries = try export(node, context) { piece in
        try wrapping({ Refusal.notWritten(path, $0) }) { () throws(StoreError) in try file.append(piece) }
        count += piece.count
      }
      try wrapping({ Refusal.notWritten(path, $0) }) { () throws(StoreError) in try file.finish() }
      return try answer(node, context, entries, Data(), count: count)
    }
  }

  /// What was written into the file.
  private struct Made {
    let entries: Int
    let isWhole: Bool
    let id: StickFileID
  }

  private func export(
    _ node: Node, _ context: CommandContext, _ write: ([UInt8]) throws -> Void
  ) throws(Refusal) -> Made {
    guard let fileID = StickFileID(bytes: context.random.bytes(StickFileID.byteCount)) else {
      preconditionFailure("the source of randomness gave too few bytes")
    }
    let key = SymmetricKey(data: context.random.bytes(32))
    do {
      let made = try node.exportStick(fileID: fileID, contentKey: key, write: write)
      return Made(entries: made.entries, isWhole: made.isWhole, id: fileID)
    } catch {
      // Its library does not say which errors it has.
      throw (error as? any Refusing)?.refusal ?? StickError.sealingFailed.refusal
    }
  }

  private func answer(
    _ node: Node, _ context: CommandContext, _ made: Made, _ bytes: Data, count: Int
  ) throws(Refusal) -> CommandAnswer {
    var answer = CommandAnswer(
      [
        "outcome": "done", "entries": .integer(made.entries), "bytes": .integer(count),
        "fileID": .string(made.id.description), "name": .string(node.stickName), "whole": .bool(made.isWhole),
        "sender": .string(node.device.description),
      ],
      [
        context.say(
          "已导出 \(made.entries) 条记录（\(count) 字节）。", "Exported \(made.entries, "entry") (\(count) bytes)."),
        node.snapshot.readers(context.say),
      ]
        + (made.isWhole
          ? []
          : [
            context.say(
              "一个文件放不下全部记录：会场的和本机的在内，其他点的请联网同步，或由各点自己导出。",
              "One file does not hold everything: the hall's journal and this laptop's are in it. Synchronise the others, or "
                + "have each site export its own.")
          ]))
    answer.files = [NamedFile(name: node.stickName, bytes: bytes)]
    return answer
  }
}

extension Node {
  /// What a stick's file is called that this node writes: its site, and the device that no other one shares. In plain
  /// letters and digits, as every file system of a stick has them.
  fileprivate var stickName: String {
    let place = (site?.rawValue ?? "hall").map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return "\(String(place))-\(device).stick"
  }
}

/// U 盘: the bytes of one sealed file.
package struct ImportStick: NodeCommand {
  package static let keys = ["importStick"]

  /// Bytes of a carried file that are opened at once.
  private static let pieceBytes = 1 << 20

  let bytes: Data
  /// Under which name the caller left it for the daemon, where it is too long for a request.
  private var outbox: OutboxName?

  private enum CodingKeys: String, CodingKey {
    case bytes = "_0"
    case outbox
  }

  package init(_ bytes: Data) { self.bytes = bytes }

  /// The longest file that travels in a request, in bytes.
  package static let requestBytesMax = 8 << 20

  /// What has to be left for a daemon; nil where the request holds it.
  package var brought: Data? { bytes.count > Self.requestBytesMax ? bytes : nil }

  /// The same for a daemon, which finds it there.
  package func lying(in outbox: OutboxName) -> ImportStick {
    var command = ImportStick(Data())
    command.outbox = outbox
    return command
  }

  package var isRepeatable: Bool { true }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let bytes = try outbox.map { (name) throws(Refusal) in try context.brought(name) } ?? self.bytes
    var stick = node.stickImport()
    do throws(StickError) {
      // Piece by piece: the first bad frame ends it, and no second copy of the file is held.
      var rest = bytes[...]
      while !rest.isEmpty {
        try stick.append(Array(rest.prefix(Self.pieceBytes)))
        rest = rest.dropFirst(Self.pieceBytes)
      }
    } catch {
      try refusing { () throws(NodeError) in try node.keepStickEvidence(error) }
      throw node.refusal(of: error)
    }
    let summary = try refusing { () throws(NodeError) in try node.importStick(stick) }
    let sender = node.snapshot.senderName(summary.sender, context.say)
    let forked = summary.forked.map { device in
      context.say(
        "\(node.snapshot.senderName(device, context.say)) 的设备 \(device) 签了不同的日志，都不能直接计入：请用 cases 查看，由会场裁定。",
        "The device \(device) of \(node.snapshot.senderName(device, context.say)) signed different journals, and none counts as it is: see "
          + "cases; the hall rules on it.")
    }
    return CommandAnswer(
      [
        "outcome": "done", "sender": .string(summary.sender.description),
        "newEntries": .integer(summary.newEntries), "segments": .integer(summary.segments),
        "forked": .array(summary.forked.map { .string($0.description) }),
      ],
      forked + [
        summary.newEntries == 0
          ? context.say("来自 \(sender)：没有新记录，都已有。", "From \(sender): nothing new, all of it was held already.")
          : context.say(
            "来自 \(sender)：新到 \(summary.newEntries) 条记录。", "From \(sender): \(summary.newEntries) new entries.")
      ])
  }
}

extension NodeSnapshot {
  /// Sites that an export names; of more it says how many.
  private static let readersShownMax = 12

  /// Who can read a file that is sealed now.
  fileprivate func readers(_ say: Speaker) -> String {
    let hall = register.hall
    let sites = election.sites.map(\.id).filter { site in
      hall.devices(of: site).contains { hall.revocations[$0] == nil }
    }
    let zh = sites.count > Self.readersShownMax ? "\(sites.count) 个投票点" : sites.map(\.rawValue).joined(separator: "、")
    let en =
      sites.count > Self.readersShownMax ? "\(sites.count, "site")" : sites.map(\.rawValue).joined(separator: ", ")
    return say(
      "能读这个文件的：会场\(sites.isEmpty ? "" : "，已登记的 " + zh)。以后登记的电脑读不了，登记以后请再导出一次。",
      "It can be read at the hall\(sites.isEmpty ? "" : " and at " + en). A laptop that is enrolled later cannot read it: "
        + "export again then.")
  }

  fileprivate func senderName(_ device: DeviceID, _ say: Speaker) -> String {
    if device == authority { return say("会场", "the hall") }
    guard let site = register.hall.enrolment(of: device)?.site else { return say("设备 \(device)", "device \(device)") }
    return say.site(site, in: election)
  }
}
