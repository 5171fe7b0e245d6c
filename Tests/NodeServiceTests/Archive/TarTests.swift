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

  /// What a browser is given is what a file would hold.
  @Test func filesInMemoryMakeTheSameArchive() throws {
    try Self.inFolder { folder in
      let files = [0, 1, 512, 1537].map { NamedFile(name: "public/main/\($0)", bytes: Data(Self.content($0))) }
      let writer = try ArchiveWriter(path: folder + "/x.tar")
      for file in files { try writer.add(Array(file.bytes), as: file.name) }
      try writer.finish()
      #expect(TarFile.bytes(of: files) == Array(try Data(contentsOf: URL(filePath: folder + "/x.tar"))))
    }
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
