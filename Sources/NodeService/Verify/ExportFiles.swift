import ElectionRecord
import Foundation

/// The files of an export other than its journals.
final class ExportFiles {
  let folder: String
  private let progress: (UInt64, UInt64) -> Void
  private var bytesRead: UInt64 = 0
  private var bytesTotal: UInt64 = 0
  /// Files that are not what the manifest names.
  private(set) var problems: [ExportProblem] = []
  private var manifestBytes: [UInt8] = []

  init(folder: String, progress: @escaping (UInt64, UInt64) -> Void) {
    (self.folder, self.progress) = (folder, progress)
  }

  func open(_ name: String) throws(ExportProblem) -> ExportFile {
    try ExportFile(folder: folder, name: name) { [self] count in
      bytesRead += UInt64(count)
      progress(bytesRead, max(bytesTotal, bytesRead))
    }
  }

  /// Compares a file that was read with the manifest.
  func checkDigest(_ file: ExportFile, _ manifest: ExportManifest) throws(ExportProblem) {
    guard try file.digest() == manifest.files[file.name] else {
      throw ExportProblem(file: file.name, kind: .digestDiffers)
    }
  }

  func readManifest() throws(ExportProblem) -> ExportManifest {
    let file = try open(ExportFormat.manifest)
    manifestBytes = try file.rest(bytesMax: ExportFormat.smallFileBytesMax)
    guard let stated = try? JSONDecoder().decode(StatedManifest.self, from: Data(manifestBytes)) else {
      throw ExportProblem(file: ExportFormat.manifest, kind: .malformed)
    }
    guard stated.format <= ExportFormat.version else {
      throw ExportProblem(file: ExportFormat.manifest, kind: .futureFormat(found: stated.format))
    }
    // Writing it again refuses whatever a reader of JSON forgives.
    guard let manifest = stated.manifest, manifest.bytes == manifestBytes else {
      throw ExportProblem(file: ExportFormat.manifest, kind: .malformed)
    }
    return manifest
  }

  /// The manifest is what a device of this election signed.
  func checkManifestNote(_ manifest: ExportManifest, keys: [SignedNote.VerifierKey]) throws(ExportProblem) {
    let bytes = try open(ExportFormat.manifestNote).rest(bytesMax: SignedNote.noteBytesMax)
    let exporter = keys.filter { $0.text == manifest.exporter }
    guard !exporter.isEmpty else { throw ExportProblem(file: ExportFormat.manifest, kind: .notEnrolled) }
    do throws(SignedNoteError) {
      let note = try SignedNote(parsing: bytes)
      try note.verify(by: exporter)
      let expected = ExportFormat.manifestNoteText(election: manifest.election, manifest: manifestBytes)
      guard note.textBytes == Array(expected.utf8), note.signatures.count == 1, note.encoded == bytes else {
        throw .notSignedByKnownKey
      }
    } catch {
      throw ExportProblem(file: ExportFormat.manifestNote, kind: .noteInvalid(error))
    }
  }

  /// Every file is named, and every name is one of this format.
  func checkNames(_ manifest: ExportManifest) throws(ExportProblem) {
    guard manifest.files.count <= ExportFormat.journalsMax else {
      throw ExportProblem(file: ExportFormat.manifest, kind: .tooLarge)
    }
    let small = [ExportFormat.election, ExportFormat.rollAreas]
    for name in manifest.files.keys where !small.contains(name) && JournalName(name) == nil {
      throw ExportProblem(file: ExportFormat.manifest, kind: .malformed)
    }
    for name in small where manifest.files[name] == nil {
      throw ExportProblem(file: ExportFormat.manifest, kind: .malformed)
    }
    let present =
      (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(ExportFormat.journalFolder)")) ?? []
    for name in present.sorted().map({ "\(ExportFormat.journalFolder)/\($0)" }) where manifest.files[name] == nil {
      problems.append(ExportProblem(file: name, kind: .unexpected))
    }
    for name in manifest.files.keys {
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      bytesTotal += attributes?[.size] as? UInt64 ?? 0
    }
  }

  func readElection(_ manifest: ExportManifest) throws(ExportProblem) -> Election {
    let file = try open(ExportFormat.election)
    let bytes = try file.rest(bytesMax: ExportFormat.smallFileBytesMax)
    try checkDigest(file, manifest)
    guard let election = try? JSONDecoder().decode(Election.self, from: Data(bytes)),
      Array(NodeDirectory.canonical(election).utf8) == bytes, election.id == manifest.election,
      election.polls.count >= 1, election.sites.count <= Election.sitesMax
    else { throw ExportProblem(file: ExportFormat.election, kind: .malformed) }
    return election
  }

  func readRoll(_ manifest: ExportManifest, election: Election) throws(ExportProblem) -> RollIndex {
    let file = try open(ExportFormat.rollAreas)
    var sites: [UInt16] = []
    let malformed = ExportProblem(file: ExportFormat.rollAreas, kind: .malformed)
    let header = try file.withLine(bytesMax: 64) { $0.elementsEqual(ExportFormat.rollHeader.utf8) }
    guard header == true else { throw malformed }
    while let site = try file.withLine(
      bytesMax: 64,
      { (line) throws(ExportProblem) in
        guard let site = Self.site(line, after: sites.count, sites: election.sites.count) else { throw malformed }
        return site
      })
    {
      while sites.count + 1 < site.number { sites.append(RollIndex.nobody) }
      sites.append(site.index)
    }
    guard try file.rest(bytesMax: 64).isEmpty else { throw malformed }
    try checkDigest(file, manifest)
    return RollIndex(initialSites: sites)
  }

  /// A number that is higher than the last one, and its site.
  private static func site(
    _ line: UnsafeRawBufferPointer, after last: Int, sites: Int
  ) -> (number: Int, index: UInt16)? {
    let parts = String(decoding: line, as: UTF8.self).split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), String(number) == parts[0], number > last,
      number <= RollLimits.standard.rowsMax
    else { return nil }
    if parts[1] == ExportFormat.unassigned { return (number, RollIndex.unassigned) }
    guard let site = UInt16(parts[1]), String(site) == parts[1], Int(site) < sites else { return nil }
    return (number, site)
  }
}

/// The name of a journal's file.
struct JournalName: Hashable {
  let device: DeviceID
  let branch: Int

  init?(_ name: String) {
    let prefix = "\(ExportFormat.journalFolder)/"
    guard name.hasPrefix(prefix), name.hasSuffix(".journal") else { return nil }
    let parts = name.dropFirst(prefix.count).dropLast(8).split(separator: "-", omittingEmptySubsequences: false)
    guard let device = parts.first.flatMap({ DeviceID(hex: $0) }), parts.count <= 2 else { return nil }
    let branch = parts.count == 1 ? 0 : Int(parts[1]) ?? 0
    guard ExportFormat.journalName(device, branch: branch) == name else { return nil }
    self.device = device
    self.branch = branch
  }
}

/// The manifest as JSON states it.
private struct StatedManifest: Decodable {
  struct File: Decodable {
    let name: String
    let sha256: String
  }

  let format: Int
  let election: String
  let authority: String
  let exporter: String
  let files: [File]

  /// Nil when a digest is none or a file is named twice.
  var manifest: ExportManifest? {
    var digests: [String: Digest32] = [:]
    for file in files {
      guard let digest = Digest32(hex: file.sha256), digests.updateValue(digest, forKey: file.name) == nil else {
        return nil
      }
    }
    return ExportManifest(election: election, authority: authority, exporter: exporter, files: digests)
  }
}
