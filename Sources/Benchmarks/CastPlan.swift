import ElectionRecord

/// Who is marked where: casts at six sites in an order that no index foresees, one in a hundred a second mark of a
/// voter who was marked at another site before.
struct CastPlan: Sendable {
  /// The voters of each site, in the order of their casts.
  let sites: [[RollNumber]]
  let casts: Int
  /// Voters who are marked twice.
  let doubles: Int

  private static let uniqueBetweenDoubles = 99

  /// - Parameter casts: As many as there are voters on the roll.
  init(casts: Int) {
    self.casts = casts
    doubles = casts / (Self.uniqueBetweenDoubles + 1)
    var generator = SeededGenerator(seed: UInt64(casts))
    let voters = (1...RollNumber(casts)).shuffled(using: &generator)
    var sites = [[RollNumber]](repeating: [], count: BenchSetting.siteCount)
    for index in 0..<(casts - doubles) {
      sites[index % sites.count].append(voters[index])
      if index % Self.uniqueBetweenDoubles == Self.uniqueBetweenDoubles - 1 {
        sites[(index + 1) % sites.count].append(voters[index])
      }
    }
    self.sites = sites
  }

  /// What reconciliation must say of these casts.
  func check(_ report: ReconciliationReport) throws {
    let counts = report.register
    let cases = report.cases.count { $0.caseClass == .doubleCast }
    guard counts.counted == casts - doubles, counts.surplus == doubles, cases == doubles,
      report.cases.count == doubles, report.complete, counts.marks == casts
    else {
      throw BenchError.wrongResult(
        "\(counts.marks) of \(casts) marks, \(counts.counted) counted, \(counts.surplus) surplus, \(cases) cases"
      )
    }
  }
}

/// Why a measurement is void.
enum BenchError: Error, CustomStringConvertible {
  /// What was measured did not do its work.
  case wrongResult(String)
  /// Another process of the measurement failed.
  case child(String)

  var description: String {
    switch self {
    case .wrongResult(let text): "the measured work gave a wrong result: \(text)"
    case .child(let text): "a process of the measurement failed: \(text)"
    }
  }
}
