import ElectionRecord
import Foundation
import JournalStore
import NodeService

/// Searching a large roll by number, card, name, part of a name and pinyin.
struct SearchMeasurement {
  private let bench: Bench
  private static let searches = 1000
  private static let limit = 20
  private static let goal = BenchRow.Goal.atMost(3, stretch: 1, "ms")

  init(_ bench: Bench) { self.bench = bench }

  func rows() throws -> [BenchRow] {
    guard let rolls = bench.rolls, !bench.isShort else {
      return [.notMeasured("voter search, 1,000,000 on the roll, p99", goal: Self.goal)]
    }
    let folder = try bench.folder("search")
    defer { bench.remove(folder) }
    let source = rolls + "/large/houbeian"
    let election = try ElectionFile.load(source)
    let roll = try RollStore.importRoll(
      csv: "\(source)/\(election.roll)", into: folder + "/roll.sqlite", election: election)
    let texts = try queries(roll)
    var medians: [Double] = []
    for _ in 0..<bench.runs {
      var times = BenchTimes()
      for text in texts {
        var found = 0
        times.add(try BenchClock.seconds { found = try roll.search(text, limit: Self.limit).count })
        guard found > 0 else { throw BenchError.wrongResult("a voter on the roll was not found") }
      }
      medians.append(times.quantile(0.99) * 1000)
    }
    let score = BenchTimes(medians).median
    return [
      BenchRow(
        what: "voter search, \(BenchFigure.grouped(roll.count)) on the roll, p99",
        measured: BenchFigure.time(score / 1000), score: score, goal: Self.goal)
    ]
  }

  /// What clerks would type for voters drawn at random.
  private func queries(_ roll: RollStore) throws -> [String] {
    var generator = SeededGenerator(seed: 4)
    return try (0..<Self.searches).compactMap { turn in
      let number = RollNumber.random(in: 1...RollNumber(roll.count), using: &generator)
      guard let voter = try roll.voter(number) else { return nil }
      switch turn % 6 {
      case 0: return "\(number)"
      case 1: return voter.card
      case 2: return voter.name
      case 3: return String(voter.name.prefix(1))
      case 4: return String(voter.name.dropFirst())
      default: return Self.pinyin(voter.name) ?? voter.name
      }
    }
  }

  private static func pinyin(_ name: String) -> String? {
    name.applyingTransform(.mandarinToLatin, reverse: false)?.applyingTransform(.stripDiacritics, reverse: false)
  }
}
