import ElectionRecord
import Foundation
import NodeService

/// A small election as files for observers, in a folder that goes away with the value.
final class ExportFixture {
  let folder: String
  let small: SmallElection
  let files: [String]

  /// One box with four casts, one of them taken back; the journals came to the hall in two parts.
  init(definesSites: Bool = false) throws {
    small = try SmallElection(siteIDs: ["R1"], voters: 10, definesSites: definesSites)
    folder = NSTemporaryDirectory() + "export-\(UUID().uuidString)"
    try Self.vote(small)
    files = try Self.export(small, to: folder)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static func vote(_ small: SmallElection) throws {
    func cast(_ voter: RollNumber) { _ = small.perform(Cast(voter: voter), at: "R1") }
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    cast(1)
    cast(2)
    try small.sync("R1")
    cast(3)
    cast(4)
    _ = small.perform(VoidMark(voter: 4, reason: "看错"), at: "R1")
    _ = small.perform(CloseSite(unused: 17, officers: SmallElection.officers), at: "R1")
    try small.sync("R1")
  }

  static func export(_ small: SmallElection, to folder: String) throws -> [String] {
    let reply = small.perform(ExportJournals(folder: nil), at: "hall")
    try FileManager.default.createDirectory(atPath: folder + "/journals", withIntermediateDirectories: true)
    for file in reply.files { try file.bytes.write(to: URL(filePath: "\(folder)/\(file.name)")) }
    return reply.files.map(\.name)
  }

  var siteDevice: DeviceID { small.node("R1").device }
  var siteJournal: String { "journals/\(siteDevice).journal" }
  var hallJournal: String { "journals/\(small.hall.device).journal" }

  func verify(key: SignedNote.VerifierKey? = nil) -> ExportVerification {
    ExportVerifier.verify(folder: folder, key: key)
  }

  func read(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(folder)/\(name)")) }

  /// Verifies the folder with other bytes in one file, and puts the file back.
  func verify(with bytes: Data, in name: String) throws -> ExportVerification {
    let original = try read(name)
    let place = URL(filePath: "\(folder)/\(name)")
    try bytes.write(to: place)
    defer { try? original.write(to: place) }
    return verify()
  }

  /// Verifies the folder after a change of one journal's lines.
  func verify(_ name: String, changing change: (inout [String]) -> Void) throws -> ExportVerification {
    var lines = String(decoding: try read(name), as: UTF8.self).components(separatedBy: "\n")
    change(&lines)
    return try verify(with: Data(lines.joined(separator: "\n").utf8), in: name)
  }
}

extension String {
  /// An entry's line with another entry and the leaf hash that belongs to it.
  func rewritten(_ change: (inout [UInt8]) -> Void) -> String {
    let parts = split(separator: " ").map(String.init)
    var entry = Hex.bytes(parts[2]) ?? []
    change(&entry)
    return "\(parts[0]) \(MerkleTree.leafHash(entry).hex) \(Hex.text(entry))"
  }

  /// The same entry under another number.
  func renumbered(_ sequence: Int) -> String {
    "\(sequence) " + split(separator: " ").dropFirst().joined(separator: " ")
  }
}
