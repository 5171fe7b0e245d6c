import ElectionRecord
import Foundation
import Testing

@testable import NodeService

@Suite struct ArchiveTests {
  private static let keepUntil = CalendarDay("2013-03-16")

  /// An archive of a small election, with the code of its roll.
  private static func archived(_ body: (_ path: String, _ code: String, _ small: SmallElection) throws -> Void) throws {
    let export = try ExportFixture()
    let path = export.folder + ".tar"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let order = SealArchive(file: path, officers: SmallElection.officers, keepUntil: keepUntil)
    let reply = export.small.perform(order, at: "hall")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(reply.json.utf8)) as? [String: Any])
    #expect(reply.exitStatus == 0, "\(reply.text)")
    try body(path, try #require(json["code"] as? String), export.small)
  }

  private static func unpack(
    _ path: String, _ body: (String, ArchiveReader.Contents) throws -> Void = { _, _ in }
  ) throws {
    let folder = path + ".unpacked"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder, try ArchiveReader.unpack(path, into: folder, key: nil))
  }

  @Test func anArchiveIsVerifiedLikeItsJournals() throws {
    try Self.archived { path, _, _ in
      try Self.unpack(path) { folder, contents in
        #expect(contents.keepUntil == Self.keepUntil)
        #expect(contents.officers == SmallElection.officers)
        #expect(ExportVerifier.verify(folder: ArchiveReader.exportFolder(in: folder)).isVerified)
      }
    }
  }

  /// Who seals it and who verifies it are told the same number: of everything that is in it.
  @Test func itsFilesAreCountedAlike() throws {
    let export = try ExportFixture()
    let path = export.folder + ".tar"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let order = SealArchive(file: path, officers: SmallElection.officers, keepUntil: Self.keepUntil)
    let reply = export.small.perform(order, at: "hall")
    try Self.unpack(path) { folder, contents in
      let here = try FileManager.default.subpathsOfDirectory(atPath: folder).count { name in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
          && !isFolder.boolValue
      }
      #expect(contents.members == here && reply.json.contains(#""members":\#(here),"#), "\(reply.json)")
    }
  }

  /// A file that is whole is not yet an election that is: what it lacks is said.
  @Test func anArchiveBeforeTheEndSaysWhatItLacks() throws {
    let small = try SmallElection()
    let path = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString).tar").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let order = SealArchive(file: path, officers: SmallElection.officers, keepUntil: Self.keepUntil)
    let reply = small.perform(order, at: "hall")
    #expect(reply.exitStatus == 0, "\(reply.text)")
    #expect(reply.text.contains("R1、S1、H1 的日志没有到") && reply.text.contains("没有宣布"), "\(reply.text)")
  }

  /// It is not waited for, and nothing of it is read.
  @Test func aPipeIsNoArchive() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString)").path
    #expect(mkfifo(path, 0o600) == 0)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = #expect(throws: ExportProblem.self) { try Self.unpack(path) }
    #expect(error?.kind == .unreadable)
  }

  @Test func anyToolUnpacksIt() throws {
    try Self.archived { path, _, _ in
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["tar", "-tf", path]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let names = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(names.contains("public/main/results.nist.json\n"))
      #expect(names.hasSuffix("private/roll.sealed\narchive.json\narchive.note\n"))
    }
  }

  @Test func theRollOpensWithItsCodeAlone() throws {
    try Self.archived { path, code, small in
      try Self.unpack(path) { folder, _ in
        let roll = try #require(ArchiveReader.roll(in: folder, code: code.lowercased()))
        #expect(String(decoding: roll, as: UTF8.self).contains(SmallElection.name(1)))
        #expect(ArchiveReader.roll(in: folder, code: String(code.reversed())) == nil)
      }
      let bytes = try Data(contentsOf: URL(filePath: path))
      #expect(bytes.range(of: Data(SmallElection.name(1).utf8)) == nil)
    }
  }

  @Test func aChangedByteIsFoundWhereverItIs() throws {
    try Self.archived { path, _, _ in
      let whole = try Data(contentsOf: URL(filePath: path))
      for place in stride(from: 7, to: whole.count, by: whole.count / 97) {
        var changed = whole
        changed[place] ^= 1
        try changed.write(to: URL(filePath: path))
        #expect(throws: ExportProblem.self, "byte \(place)") { try Self.unpack(path) }
      }
      for size in [0, 511, 512, whole.count / 2, whole.count - 1] {
        try whole.prefix(size).write(to: URL(filePath: path))
        #expect(throws: ExportProblem.self, "\(size) bytes") { try Self.unpack(path) }
      }
    }
  }

  @Test func whatIsThereIsNotWrittenOver() throws {
    try Self.archived { path, _, small in
      let order = SealArchive(file: path, officers: SmallElection.officers, keepUntil: Self.keepUntil)
      #expect(small.perform(order, at: "hall").json.contains("fileExists"))
    }
  }

  @Test func anArchiveTakesTwoOfficersAndADay() throws {
    let small = try SmallElection()
    let path = NSTemporaryDirectory() + "archive-\(UUID().uuidString).tar"
    let alone = SealArchive(file: path, officers: ["张三"], keepUntil: Self.keepUntil)
    #expect(small.perform(alone, at: "hall").json.contains("twoOfficersRequired"))
    let endless = SealArchive(file: path, officers: SmallElection.officers, keepUntil: nil)
    #expect(small.perform(endless, at: "hall").json.contains("retentionUnknown"))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(arguments: [
    "../etc/passwd", "/etc/passwd", "export/../x", "export//x", "export", "private/other", "public/.x", "public/a\\b",
    "public/a/b/c", "archive.json/x", "",
  ])
  func noMemberClimbsOut(_ name: String) { #expect(!ArchiveFormat.isAllowed(name)) }

  @Test(arguments: ["archive.json", "archive.note", "private/roll.sealed", "export/manifest.json", "public/main/a.csv"])
  func itsOwnMembersAreAllowed(_ name: String) { #expect(ArchiveFormat.isAllowed(name)) }

  @Test(arguments: [0, 1, 65_536, 65_537, 200_000])
  func aSealedRollOpensWhole(_ size: Int) throws {
    let text = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    let secret = [UInt8](repeating: 3, count: 16)
    let sealed = try SealedPieces.seal(text, secret: secret, context: ArchiveFormat.context) {
      [UInt8](repeating: 9, count: 16)
    }
    #expect(try SealedPieces.open(sealed, secret: secret, context: ArchiveFormat.context) == text)
    #expect(throws: (any Error).self) {
      try SealedPieces.open(Array(sealed.dropLast()), secret: secret, context: ArchiveFormat.context)
    }
    #expect(throws: (any Error).self) {
      try SealedPieces.open(sealed + [0], secret: secret, context: ArchiveFormat.context)
    }
  }
}
