import ElectionRecord
import Foundation
import Testing

@testable import NodeService

@Suite struct TarTests {
  private static func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tar-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private static func content(_ size: Int) -> [UInt8] { (0..<size).map { UInt8(truncatingIfNeeded: $0 * 31 + size) } }

  /// Three blocks and one byte: every way in which a member can fill its last block.
  @Test func membersOfEverySizeComeBack() throws {
    try Self.inFolder { folder in
      let writer = try ArchiveWriter(path: folder + "/x.tar")
      for size in 0...1537 { try writer.add(Self.content(size), as: "public/main/\(size)") }
      try writer.finish()
      let digests = try TarReader.extract(
        folder + "/x.tar", into: folder + "/out", isAllowed: ArchiveFormat.isAllowed, progress: { _, _ in })
      #expect(digests.count == 1538)
      for size in 0...1537 {
        #expect(digests["public/main/\(size)"] == Digest32(sha256: Self.content(size)), "\(size) bytes")
      }
    }
  }

  /// A browser is given a folder as the archive of it, and a file as it is; of what is taken away meanwhile it gets
  /// fewer bytes than it was told.
  @Test func whatIsLeftForABrowserIsOneFile() async throws {
    let data = FileManager.default.temporaryDirectory.appending(path: "left-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: data) }
    let (outbox, name) = (Outbox(data: data), OutboxName(random: [UInt8](repeating: 1, count: 8)))
    let folder = outbox.path(name)
    let sizes = [0, 1, 512, 300_000]
    try FileManager.default.createDirectory(atPath: folder + "/main", withIntermediateDirectories: true)
    for size in sizes { try Data(Self.content(size)).write(to: URL(filePath: "\(folder)/main/\(size)")) }
    let writer = try ArchiveWriter(path: data + "/x.tar")
    try writer.add(contentsOf: folder)
    try writer.finish()
    let archive = try Data(contentsOf: URL(filePath: data + "/x.tar"))

    func bytes(of file: LeftFile) async -> Data {
      var all = Data()
      for await piece in file.pieces {
        #expect(!piece.isEmpty)
        all += piece
      }
      return all
    }
    let whole = try #require(LeftFile(name, in: outbox))
    #expect(await bytes(of: whole) == archive)
    #expect(whole.byteCount == archive.count)
    try FileManager.default.removeItem(atPath: folder + "/main/512")
    #expect(await bytes(of: whole).count < whole.byteCount)

    outbox.remove(name)
    #expect(LeftFile(name, in: outbox) == nil)
    try archive.write(to: URL(filePath: folder))
    let single = try #require(LeftFile(name, in: outbox))
    #expect(await bytes(of: single) == archive)
    #expect(single.byteCount == archive.count)
  }

  @Test(arguments: [0, 1, 511, 512, 513, 1024, 1 << 20, 1 << 20 + 512])
  func aLastMemberOfThatSizeComesBack(_ size: Int) throws {
    try Self.inFolder { folder in
      let writer = try ArchiveWriter(path: folder + "/x.tar")
      try writer.add(Self.content(size), as: "archive.json")
      try writer.finish()
      let digests = try TarReader.extract(
        folder + "/x.tar", into: folder + "/out", isAllowed: ArchiveFormat.isAllowed, progress: { _, _ in })
      #expect(digests == ["archive.json": Digest32(sha256: Self.content(size))])
    }
  }

  /// What is read into memory whole is bounded by its own limit, and not by the archive's size.
  @Test func aManifestBeyondItsLimitIsNotUnpacked() throws {
    try Self.inFolder { folder in
      let writer = try ArchiveWriter(path: folder + "/x.tar")
      try writer.add([UInt8](repeating: 32, count: (4 << 20) + 1), as: ArchiveFormat.manifest)
      try writer.finish()
      let error = #expect(throws: ExportProblem.self) {
        try ArchiveReader.unpack(folder + "/x.tar", into: folder + "/out", key: nil)
      }
      #expect(error?.kind == .malformed)
      #expect(!FileManager.default.fileExists(atPath: folder + "/out/archive.json"))
    }
  }
}
