import ElectionRecord
import Foundation

/// Asks whether two officers whose names are written alike are two people: a question, because they may be.
enum OfficerQuestion {
  /// The first two names that may be one person's.
  static func pair(in names: [String]) -> (String, String)? {
    for (place, name) in names.enumerated() {
      if let other = names[(place + 1)...].first(where: { NameLikeness.isQuestion(name, $0) }) { return (name, other) }
    }
    return nil
  }

  /// The question, in both languages.
  static func text(_ pair: (String, String)) -> String {
    """
    “\(pair.0)”和“\(pair.1)”像是同一个人（繁简或称谓之别）。须由两个人负责；若是同一人，请换一人重办。
    "\(pair.0)" and "\(pair.1)" may be one person (a traditional form, a title). Two people answer for this.

    """
  }

  /// Says so on standard error; on a terminal it waits for an answer.
  ///
  /// - Returns: Whether to go on.
  static func isAnswered(_ names: [String]) -> Bool {
    guard let pair = pair(in: names) else { return true }
    Terminal.write(text(pair), to: .standardError)
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return true }
    Terminal.write("是两个人吗？ Are they two people? [y/N] ", to: .standardError)
    return ["y", "yes", "是"].map(\.folded).contains((readLine() ?? "").folded)
  }
}
