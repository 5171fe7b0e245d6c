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

  static func file<T>(_ work: () throws(StrictYAMLError) -> T) throws(RehearsalError) -> T {
    do throws(StrictYAMLError) {
      return try work()
    } catch {
      throw .file(error)
    }
  }

  /// What is wrong and what to do.
  package var message: BilingualText {
    switch self {
    case .file(let error): error.message
    case .roll(let problems):
      problems.first?.message ?? BilingualText(zh: "名册无法读取。", en: "The roll cannot be read.")
    case .stopped(let step, let reason):
      BilingualText(
        zh: "第 \(step) 步时模拟的电脑停止了（\(reason)）。这是程序的错误，请连同脚本一起报告。",
        en: "a simulated laptop stopped at step \(step) (\(reason)). This is a fault of the program: report it with "
          + "the scenario.")
    }
  }
}
