import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

/// What a process of a measurement does, and how it tells of it: one line a fact on standard output.
enum BenchChild: String, ExpressibleByArgument, Sendable {
  /// Merges the whole fixture, with a line `merged MARKS` after each durable message.
  case merge
  /// Opens the hall and says `open MARKS`, then merges the whole fixture and checks the report.
  case open

  func run(voters: Int, hall: String, fixture: String) throws {
    let setting = try BenchSetting(voters: voters, policy: .shared)
    let opened = try MergingHall(setting, folder: hall)
    if self == .open { Self.say("open", opened.opened.node.register.markCount) }
    try opened.merge(fixture) { Self.say("merged", $0) }
    Self.say("resident", BenchMachine.residentKiB() ?? 0)
    try CastPlan(casts: voters).check(try opened.opened.node.report())
    Self.say("checked", opened.opened.node.register.markCount)
  }

  /// At once: printing to a pipe would wait until much had been said.
  private static func say(_ fact: String, _ number: Int) {
    FileHandle.standardOutput.write(Data("\(fact) \(number)\n".utf8))
  }
}

/// Such a process, from outside.
final class BenchProcess {
  /// One fact that the process told.
  struct Fact {
    let name: String
    let number: Int
  }

  private let process = Process()
  private let output = Pipe()
  private var pending: [UInt8] = []

  init(_ child: BenchChild, bench: Bench, voters: Int, hall: String, fixture: String) throws {
    process.executableURL = URL(fileURLWithPath: bench.ownPath)
    process.arguments = [
      "--child", child.rawValue, "--voters", "\(voters)", "--workdir", hall, "--fixture", fixture,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
  }

  /// The next fact; nil when the process has ended.
  func next() -> Fact? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let words = String(decoding: pending[..<end], as: UTF8.self).split(separator: " ")
        pending.removeSubrange(...end)
        guard words.count == 2, let number = Int(words[1]) else { continue }
        return Fact(name: String(words[0]), number: number)
      }
      let bytes = output.fileHandleForReading.availableData
      if bytes.isEmpty { return nil }
      pending += bytes
    }
  }

  /// The number of the next fact of that name.
  func require(_ name: String) throws -> Int {
    while let fact = next() {
      if fact.name == name { return fact.number }
    }
    throw BenchError.child("it ended before it said “\(name)”")
  }

  /// Ends the process at once, wherever it is.
  func killAtOnce() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Waits for the end.
  func finish() throws {
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BenchError.child("status \(process.terminationStatus)") }
  }
}
