import ElectionRecord
import Foundation
import JournalStore
import Testing

@testable import NodeService

/// A daemon writes into its outbox and nowhere that a caller names; a caller who carries the command out writes where
/// it says.
@Suite final class OutboxTests {
  private let small: SmallElection
  private let folder = NSTemporaryDirectory() + "outbox-\(UUID().uuidString)"
  private static let name = OutboxName(random: [1, 2, 3, 4, 5, 6, 7, 8])

  init() throws {
    var generator = SeededGenerator(seed: 1)
    small = try NextElectionFolderTests.tied(&generator)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private var outbox: Outbox { Outbox(data: folder + "/data") }

  /// Every command that writes, with a place below the test's folder.
  private var commands: [any WritingCommand] {
    [
      ExportJournals(folder: folder + "/journals"), Publish(folder: folder + "/public"),
      SealArchive(file: folder + "/all.tar", officers: SmallElection.officers, keepUntil: CalendarDay(number: 15_000)),
      ExportStick(), DefineNextElection(.runoff, day: NextElectionFolderTests.days[1], folder: folder + "/next"),
      BackUp(folder: folder + "/copy"),
    ]
  }

  private func perform(_ command: any NodeCommand, outbox: Outbox?) -> CommandReply {
    small.hall.perform(
      CommandRequest(command, language: .en), roll: small.roll, random: SmallElection.randomness, outbox: outbox,
      data: folder + "/data")
  }

  @Test func everyCommandWithAPlaceIsTried() {
    let writing = CommandCoding.types.values.joined().filter { $0 is any WritingCommand.Type }
    #expect(Set(writing.map { "\($0)" }) == Set(commands.map { "\(type(of: $0))" }))
    // No other command of the socket says where something belongs: a path in it would be the daemon's.
    for command in CommandCodingTests.commands where !(command is any WritingCommand) {
      let members = Mirror(reflecting: command).children.compactMap(\.label)
      #expect(members.allSatisfy { !["folder", "path", "out", "place"].contains($0) }, "\(command)")
    }
  }

  @Test func aDaemonWritesNothingInAPlaceOfTheCallers() throws {
    for command in commands where command.place != .answer {
      let reply = perform(command, outbox: outbox)
      #expect(reply.isError && reply.json.contains("placeOfAnother"), "\(reply.json)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test func aDaemonLeavesItInItsOutbox() throws {
    for command in commands {
      let sent = CommandRequest(command.leaving(in: Self.name), language: .en)
      let received = try #require(CommandRequest(decoding: sent.encoded()))
      #expect(received == sent)
      let reply = perform(received.command, outbox: outbox)
      #expect(!reply.isError, "\(reply.text)")
      #expect(FileManager.default.fileExists(atPath: outbox.path(Self.name)))
      var status = stat()
      #expect(stat(folder + "/data/outbox", &status) == 0 && status.st_mode & 0o077 == 0)
      outbox.remove(Self.name)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/data/outbox").isEmpty)
    }
  }

  @Test func aCallerHasNoOutbox() throws {
    for command in commands {
      #expect(perform(command.leaving(in: Self.name), outbox: nil).isError)
      #expect(!perform(command, outbox: nil).isError)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
        "all.tar", "copy", "journals", "next", "public",
      ])
  }

  /// What a request does not hold is left where the daemon finds it, and nowhere else.
  @Test func aStickOfAnySizeReachesTheDaemon() throws {
    let stick = try #require(perform(ExportStick(), outbox: nil).files.first?.bytes)
    #expect(ImportStick(stick).brought == nil)
    #expect(ImportStick(Data(count: ImportStick.requestBytesMax + 1)).brought != nil)
    let sent = CommandRequest(ImportStick(stick).lying(in: Self.name), language: .en)
    let received = try #require(CommandRequest(decoding: sent.encoded()))
    #expect(received == sent && sent.encoded().count < 200)
    #expect(perform(received.command, outbox: outbox).json.contains("placeOfAnother"))
    try outbox.put(stick, Self.name)
    #expect(perform(received.command, outbox: outbox).json.contains("\"newEntries\":0"))
    #expect(perform(received.command, outbox: nil).json.contains("placeOfAnother"))
  }

  /// A name is a file's in the data directory.
  @Test(arguments: ["../../etc", "", "0102030405060708090a", "010203040506070G", "a/b"])
  func anOutboxHasNoOtherNames(_ name: String) {
    let body = #"{"command":{"publish":{"outbox":"\#(name)","poll":"main"}},"language":"zh"}"#
    #expect(CommandRequest(decoding: Array(body.utf8)) == nil)
  }

  @Test func anOutboxThatCannotBeWrittenSaysWhatToDo() throws {
    try Data().write(to: URL(filePath: folder + "/data"))
    for command in commands {
      let reply = perform(command.leaving(in: Self.name), outbox: outbox)
      #expect(reply.json.contains("outboxFailing"), "\(reply.json)")
    }
  }

  /// Which disk it is that fails is said as the caller knows it.
  @Test(arguments: [
    (Refusal.notWritten("/x", .diskFull), "outboxFull"), (.notWritten("/x", .damaged(place: "")), "outboxFailing"),
    (.fileNotWritable("/x"), "outboxFailing"), (.folderNotWritten("/x", .diskFull), "outboxFull"),
    (.folderNotWritten("/x", .notWritable), "outboxFailing"), (.retentionUnknown, "retentionUnknown"),
  ])
  func aPlaceThatTheCallerDoesNotKnowIsNotNamed(_ error: Refusal, _ code: String) {
    let told = Outbox.refusal(of: error)
    #expect(told.code == code)
    #expect(!told.message.en.contains("/x"))
  }

  /// What a caller left that died is not kept for ever.
  @Test func whatNobodyTookAwayGoesWithTheNextOne() throws {
    let old = folder + "/data/outbox/0011223344556677"
    try FileManager.default.createDirectory(atPath: old, withIntermediateDirectories: true)
    let recent = folder + "/data/outbox/0011223344556688"
    try FileManager.default.createDirectory(atPath: recent, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: old)
    try outbox.put(Data([1]), Self.name)
    #expect(!FileManager.default.fileExists(atPath: old))
    #expect(FileManager.default.fileExists(atPath: recent))
  }
}
