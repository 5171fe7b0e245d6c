package import ElectionRecord
import ElectionReports
import JournalStore

/// 启用备份: two officers say that the hall's own machine is gone, and the copy becomes the hall.
///
/// Until then it merges and reports. A site that holds entries of the hall's which the copy never had shows that it is
/// too old; it stays as it is then (invariant S9).
package struct TakeUpBackup: NodeCommand {
  package static let keys = ["takeUpBackup"]

  let officers: [String]
  /// Whether people said that the hall's own machine is off for good.
  let confirmed: Bool?

  package init(officers: [String], confirmed: Bool) {
    (self.officers, self.confirmed) = (officers, confirmed ? true : nil)
  }

  package var isRepeatable: Bool { false }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let isRepetition = try refusing { () throws(NodeError) in try node.hasAnswered(context.request?.id) }
    if !isRepetition {
      guard let note = node.backup, let data = context.data else { throw .noBackup }
      guard !node.isOvertaken else { throw NodeError.hallHalted.refusal }
      if confirmed != true { throw NodeError.doesNotFit([.question(Self.question(note, node.register))]).refusal }
      try refusing { () throws(NodeError) in try node.takeUp(note, officers: officers, request: context.request) }
      try refusing { () throws(StoreError) in try BackupNote.remove(in: data) }
      node.backup = nil
      try refusing { () throws(NodeError) in try node.settleRights() }
    }
    return .done(
      context, zh: "备份已启用，会场主机继续记录。", en: "The backup is taken up: the hall goes on recording.")
  }

  private static func question(_ note: BackupNote, _ register: Register) -> BilingualText {
    let sites = register.election.sites.map(\.id.rawValue)
    let time = UTCTimestamp.text(secondsSince1970: note.madeAt)
    return BilingualText(
      zh:
        "这是 \(time) 的备份。原来的主机必须已经停用、不再启动；它在备份以后写过的裁定、登记、点票都不在这里。先让 \(sites.joined(separator: "、")) 各同步一次（或读入它们的 U 盘），再启用：哪个点有这里没有的会场记录，本机会自己停下。",
      en:
        "This backup is of \(time). The hall's own machine has to be off for good; what it ruled, enrolled and counted since is not here. Let "
        + "\(sites.joined(separator: ", ")) synchronise first, or read their sticks: should one hold entries of the hall's that are not here, this machine stops by itself."
    )
  }
}

extension Node {
  /// Others hold more of the own journal than was written here.
  var isOvertaken: Bool { store.hasReceivedOwnEntries(of: device) || register.trust[device]?.forkPoint != nil }

  /// Records that a copy became the hall, and acknowledges what came to it before.
  fileprivate func takeUp(
    _ note: BackupNote, officers: [String], request: RequestKey?
  ) throws(NodeError) {
    try requireHall()
    try checkOfficers(officers)
    try checkTexts(officers)
    let time = UTCTimestamp.text(secondsSince1970: note.madeAt)
    let incident = Incident(text: "备份启用 backup taken up: \(time), \(officers.joined(separator: "、"))")
    backup = nil
    do throws(NodeError) {
      try once(.recorded, under: request) { () throws(NodeError) in [.incident(incident)] + store.owedAcknowledgements }
    } catch {
      backup = note
      throw error
    }
    // Until its mark is off the disk.
    backup = note
  }
}

extension Refusal {
  fileprivate static let noBackup = Refusal(
    "noBackup", zh: "这不是备份，会场主机照常工作，不用启用。", en: "This is no backup: the hall works as usual.")
}
