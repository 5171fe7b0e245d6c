package import ElectionRecord
import Foundation
import NodeService

/// A rehearsal's file (演练脚本), read and checked against its election.
package struct RehearsalScenario: Sendable {
  /// The most steps of one scenario.
  package static let stepsMax = 200_000

  package let election: Election
  package let roll: RollIndex
  package let seed: UInt64
  package let steps: [RehearsalStep]

  /// Reads a scenario, its election and the election's roll.
  ///
  /// - Parameters:
  ///   - path: The scenario's file.
  ///   - baseFolder: What the scenario's `election` is relative to; where nothing is there, the scenario's own folder.
  /// - Throws: ``RehearsalError`` with the line of what is wrong in the file.
  package static func load(_ path: String, baseFolder: String) throws(RehearsalError) -> RehearsalScenario {
    let value = try wrapping(RehearsalError.file) { () throws(StrictYAMLError) in try StrictYAML.load(path) }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return try read(value) { (written) throws(RehearsalError) in
      let choices = [baseFolder, folder].map { URL(fileURLWithPath: written, relativeTo: directory($0)).path }
      let found = choices.first { FileManager.default.fileExists(atPath: $0 + "/" + ElectionFile.name) }
      let election = try wrapping(RehearsalError.file) { () throws(StrictYAMLError) in
        try ElectionFile.load(found ?? choices[0])
      }
      return (election, try RollAreaReader.index(of: (found ?? choices[0]) + "/" + election.roll, for: election))
    }
  }

  private static func directory(_ path: String) -> URL { URL(fileURLWithPath: path, isDirectory: true) }

  /// Reads a scenario from its bytes.
  ///
  /// - Parameters:
  ///   - file: What complaints call it.
  ///   - load: Finds the election and roll that the scenario names.
  /// - Throws: ``RehearsalError`` with the line of what is wrong.
  package static func parse(
    _ bytes: [UInt8], file: String,
    load: (String) throws(RehearsalError) -> (Election, RollIndex)
  ) throws(RehearsalError) -> RehearsalScenario {
    try read(
      try wrapping(RehearsalError.file) { () throws(StrictYAMLError) in try StrictYAML.parse(bytes, file: file) },
      load: load)
  }

  private static func read(
    _ value: YAMLValue, load: (String) throws(RehearsalError) -> (Election, RollIndex)
  ) throws(RehearsalError) -> RehearsalScenario {
    let head = try wrapping(RehearsalError.file) { () throws(StrictYAMLError) in try Head(value) }
    let (found, roll) = try load(head.election)
    let election = head.policy.map { found.with(policy: $0) } ?? found
    let steps = try wrapping(RehearsalError.file) { () throws(StrictYAMLError) in
      var reader = RehearsalStepReader(election: election)
      return try head.steps.map { (step) throws(StrictYAMLError) in try reader.read(step) }
    }
    return RehearsalScenario(election: election, roll: roll, seed: head.seed, steps: steps)
  }

  private struct Head {
    let election: String
    let seed: UInt64
    let policy: RightsPolicy?
    let steps: [YAMLValue]

    init(_ value: YAMLValue) throws(StrictYAMLError) {
      let map = try value.mapping(["election", "seed", "policy", "steps"])
      election = try map.required("election").text(charactersMax: 1000)
      seed = UInt64(try map.optional("seed")?.integer(in: 0...Int.max) ?? 0)
      policy = try map.optional("policy")?.choice(RightsPolicy.self)
      steps = try map.required("steps").list(countMax: RehearsalScenario.stepsMax)
    }
  }
}

/// Reads which site each voter of a roll belongs to.
enum RollAreaReader {
  /// - Throws: ``RehearsalError/file(_:)`` when it is not there or not readable to its end, ``RehearsalError/roll(_:)``
  ///   for what is wrong in it.
  static func index(of path: String, for election: Election) throws(RehearsalError) -> RollIndex {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw .file(StrictYAMLError(file: name, line: nil, kind: .notFound))
    }
    defer { try? file.close() }
    var reader = RollReader(areas: RollAreas(election))
    var sites: [UInt16] = []
    do {
      while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty, !reader.isStopped {
        sites += reader.read(Array(chunk)).map(\.site)
      }
    } catch {
      // A part of a roll is never taken for the whole.
      throw .file(StrictYAMLError(file: name, line: nil, kind: .unreadable))
    }
    sites += reader.finish().map(\.site)
    guard reader.problems.isEmpty else { throw .roll(reader.problems) }
    return RollIndex(initialSites: sites)
  }
}
