import ElectionRecord
import Foundation
import NodeService
import Testing

/// An election's folder that goes away with the test.
final class ElectionFolder {
  static let configured = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "config/elections").path

  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "ballotsync-election-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, as name: String = ElectionFile.name) throws {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
  }

  /// Reads `text` as an election's file.
  static func load(_ text: String) throws -> Election {
    let folder = try ElectionFolder()
    try folder.write(text)
    return try ElectionFile.load(folder.path)
  }

  /// Reads `text` as a count's file.
  static func count(_ text: String, for election: Election? = nil) throws -> CountFile {
    let folder = try ElectionFolder()
    try folder.write(text, as: "count.yaml")
    return try CountFile.load(folder.path + "/count.yaml", for: election)
  }

  static let election = """
    format: 1
    id: test
    name: {zh: 测试, en: Test}
    mode: voters
    electorate: 30
    sites:
      - {id: R1, kind: mobileBox, stage: 1, name: {zh: 箱, en: Box}, areas: [东村], papers: 20, days: [2010-03-13]}
      - id: H1
        kind: hall
        stage: 2
        name: {zh: 会场, en: Hall}
        areas: [西村]
        papers: 10
        days: [2010-03-14]
    contests:
      - id: chair
        office: {zh: 主任, en: Chair}
        seats: 1
        candidates:
          - {name: 方学全, voter: 3, source: seed}
          - {name: 吴逸芸, voter: 4}

    """

  static let count = """
    format: 1
    source: a report
    sites:
      R1: {issued: 12, returned: 11, valid: 9, invalid: 1, blank: 0, source: synthetic}
      H1: {issued: 5, returned: 5, valid: 4, invalid: 0}
    totals: {issued: 17, returned: 16, valid: 13, invalid: 1, source: synthetic}
    tally:
      - contest: chair
        votes:
          - {name: 方学全, votes: 7, source: synthetic}
          - {name: 吴逸芸, votes: 4}
        writeIns: {votes: 1, source: synthetic}
        undervotes: {votes: 1}

    """
}
