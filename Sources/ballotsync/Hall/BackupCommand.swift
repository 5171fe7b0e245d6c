import ArgumentParser
import ElectionRecord
import ElectionReports
import Foundation
import NodeDaemon
import NodeService

/// 备份.
struct BackupCommand: NodeVerb {
  static let configuration = help(
    "backup", zh: "把会场主机的整个数据目录（含密钥）备份到另一块磁盘：不用停机，写完读回核对。",
    en: "Copy the hall's whole data directory, keys too, to another disk; while it serves, and read back.",
    example: "ballotsync backup --data hall /media/disk2")

  /// The most backups that are kept.
  static let keepMax = 1000

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("备份放在哪个目录里。 The folder that holds the backups.", valueName: "DIR")) var folder: String

  @OptionGroup var passphrase: PassphraseOption

  @Option(help: ArgumentHelp("只留最近的几份，更早的删除。 Keep so many of this hall, and delete older ones.", valueName: "N"))
  var keep = 10

  func validate() throws {
    guard (1...Self.keepMax).contains(keep) else {
      throw ValidationError("--keep 写 1 到 \(Self.keepMax)。 --keep takes 1 to \(Self.keepMax).")
    }
  }

  func command() throws -> any NodeCommand { BackUp(folder: try series().next(now: SystemClock().now())) }

  private func series() throws -> BackupSeries {
    try BackupSeries(of: common.data, in: URL(fileURLWithPath: folder).standardizedFileURL.path)
  }

  func run() async throws {
    let series = try series()
    let path = series.next(now: SystemClock().now())
    // Asked for before anything is written: an encrypted copy is read back too.
    let word = try passphrase.known(for: common.data)
    let request = CommandRequest(BackUp(folder: path), language: common.language)
    let reply = try await NodeAccess.perform(request, data: common.data)
    guard !reply.isError else { return try Terminal.emit(reply, json: common.json) }
    let held: [String: JSONValue]
    do {
      held = try BackupFolder.check(path, unlocking: word, against: reply, clock: SystemClock())
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
    try Terminal.emit(placed(reply, held, path, removed: series.prune(keep)), json: common.json)
  }

  private func placed(
    _ reply: CommandReply, _ held: [String: JSONValue], _ path: String, removed: [String]
  ) -> CommandReply {
    let say = Speaker(language: common.language)
    var lines = [
      say("写在 \(path)，已读回核对。", "It is in \(path), and was read back."),
      say(
        "里面有名册和会场的密钥：磁盘要锁好。要用它时，停用原来的主机，把这个目录作为数据目录，用 restore 启用。",
        "It holds the roll and the hall's keys: lock the disk away. To use it, switch the hall's own machine off, make this folder the data directory, and take it up with restore."
      ),
    ]
    if !removed.isEmpty {
      lines.append(say("删除了更早的 \(removed.count) 份。", "\(removed.count, "older backup") deleted."))
    }
    if BackupFolder.isOnOneDisk(common.data, path) {
      lines.append(
        say("注意：备份和数据在同一块磁盘上，磁盘坏了两份都没有。", "Note: it is on the same disk as the data; one broken disk takes both."))
    }
    let members = held.merging(["folder": .string(path), "removed": .array(removed.map { .string($0) })]) { $1 }
    return CommandReply(
      json: CanonicalJSON.text(.object(members)),
      text: reply.text + lines.map { Terminal.printable($0) + "\n" }.joined())
  }
}

/// The backups of one hall in a folder, which may hold others': each is named after its key and its moment.
private struct BackupSeries {
  private let folder: String
  private let prefix: String

  init(of data: String, in folder: String) throws {
    let profile = try CarriedFile.read("\(data)/\(NodeDirectory.File.profile)", bytesMax: 1 << 20)
    guard let profile = try? JSONDecoder().decode(NodeProfile.self, from: profile) else {
      throw NodeDirectoryError.damaged(file: NodeDirectory.File.profile)
    }
    (self.folder, prefix) = (folder, "hall-\(profile.authority.prefix(8))-")
  }

  func next(now: Int64) -> String {
    folder + "/" + prefix + UTCTimestamp.text(secondsSince1970: now).filter { $0 != "-" && $0 != ":" }
  }

  private func isOwn(_ name: Substring) -> Bool {
    name.hasPrefix(prefix) && name.dropFirst(prefix.count).wholeMatch(of: #/\d{8}T\d{6}Z/#) != nil
  }

  /// Deletes all but the latest ones.
  ///
  /// - Returns: Their names.
  func prune(_ kept: Int) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // What was cut short holds the keys too.
    for name in names.filter({ $0.hasSuffix(WholeFile.partSuffix) && isOwn($0.dropLast(WholeFile.partSuffix.count)) }) {
      WholeFolder.removeAbandoned("\(folder)/\(name)")
    }
    let old = names.filter { isOwn($0[...]) }.sorted().dropLast(kept)
    return old.filter { (try? FileManager.default.removeItem(atPath: "\(folder)/\($0)")) != nil }
  }
}

/// 启用备份.
struct RestoreCommand: RecordingVerb, OfficersVerb, ConfirmedVerb {
  static let configuration = help(
    "restore", zh: "启用备份：原来的会场主机停用以后，由两名负责人让备份成为会场主机。",
    en: "Take up a backup: once the hall's own machine is off for good, two officers make the copy the hall.",
    example: "ballotsync restore --data hall --officer 张三 --officer 李四")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions

  func command(confirmed: Bool) -> any NodeCommand { TakeUpBackup(officers: officers.names, confirmed: confirmed) }
}
