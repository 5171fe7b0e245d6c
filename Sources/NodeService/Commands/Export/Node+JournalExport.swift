import Crypto
package import ElectionRecord
import ElectionReports
import Foundation
import JournalStore
import SyncProtocol

/// Journals for observers, into `folder`, or into the reply when there is none.
package struct ExportJournals: WritingCommand {
  package static let keys = ["exportJournals"]

  let folder: String?
  private var outbox: OutboxName?

  package init(folder: String?) { self.folder = folder }

  package var isRepeatable: Bool { false }
  package var place: CallersPlace? { folder.map(CallersPlace.folder) }

  /// The same for a daemon, which leaves it there.
  package func leaving(in outbox: OutboxName) -> ExportJournals {
    var command = ExportJournals(folder: nil)
    command.outbox = outbox
    return command
  }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    guard folder != nil || outbox != nil else { return try perform(at: node, into: nil, context) }
    return try context.writing(folder, outbox) { (path) throws(Refusal) in try perform(at: node, into: path, context) }
  }

  private func perform(
    at node: Node, into folder: String?, _ context: CommandContext
  ) throws(Refusal) -> CommandAnswer {
    let memory = ExportMemory()
    let sink: ExportSink
    if let folder {
      let target = try ExportFolder(path: folder, subfolder: ExportFormat.journalFolder)
      sink = ExportSink(write: target.append, close: target.finish)
    } else {
      sink = ExportSink(write: memory.append, close: memory.finishFile)
    }
    let heads = try node.exportJournals(into: sink)
    let entries = heads.reduce(0) { $0 + Int($1.size) }
    var answer = CommandAnswer(
      [
        "outcome": "done", "entries": .integer(entries), "authority": .string(try node.authorityKey().text),
        "journals": .array(
          heads.map {
            [
              "device": .string($0.device.description), "size": .integer(Int($0.size)), "root": .string($0.root.hex),
            ]
          }),
      ],
      [
        context.say(
          "已导出 \(heads.count) 份日志，共 \(entries) 条。用 ballotsync verify 目录 --key 会场公钥 核验。会场公钥：",
          "Exported \(heads.count, "journal") with \(entries, "entry"). Verify with ballotsync verify FOLDER --key KEY. The hall's key:"
        ),
        "  " + (try node.authorityKey().text),
      ])
    answer.files = memory.files
    return answer
  }
}

/// Journals in the form that ``ExportFormat`` describes.
extension Node {
  /// Writes everything held here.
  ///
  /// - Returns: Size and root of each journal, the hall's first.
  func exportJournals(into sink: ExportSink) throws(Refusal) -> [JournalHead] {
    try sink.append(Array(NodeDirectory.canonical(election.asDefined).utf8), to: ExportFormat.election)
    try exportRollAreas(into: sink)
    var heads: [JournalHead] = []
    let frontier = frontier
    for device in frontier.devices.filter({ $0 == authority }) + frontier.devices.filter({ $0 != authority }) {
      let branches = frontier.journals[device] ?? []
      for (number, branch) in branches.enumerated() {
        try exportJournal(device, branch: branches.count == 1 ? nil : branch, number: number, into: sink)
        heads.append(JournalHead(device: device, size: branch.size, root: branch.root))
      }
    }
    sink.finishFile()
    try exportManifest(into: sink)
    try sink.finish()
    return heads
  }

  private func exportRollAreas(into sink: ExportSink) throws(Refusal) {
    var text = ExportFormat.rollHeader + "\n"
    for (index, site) in register.roll.initialSites.enumerated() where site != RollIndex.nobody {
      text += "\(index + 1),\(site == RollIndex.unassigned ? ExportFormat.unassigned : String(site))\n"
      if text.utf8.count > 1 << 20 {
        try sink.append(Array(text.utf8), to: ExportFormat.rollAreas)
        text = ""
      }
    }
    try sink.append(Array(text.utf8), to: ExportFormat.rollAreas)
  }

  private func exportJournal(
    _ device: DeviceID, branch: Frontier.Branch?, number: Int, into sink: ExportSink
  ) throws(Refusal) {
    let name = ExportFormat.journalName(device, branch: number)
    let header = ExportFormat.headerLines(election: election.id, device: device, key: try verifierKey(of: device))
    try sink.append(Array((header.joined(separator: "\n") + "\n").utf8), to: name)
    var start: UInt32 = 0
    var note: [UInt8] = []
    while let segment = try nextSegment(of: device, branch: branch, from: start), let end = segment.end {
      try sink.append(JournalLines.text(of: segment), to: name)
      note = segment.checkpoint
      start = end
    }
    try sink.append([UInt8(ascii: "\n")] + note, to: name)
  }

  func nextSegment(
    of device: DeviceID, branch: Frontier.Branch?, from start: UInt32
  ) throws(Refusal) -> JournalSegment? {
    try refusing { () throws(NodeError) in
      try load([SegmentRequest(device: device, branch: branch, start: start)], bytesMax: 1).first
    }
  }

  private func exportManifest(into sink: ExportSink) throws(Refusal) {
    let own = try verifierKey(of: device)
    let manifest = ExportManifest(
      election: election.id, authority: try authorityKey().text, exporter: own.text, files: sink.digests)
    try sink.append(manifest.bytes, to: ExportFormat.manifest)
    let text = ExportFormat.manifestNoteText(election: election.id, manifest: manifest.bytes)
    guard let note = try? SignedNote(signing: text, with: keys.signing, name: own.name) else {
      throw StickError.sealingFailed.refusal
    }
    try sink.append(note.encoded, to: ExportFormat.manifestNote)
  }

  /// The hall's key, as observers pin it.
  func authorityKey() throws(Refusal) -> SignedNote.VerifierKey { try verifierKey(of: authority) }

  private func verifierKey(of device: DeviceID) throws(Refusal) -> SignedNote.VerifierKey {
    let enrolled = register.hall.enrolment(of: device)?.publicKey
    let publicKey = device == authority ? store.authority : device == self.device ? keys.publicKey : enrolled
    guard let publicKey, let key = try? SegmentRule.key(of: publicKey, election: election.id) else {
      throw NodeError.unknownDevice(device.description).refusal
    }
    return key
  }
}

/// Entries as lines of text.
enum JournalLines {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(of segment: JournalSegment) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(segment.run.bytes.count * 2 + segment.run.count * 80)
    var sequence = segment.start
    for entry in segment.run.entries {
      bytes += Array("\(sequence) ".utf8)
      MerkleTree.leafHash(entry).withUnsafeBytes { hex($0, into: &bytes) }
      bytes.append(UInt8(ascii: " "))
      entry.withUnsafeBytes { hex($0, into: &bytes) }
      bytes.append(UInt8(ascii: "\n"))
      sequence += 1
    }
    return bytes
  }

  private static func hex(_ buffer: UnsafeRawBufferPointer, into bytes: inout [UInt8]) {
    for byte in buffer {
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
