import Crypto
import Foundation

@testable import ElectionRecord
@testable import NodeService
@testable import SyncProtocol

/// Everything that reads bytes of strangers. What can be read is written and read again, and must be the same.
///
/// The head of an HTTP request is not among them: it is read by a library.
enum Decoder: String, CaseIterable {
  case entry, run, message, ask, note
  case stick, content, joinRequest, joinAnswer, package
  case roll, registration, households, identities, paper
  case yaml, records, voterRecords
  case command, reply
  case archive

  func take(_ bytes: [UInt8]) {
    switch self {
    case .entry: Self.entry(bytes)
    case .run: Self.run(bytes)
    case .message: Self.message(bytes)
    case .ask: Self.ask(bytes)
    case .note: Self.note(bytes)
    case .stick: Sealed.stick(bytes)
    case .content: Sealed.content(bytes)
    case .joinRequest: Sealed.joinRequest(bytes)
    case .joinAnswer: Sealed.joinAnswer(bytes)
    case .package: Sealed.package(bytes)
    case .roll: Tables.roll(bytes)
    case .registration: Tables.registration(bytes)
    case .households: Tables.households(bytes)
    case .identities: Tables.identities(bytes)
    case .paper: _ = try? PaperList(bytes)
    case .yaml: Texts.yaml(bytes)
    case .records: Texts.records(bytes)
    case .voterRecords: Texts.voterRecords(bytes)
    case .command: Texts.command(bytes)
    case .reply: Texts.reply(bytes)
    case .archive: Archives.take(bytes)
    }
  }

  private static func entry(_ bytes: [UInt8]) {
    let entry = Entry(decoding: bytes)
    guard entry.body != .unknown else { return }
    precondition(Entry(decoding: entry.encoded()) == entry, "an entry reads back as another")
  }

  private static func run(_ bytes: [UInt8]) {
    guard let run = try? EntryRun(bytes: bytes) else { return }
    precondition(run.entries.count == run.count && EntryRun(entries: run.entries).count == run.count)
    for kept in [0, 1, run.count / 2, run.count] {
      precondition(run.prefix(kept).bytes + run.dropFirst(kept).bytes == bytes, "a run is cut wrongly")
    }
    _ = run.split(bytesMax: 64)
  }

  private static func message(_ bytes: [UInt8]) {
    func read(_ bytes: [UInt8]) -> SyncMessage? {
      try? SyncMessage(decoding: bytes, electionID: Fixed.electionID, election: Fixed.election)
    }
    guard let message = read(bytes) else { return }
    precondition(read(message.encoded(electionID: Fixed.electionID)) == message, "a message reads back as another")
  }

  private static func ask(_ bytes: [UInt8]) {
    if let request = try? AskRequest(decoding: bytes, election: Fixed.election) {
      precondition((try? AskRequest(decoding: request.encoded(), election: Fixed.election)) == request)
    }
    _ = try? AskReply(decoding: bytes, election: Fixed.election)
  }

  private static func note(_ bytes: [UInt8]) {
    _ = try? SignedNote.VerifierKey(parsing: String(decoding: bytes, as: UTF8.self))
    _ = CompactCheckpoint(bytes: bytes)
    if let checkpoint = try? Checkpoint(parsing: bytes) { _ = checkpoint.size }
    guard let note = try? SignedNote(parsing: bytes) else { return }
    precondition(note.encoded == bytes, "a note reads back as another")
    _ = try? Checkpoint(parsing: note.textBytes)
    _ = CompactCheckpoint(note: bytes, origin: Fixed.origin, size: 6)
  }
}

/// Fixed names and keys, so that an input does the same on every run.
enum Fixed {
  static let electionID = "small"
  static let election: UInt64 = 0x0102_0304_0506_0708
  static let digest = Digest32(sha256: Array("fuzzing".utf8))
  static let secret = [UInt8](repeating: 7, count: 32)
  static let salt = [UInt8](repeating: 9, count: SealedMessage.saltBytes)
  static let sealing = made { try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret) }
  static let device = DeviceID(rawValue: 1)
  static let origin = JournalOrigin.name(election: electionID, device: device)
  static let fileID = made { try required(StickFileID(bytes: salt)) }
  static let registrationKey = made { try required(RegistrationKey(bytes: secret)) }

  /// The value that only a wrong harness cannot make.
  static func made<T>(_ make: () throws -> T) -> T {
    do {
      return try make()
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private struct Missing: Error {}

  private static func required<T>(_ value: T?) throws -> T {
    guard let value else { throw Missing() }
    return value
  }
}
