import ElectionRecord
import Foundation

/// A question that a person answers with yes; everything else is no.
enum TerminalQuestion {
  private static let yes = FoldedSet(["是", "是的", "对", "确认", "确定", "y", "yes"])

  /// Asks on standard error, where there is somebody who can answer.
  ///
  /// - Returns: The answer; nil where nobody can be asked.
  static func ask(_ question: String) -> Bool? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    Terminal.write(Terminal.printable(question), to: .standardError)
    return isYes(readLine(strippingNewline: true) ?? "")
  }

  /// Whether a line says yes, however the keyboard writes it: `ｙ`, `ＹＥＳ`, `是。`.
  static func isYes(_ line: String) -> Bool { yes.contains(line) }
}
