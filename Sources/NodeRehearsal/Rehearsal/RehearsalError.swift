package import ElectionRecord
package import NodeService

/// Why a rehearsal could not be run. A rule's refusal is an outcome and never one of these.
package enum RehearsalError: Error, Equatable, Sendable {
  /// The scenario's or the election's file is wrong. Correct the line it names.
  case file(StrictYAMLError)
  /// The roll cannot be read. Correct the lines it names.
  case roll([RollProblem])
  /// A simulated laptop could not go on: a fault of the program. Report it with the scenario.
  case stopped(step: Int, reason: String)
}

extension RehearsalError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .file(let error): .rehearsal(.usage, error.message)
    case .roll(let problems):
      .rehearsal(.usage, problems.first?.message ?? BilingualText(zh: "名册无法读取。", en: "The roll cannot be read."))
    case .stopped(let step, let reason):
      .rehearsal(
        .failed,
        BilingualText(
          zh: "第 \(step) 步时模拟的电脑停止了（\(reason)）。这是程序的错误，请连同脚本一起报告。",
          en: "a simulated laptop stopped at step \(step) (\(reason)). This is a fault of the program: report it with "
            + "the scenario."))
    }
  }
}

extension Refusal {
  fileprivate static func rehearsal(_ status: ExitStatus, _ message: BilingualText) -> Refusal {
    Refusal("rehearsalFailed", status, message)
  }
}
