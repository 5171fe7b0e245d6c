import Crypto
public import ElectionRecord
import ElectionReports
import Foundation
import JournalStore
import SyncProtocol

/// 归档: everything of an election in one sealed file.
extension Node {
  func archiveAnswer(
    _ order: ArchiveOrder, _ context: CommandContext
  ) throws(CommandFailure) -> CommandAnswer {
    try failing { () throws(NodeError) in
      try requireHall()
      try checkOfficers(order.officers)
      try checkTexts(order.officers)
    }
    guard let roll = context.roll else { throw .node(.store(.notFound)) }
    let secret = context.random.bytes(ArchiveFormat.secretBytes)
    let keepUntil = order.keepUntil ?? retentionDay
    guard let keepUntil else { throw .retentionUnknown }
    let writer = try ArchiveWriter(path: order.file)
    let folder = order.file + ".contents" + WholeFile.partSuffix
    // Of one that was cut short.
    try? FileManager.default.removeItem(atPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do throws(CommandFailure) {
      try collect(into: folder, context)
      try writer.add(contentsOf: folder)
      try writer.add(sealed(roll, secret: secret, context), as: ArchiveFormat.sealedRoll)
      try seal(writer, officers: order.officers, keepUntil: keepUntil)
      try writer.finish()
    } catch {
      writer.abandon()
      throw error
    }
    return archived(order, members: writer.members.count, keepUntil: keepUntil, secret: secret, context)
  }

  /// Until when papers and records are kept, by the profile; nil where it does not say.
  private var retentionDay: CalendarDay? {
    guard let months = election.procedure?.closing.retentionMonths?.value, let day = election.pollingDay else {
      return nil
    }
    return day.adding(months: months)
  }

  private func collect(into folder: String, _ context: CommandContext) throws(CommandFailure) {
    let export = try ExportFolder(
      path: "\(folder)/\(ArchiveFormat.exportFolder)", subfolder: ExportFormat.journalFolder)
    _ = try exportJournals(into: ExportSink(write: export.append, close: export.finish))
    for poll in election.polls {
      _ = try publishAnswer(
        folder: "\(folder)/\(ArchiveFormat.publicFolder)/\(poll.id)", poll: poll.id, context)
    }
  }

  private func sealed(
    _ roll: RollStore, secret: [UInt8], _ context: CommandContext
  ) throws(CommandFailure) -> [UInt8] {
    do {
      return try SealedRoll.seal(SealedRoll.csv(roll), secret: secret) {
        context.random.bytes(SealedMessage.saltBytes)
      }
    } catch let error as StoreError {
      throw .node(.store(error))
    } catch {
      throw .node(.stick(.sealingFailed))
    }
  }

  private func seal(
    _ writer: ArchiveWriter, officers: [String], keepUntil: CalendarDay
  ) throws(CommandFailure) {
    let key = try authorityKey()
    let manifest = ArchiveManifest(
      format: ArchiveFormat.version, election: election.id, authority: key.text,
      sealedAt: UTCTimestamp.text(secondsSince1970: clock.now()), keepUntil: keepUntil, officers: officers,
      members: writer.members)
    let text = ArchiveFormat.noteText(election: election.id, manifest: manifest.bytes)
    guard let note = try? SignedNote(signing: text, with: keys.signing, name: key.name) else {
      throw .node(.stick(.sealingFailed))
    }
    try writer.add(manifest.bytes, as: ArchiveFormat.manifest)
    try writer.add(note.encoded, as: ArchiveFormat.note)
  }

  private func archived(
    _ order: ArchiveOrder, members: Int, keepUntil: CalendarDay, secret: [UInt8], _ context: CommandContext
  ) -> CommandAnswer {
    let code = CrockfordBase32.grouped(secret)
    return CommandAnswer(
      [
        "outcome": "done", "members": .integer(members), "keepUntil": .string("\(keepUntil)"), "code": .string(code),
      ],
      [
        context.say("已归档：\(members) 个文件，保存至 \(keepUntil)。", "Archived: \(members) files, kept until \(keepUntil)."),
        context.say(
          "名册启封码（抄在纸上，装入信封密封，与存档分开保管）：",
          "The code that opens the roll (write it down, seal it in an envelope, keep it apart):"),
        "  " + code,
      ])
  }
}

/// What an archive is asked for.
public struct ArchiveOrder: Codable, Equatable, Sendable {
  /// A new file's absolute path.
  public let file: String
  public let officers: [String]
  /// Nil takes the profile's retention.
  public let keepUntil: CalendarDay?

  public init(file: String, officers: [String], keepUntil: CalendarDay?) {
    self.file = file
    self.officers = officers
    self.keepUntil = keepUntil
  }
}
