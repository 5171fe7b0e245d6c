import Foundation

@testable import NodeService

/// Archives, unpacked into a folder that goes away again. It stays inside it.
enum Archives {
  private static let folder = NSTemporaryDirectory() + "ballotsync-fuzz-\(ProcessInfo.processInfo.processIdentifier)"

  static func take(_ bytes: [UInt8]) {
    let manager = FileManager.default
    try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: folder) }
    let file = folder + "/x.tar"
    guard manager.createFile(atPath: file, contents: Data(bytes)) else { preconditionFailure("no room for \(file)") }
    _ = try? ArchiveReader.unpack(file, into: folder + "/out", key: nil)
    let names = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    precondition(Set(names).isSubset(of: ["x.tar", "out"]), "an archive climbed out: \(names)")
  }
}
