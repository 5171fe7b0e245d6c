package import ElectionRecord
import Foundation
import JournalStore

/// What a preview or an import of registrations reads.
package struct RegistrationRequest: Sendable {
  /// Registration files: CSV, or JSON of NIST SP 1500-102 where the name ends in `.json`.
  package var files: [String]
  /// The election's folder.
  package var electionFolder: String
  /// Files of other communities, or folders of them.
  package var others: [String]
  /// A household or canvass list.
  package var households: String?
  package var key: RegistrationKey
  /// Whether the key is the election's own; hashes under one drawn for a preview match nobody's.
  package var isKeyKept: Bool

  package init(
    files: [String], electionFolder: String, others: [String] = [], households: String? = nil, key: RegistrationKey,
    isKeyKept: Bool
  ) {
    self.files = files
    self.electionFolder = electionFolder
    self.others = others
    self.households = households
    self.key = key
    self.isKeyKept = isKeyKept
  }
}

/// Registrations as they were read and sorted.
package struct SortedRegistrations: Sendable {
  package let election: Election
  package let preview: RegistrationPreview
  /// The files' names without folders, by ``ElectionRecord/RowPlace/file``.
  package let fileNames: [String]
  /// The household list's name.
  package let listName: String?
  /// Lines of all files that were nobody's.
  package let passedOver: PassedOver
  /// Files of folders that were not read.
  package let leftOut: LeftOutFiles
}

/// Reads registrations from files. They are hostile: sizes, rows and fields have limits, and nothing is guessed.
package enum RegistrationFiles {
  /// The most files of one preview, and of other communities.
  package static let filesMax = 256
  /// The largest JSON file, in bytes: it is held in memory whole.
  package static let jsonBytesMax = 64 << 20

  /// Reads and sorts everything that the request names.
  ///
  /// - Throws: ``RegistrationFileError``, with every problem of the first file that has any.
  package static func sort(_ request: RegistrationRequest) throws(RegistrationFileError) -> SortedRegistrations {
    let election = try wrapping(RegistrationFileError.election) { () throws(ElectionFileError) in
      try ElectionFile.loadBeforeRoll(request.electionFolder)
    }
    guard request.files.count <= filesMax else { throw .tooManyFiles(limit: filesMax) }
    var files: [[RegistrationRow]] = []
    var passedOver = PassedOver()
    for file in request.files {
      files.append(try rows(file, areas: RollAreas(election), key: request.key, &passedOver))
    }
    let (others, leftOut) = try others(request, &passedOver)
    let preview = RegistrationPreview(
      files, by: try criteria(of: election, others),
      list: try request.households.map { (path) throws(RegistrationFileError) in try list(path, &passedOver) })
    return SortedRegistrations(
      election: election, preview: preview, fileNames: request.files.map(name),
      listName: request.households.map(name), passedOver: passedOver, leftOut: leftOut)
  }

  /// Sorts one file of CSV that is held in memory.
  ///
  /// - Throws: As ``sort(_:)``.
  static func sort(
    _ bytes: [UInt8], name: String, election: Election, key: RegistrationKey
  ) throws(RegistrationFileError) -> SortedRegistrations {
    var reader = RegistrationFileReader(areas: RollAreas(election), key: key)
    let rows = reader.read(bytes) + reader.finish()
    guard reader.problems.isEmpty else { throw .problems(file: name, reader.problems) }
    let preview = RegistrationPreview([try checked(rows, name)], by: try criteria(of: election, OtherRegister()))
    return SortedRegistrations(
      election: election, preview: preview, fileNames: [name], listName: nil, passedOver: reader.passedOver,
      leftOut: LeftOutFiles())
  }

  private static func criteria(
    of election: Election, _ others: OtherRegister
  ) throws(RegistrationFileError) -> RegistrationCriteria {
    guard let day = election.pollingDay ?? election.sites.compactMap(\.days).joined().min() else {
      throw .pollingDayUnknown
    }
    return RegistrationCriteria(
      pollingDay: day, rules: election.procedure?.registration ?? RegistrationRules(), mode: election.mode,
      others: others)
  }

  static func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

  private static func rows(
    _ path: String, areas: RollAreas, key: RegistrationKey, _ passedOver: inout PassedOver
  ) throws(RegistrationFileError) -> [RegistrationRow] {
    guard !path.lowercased().hasSuffix(".json") else {
      let reader = RegistrationValueReader(areas: areas, key: key)
      return try checked(
        VoterRecordsFile.rows(bytes(path, limit: jsonBytesMax), name: name(path), reader: reader), path)
    }
    var reader = RegistrationFileReader(areas: areas, key: key)
    var rows: [RegistrationRow] = []
    try chunks(path) { chunk in
      rows += chunk.map { reader.read($0) } ?? reader.finish()
      return !reader.isStopped
    }
    guard reader.problems.isEmpty else { throw .problems(file: name(path), reader.problems) }
    passedOver = passedOver + reader.passedOver
    return try checked(rows, path)
  }

  /// A file of which no row can be read, all for one reason, is a file to be made again and not a list of persons.
  private static func checked(
    _ rows: [RegistrationRow], _ path: String
  ) throws(RegistrationFileError) -> [RegistrationRow] {
    var problems: [RollProblem] = []
    for row in rows {
      guard case .unreadable(let found) = row.content, let problem = found.first else { return rows }
      problems.append(problem)
    }
    guard problems.count > 2, Set(problems.map(\.column)).count == 1, Set(problems.map(\.kind)).count == 1 else {
      return rows
    }
    throw .problems(file: name(path), problems)
  }

  private static func list(
    _ path: String, _ passedOver: inout PassedOver
  ) throws(RegistrationFileError) -> [ListedHousehold] {
    var reader = HouseholdFileReader()
    var rows: [ListedHousehold] = []
    try chunks(path) { chunk in
      rows += chunk.map { reader.read($0) } ?? reader.finish()
      return !reader.isStopped
    }
    guard reader.problems.isEmpty else { throw .problems(file: name(path), reader.problems) }
    passedOver = passedOver + reader.passedOver
    return rows
  }

  private static func others(
    _ request: RegistrationRequest, _ passedOver: inout PassedOver
  ) throws(RegistrationFileError) -> (OtherRegister, LeftOutFiles) {
    var register = OtherRegister()
    let (paths, leftOut) = try expanded(request.others)
    for path in paths {
      if try isIdentities(path) {
        guard request.isKeyKept else { throw .keyNeeded(file: name(path)) }
        register.add(try identities(path))
      } else {
        register.add(try rows(path, areas: .any, key: request.key, &passedOver))
      }
    }
    return (register, leftOut)
  }

  private static func identities(_ path: String) throws(RegistrationFileError) -> [ListedIdentity] {
    var reader = IdentityFileReader()
    var rows: [ListedIdentity] = []
    try chunks(path) { chunk in
      rows += chunk.map { reader.read($0) } ?? reader.finish()
      return !reader.isStopped
    }
    guard reader.problems.isEmpty else { throw .problems(file: name(path), reader.problems) }
    return rows
  }

  /// Whether the first line names the column of hashes.
  private static func isIdentities(_ path: String) throws(RegistrationFileError) -> Bool {
    guard let chunk = try opened(path).nextChunk(path) else { return false }
    let line = String(decoding: chunk.prefix { $0 != UInt8(ascii: "\n") }.prefix(1024), as: UTF8.self)
    return line.split(separator: ",").contains { RollColumn(header: String($0)) == .identityHash }
  }

  /// Files as they are, and the CSV and JSON files of folders in the order of their names.
  private static func expanded(_ paths: [String]) throws(RegistrationFileError) -> ([String], LeftOutFiles) {
    var found: [String] = []
    var leftOut = LeftOutFiles()
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw .notFound(file: name(path))
      }
      guard isFolder.boolValue else {
        found.append(path)
        continue
      }
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        throw .unreadable(file: name(path))
      }
      found += names.sorted().filter { leftOut.takes($0) }.map { "\(path)/\($0)" }
    }
    guard found.count <= filesMax else { throw .tooManyFiles(limit: filesMax) }
    return (found, leftOut)
  }
}

/// Reading from disk.
extension RegistrationFiles {
  private static func opened(_ path: String) throws(RegistrationFileError) -> RollFile {
    do throws(RollImportError) {
      return try RollFile(path: path)
    } catch {
      throw error == .notFound ? .notFound(file: name(path)) : .unreadable(file: name(path))
    }
  }

  /// Gives the file's chunks, then nil, until `take` wants no more.
  private static func chunks(
    _ path: String, _ take: ([UInt8]?) -> Bool
  ) throws(RegistrationFileError) {
    let file = try opened(path)
    let limit = RegistrationFileReader.limits.fileBytesMax
    guard file.size <= limit else { throw .tooLarge(file: name(path), limitBytes: Int(limit)) }
    while let chunk = try file.nextChunk(path) {
      guard take(chunk) else { return }
    }
    _ = take(nil)
  }

  private static func bytes(_ path: String, limit: Int) throws(RegistrationFileError) -> [UInt8] {
    let file = try opened(path)
    guard file.size <= UInt64(limit) else { throw .tooLarge(file: name(path), limitBytes: limit) }
    var bytes: [UInt8] = []
    while bytes.count <= limit, let chunk = try file.nextChunk(path) { bytes += chunk }
    guard bytes.count <= limit else { throw .tooLarge(file: name(path), limitBytes: limit) }
    return bytes
  }
}

extension RollFile {
  fileprivate func nextChunk(_ path: String) throws(RegistrationFileError) -> [UInt8]? {
    do throws(RollImportError) {
      return try next()
    } catch {
      throw .unreadable(file: RegistrationFiles.name(path))
    }
  }
}
