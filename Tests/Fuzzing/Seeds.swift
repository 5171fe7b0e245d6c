import Crypto
import Foundation

@testable import ElectionRecord
@testable import NodeService
@testable import SyncProtocol

/// The first inputs: each is read without a complaint, so that what is changed in them is deep inside.
enum Seeds {
  static func write(to folder: String) throws {
    for decoder in Decoder.allCases {
      let place = folder + "/" + decoder.rawValue
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      for (index, seed) in try seeds(of: decoder).enumerated() {
        try Data(seed).write(to: URL(filePath: "\(place)/seed-\(index)"))
      }
    }
  }

  private static func seeds(of decoder: Decoder) throws -> [[UInt8]] {
    switch decoder {
    case .entry: EntrySamples.named.map { $0.entry.encoded() }
    case .run: [EntryRun(entries: EntrySamples.named.map { $0.entry.encoded() }).bytes]
    case .message: [try message().encoded(electionID: Fixed.electionID)]
    case .ask: asks
    case .note: [try segment().checkpoint, Array("\(Fixed.electionID)\n6\nAAAA\n".utf8)]
    case .stick: [[200] + Sealed.sealed(try content()), [255] + Sealed.sealed([])]
    case .content: [try content()]
    case .joinRequest: [fields([Fixed.secret, Array(Fixed.sealing.publicKey.rawRepresentation), [1, 2, 3]])]
    case .joinAnswer: [fields([[82, 49], Fixed.secret, [45], [45], Digest32(sha256: []).bytes, Fixed.digest.bytes])]
    case .package: [try content() + fields([[], Array("{}".utf8), Array("number\n".utf8)])]
    case .roll, .registration, .households, .identities, .paper: tables(of: decoder)
    case .yaml, .records, .voterRecords, .command, .reply: texts(of: decoder)
    case .archive: [archive]
    }
  }

  private static func fields(_ values: [[UInt8]]) -> [UInt8] {
    var writer = WireWriter()
    for (index, value) in values.enumerated() { writer.field(index + 1, value) }
    return writer.bytes
  }

  /// Six entries of a device with a fixed key, signed.
  private static func segment() throws -> JournalSegment {
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: Fixed.secret)
    let device = DeviceID(publicKey: Array(key.publicKey.rawRepresentation))
    let entries = EntrySamples.named.prefix(6).map { $0.entry.encoded() }
    var accumulator = MerkleAccumulator()
    for entry in entries { accumulator.append(entry) }
    let checkpoint = try Checkpoint(
      origin: JournalOrigin.name(election: Fixed.electionID, device: device), size: 6, root: accumulator.root)
    return JournalSegment(
      device: device, start: 0, run: EntryRun(entries: entries), checkpoint: try checkpoint.sign(with: key).encoded)
  }

  private static func message() throws -> SyncMessage {
    let segment = try segment()
    let branch = Frontier.Branch(size: 6, root: Fixed.digest)
    return SyncMessage(
      election: Fixed.election, base: Array(Fixed.digest.bytes.prefix(16)),
      frontier: WireFrontier(Frontier(journals: [segment.device: [branch]])), wants: [Fixed.device],
      segments: [segment])
  }

  private static func content() throws -> [UInt8] {
    let segment = try segment()
    var content = WireWriter()
    content.message(StickContent.segment) { SegmentCoding.write(segment, electionID: Fixed.electionID, to: &$0) }
    return content.bytes
  }

  private static var asks: [[UInt8]] {
    let site = SiteID("R1")
    let marked = AskReply.Marked(site: site, entry: EntryID(device: Fixed.device, sequence: 3))
    return [
      AskRequest(election: Fixed.election, poll: 0, voter: 17).encoded(),
      AskReply.refused(.alreadyMarked, marked: marked, right: site).encoded(election: Fixed.election),
      AskReply.given.encoded(election: Fixed.election),
    ]
  }

  private static func tables(of decoder: Decoder) -> [[UInt8]] {
    let rows =
      switch decoder {
      case .roll:
        RollText.rollHeader() + "1,\"方,学\",男,1960-06-07,东村1号,东村,1,HB-1\n2,\"x\"\"\u{301}\",女,1961-01-02,,东村,,HB-2\n"
      case .registration:
        "name,sex,birth_date,address,area,household,basis,identity,separated,declined\n"
          + "方学,男,1960-06-07,东村1号,东村,1,户籍,110101196006070011,翠园社区,否\n"
      case .households: "household,address,name,birth_date,area,reason\n1,东村1号,方学,1960-06-07,东村,\n"
      case .identities:
        "number,identity_hash,last_four,person_hash\n1,,,\(Fixed.digest.hex)\n2,\(Fixed.digest.hex),0011,\(Fixed.digest.hex)\n"
      default: "number,proxy,replaced\n17,,\n# x\n18,17,1\n"
      }
    return decoder == .paper ? [Array(rows.utf8)] : [[0] + Array(rows.utf8), [3, 0xEF, 0xBB, 0xBF] + Array(rows.utf8)]
  }

  private static func texts(of decoder: Decoder) -> [[UInt8]] {
    switch decoder {
    case .yaml:
      return [
        Array("format: 1\nid: x\nname: {zh: \"甲\\u0301\", en: 'a'}\nsites: [{id: R1, days: [2010-03-13]}]\n".utf8)
      ]
    case .records:
      return [Array("format: 1\nrecords:\n  - imported: {day: 2010-02-25, accepted: 1, refused: 0}\n".utf8)]
    case .voterRecords:
      return [Array("{\"@type\":\"VRI.VoterRecordResults\",\"VoterRecord\":[]}".utf8)]
    case .command:
      let commands: [any NodeCommand] = [
        ShowStatus(), ExportStick(), ImportStick(Data([1, 2])), FindVoters(text: "方", limit: 3),
        OpenSite(papers: 3, officers: ["张三"], seals: ["1"]),
      ]
      return commands.map { CommandRequest($0, language: .zh).encoded() }
    default:
      return [CommandCoding.bytes(of: CommandReply(json: "{}", text: "x\n"))]
    }
  }

  private static var archive: [UInt8] {
    let members: [(String, [UInt8])] = [
      ("export/manifest.json", Array("{}".utf8)), (ArchiveFormat.manifest, [UInt8](repeating: 32, count: 512)),
      (ArchiveFormat.note, Array("x\n\n— y z\n".utf8)),
    ]
    return members.flatMap { name, bytes in
      TarFormat.header(name: name, size: UInt64(bytes.count)) + bytes
        + [UInt8](repeating: 0, count: TarFormat.padding(UInt64(bytes.count)))
    } + TarFormat.trailer
  }
}
