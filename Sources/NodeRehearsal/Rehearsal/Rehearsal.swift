import ElectionRecord
import Foundation

/// 演练: an election held before it is held, with real nodes, rules and stores on simulated disks, clocks and network.
///
/// Nodes exchange at `settle`, `carry` and `ask` only, so what a step knows is never a matter of timing: the same file
/// gives the same bytes.
package enum Rehearsal {
  /// Reads and runs the scenario at `path`.
  ///
  /// - Parameter baseFolder: What the scenario's `election` is relative to, nil for the current directory; where
  ///   nothing is
  ///   there, the scenario's own folder.
  /// - Throws: ``RehearsalError``; a step that a rule refuses is an outcome instead.
  package static func run(
    scenario path: String, baseFolder: String? = nil
  ) throws(RehearsalError) -> RehearsalResult {
    try run(
      try RehearsalScenario.load(path, baseFolder: baseFolder ?? FileManager.default.currentDirectoryPath))
  }

  /// Runs a scenario.
  ///
  /// - Throws: ``RehearsalError/stopped(step:reason:)`` when a simulated laptop cannot go on.
  package static func run(_ scenario: RehearsalScenario) throws(RehearsalError) -> RehearsalResult {
    var rehearser = try stopping(at: 0) { () throws(ClusterError) in try Rehearser(scenario) }
    var steps: [RehearsalResult.Step] = []
    for (index, action) in scenario.steps.enumerated() {
      let outcome = try stopping(at: index + 1) { () throws(ClusterError) in
        try rehearser.perform(action, step: index + 1)
      }
      steps.append(RehearsalResult.Step(number: index + 1, action: action, outcome: outcome))
    }
    return RehearsalResult(
      election: scenario.election, steps: steps, reconciliations: rehearser.reconciliations)
  }

  private static func stopping<T>(
    at step: Int, _ work: () throws(ClusterError) -> T
  ) throws(RehearsalError) -> T {
    try wrapping({ RehearsalError.stopped(step: step, reason: "\($0)") }, work)
  }
}
