import Crypto
package import ElectionRecord
import ElectionReports
import Foundation
import JournalStore
import SyncProtocol

/// 归档: everything of an election in one sealed file.
package struct SealArchive: WritingCommand {
  package static let keys = ["archive", "_0"]

  /// A new file's absolute path.
  let file: String?
  let officers: [String]
  /// Nil takes the profile's retention.
  let keepUntil: CalendarDay?
  private var outbox: OutboxName?

  package init(file: String, officers: [String], keepUntil: CalendarDay?) {
    (self.file, self.officers, self.keepUntil) = (file, officers, keepUntil)
  }

  package var isRepeatable: Bool { false }
  package var place: CallersPlace? { file.map(CallersPlace.file) }

  /// The same for a daemon, which leaves it there.
  package func leaving(in outbox: OutboxName) -> SealArchive { SealArchive(self, leavingIn: outbox) }

  private init(_ command: SealArchive, leavingIn outbox: OutboxName) {
    (file, officers, keepUntil) = (nil, command.officers, command.keepUntil)
    self.outbox = outbox
  }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    try context.writing(file, outbox) { (path) throws(Refusal) in try perform(at: node, into: path, context) }
  }

  private func perform(
    at node: Node, into file: String, _ context: CommandContext
  ) throws(Refusal) -> CommandAnswer {
    try refusing { () throws(NodeError) in
      try node.requireHall()
      try node.checkOfficers(officers)
      try node.checkTexts(officers)
    }
    guard let roll = context.roll else { throw StoreError.notFound.refusal }
    guard node.register.journalRows.values.allSatisfy(roll.knows) else { throw .addedUnreadable }
    let secret = context.random.bytes(ArchiveFormat.secretBytes)
    let keepUntil = self.keepUntil ?? Self.retentionDay(node.election)
    guard let keepUntil else { throw .retentionUnknown }
    if let day = node.election.pollingDay, keepUntil <= day { throw .retentionOver(day) }
    let writer = try ArchiveWriter(path: file)
    let folder = file + ".contents" + WholeFile.partSuffix
    // Of one that was cut short.
    try? FileManager.default.removeItem(atPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do throws(Refusal) {
      try collect(node, into: folder, context)
      try writer.add(contentsOf: folder)
      try writer.add(sealed(roll, secret: secret, context), as: ArchiveFormat.sealedRoll)
      try seal(node, writer, keepUntil: keepUntil)
      try writer.finish()
    } catch {
      writer.abandon()
      throw error
    }
    var answer = archived(members: writer.members.count, keepUntil: keepUntil, secret: secret, context)
    answer.lines += try unfinished(node, context.say)
    return answer
  }

  /// What an archive lacks that is sealed before the end: it is whole as a file, and not as an election.
  private func unfinished(_ node: Node, _ say: Speaker) throws(Refusal) -> [String] {
    var lines: [String] = []
    for poll in node.election.polls {
      let report = try refusing { () throws(NodeError) in try node.report(poll: poll.id) }
      if poll.id == node.election.polls.first?.id, !report.missing.isEmpty {
        let sites = report.missing.map(\.rawValue)
        lines.append(
          say(
            "注意：\(sites.joined(separator: "、")) 的日志没有到或没有到封箱，存档里缺。送到以后请另存一份。",
            "Note: the journals of \(sites.joined(separator: ", ")) are missing or do not reach their closing, and are not in "
              + "it. Make another archive once they are here."))
      }
      guard !report.isDeclared else { continue }
      let name = node.election.polls.count > 1 ? "\(say(poll.name))：" : ""
      lines.append(
        say(
          "注意：\(name)存档时，现在的结果没有宣布。宣布以后请另存一份。",
          "Note: \(name)the result as it is in this archive is not declared. Make another once it is."))
    }
    return lines
  }

  /// Until when papers and records are kept, by the profile; nil where it does not say.
  package static func retentionDay(_ election: Election) -> CalendarDay? {
    guard let months = election.procedure?.closing.retentionMonths?.value, let day = election.pollingDay else {
      return nil
    }
    return day.adding(months: months)
  }

  private func collect(_ node: Node, into folder: String, _ context: CommandContext) throws(Refusal) {
    let export = try ExportFolder(
      path: "\(folder)/\(ArchiveFormat.exportFolder)", subfolder: ExportFormat.journalFolder)
    _ = try node.exportJournals(into: ExportSink(write: export.append, close: export.finish))
    for poll in node.election.polls {
      let target = "\(folder)/\(ArchiveFormat.publicFolder)/\(poll.id)"
      _ = try Publish(folder: target, poll: poll.id).perform(at: node, into: target, context)
    }
  }

  private func sealed(
    _ roll: RollStore, secret: [UInt8], _ context: CommandContext
  ) throws(Refusal) -> [UInt8] {
    do {
      return try SealedPieces.seal(roll.csv(), secret: secret, context: ArchiveFormat.context) {
        context.random.bytes(SealedMessage.saltBytes)
      }
    } catch let error as StoreError {
      throw error.refusal
    } catch {
      throw StickError.sealingFailed.refusal
    }
  }

  private func seal(_ node: Node, _ writer: ArchiveWriter, keepUntil: CalendarDay) throws(Refusal) {
    let election = node.election.id
    let key = try node.authorityKey()
    let manifest = ArchiveManifest(
      format: ArchiveFormat.version, election: election, authority: key.text,
      sealedAt: UTCTimestamp.text(secondsSince1970: node.snapshot.now), keepUntil: keepUntil, officers: officers,
      members: writer.members)
    let text = ArchiveFormat.noteText(election: election, manifest: manifest.bytes)
    guard let note = try? SignedNote(signing: text, with: node.keys.signing, name: key.name) else {
      throw StickError.sealingFailed.refusal
    }
    try writer.add(manifest.bytes, as: ArchiveFormat.manifest)
    try writer.add(note.encoded, as: ArchiveFormat.note)
  }

  private func archived(
    members: Int, keepUntil: CalendarDay, secret: [UInt8], _ context: CommandContext
  ) -> CommandAnswer {
    let code = CrockfordBase32.grouped(secret)
    return CommandAnswer(
      [
        "outcome": "done", "members": .integer(members), "keepUntil": .string("\(keepUntil)"), "code": .string(code),
      ],
      [
        context.say("已归档：\(members) 个文件，保存至 \(keepUntil)。", "Archived: \(members, "file"), kept until \(keepUntil)."),
        context.say(
          "名册启封码（抄在纸上，装入信封密封，与存档分开保管）：",
          "The code that opens the roll (write it down, seal it in an envelope, keep it apart):"),
        "  " + code,
      ])
  }
}
