import ArgumentParser
import ElectionRecord
import ElectionReports
import Foundation

/// A verb that names people who must not be one and the same.
protocol NamesPeople {
  /// Lists of names, each of different people.
  func people() throws -> [[String]]

  /// Says beforehand that two names written alike are two people.
  var confirmation: ConfirmOption { get }
}

/// A verb for which two officers answer.
protocol OfficersVerb: NamesPeople {
  var officers: OfficerOptions { get }
}

extension OfficersVerb {
  func people() -> [[String]] { [officers.names] }
  var confirmation: ConfirmOption { officers.confirmation }
}

/// Asks whether two people whose names are written alike are two: a question, because they may be.
enum OfficerQuestion {
  /// Asks on a terminal; elsewhere nobody can be asked.
  ///
  /// - Throws: ``Refusal`` with `namesAlike` where the question is not answered with yes.
  static func ask(of command: any ParsableCommand) throws {
    guard let pair = try alike(in: command) else { return }
    guard TerminalQuestion.ask(text(pair) + "是两个人吗？是，请输入“是”。 Are they two people? Type yes: ") ?? false else {
      throw refusal(pair)
    }
  }

  /// Refuses it where nobody can be asked.
  ///
  /// - Throws: ``Refusal`` with `namesAlike`.
  static func check(_ command: any ParsableCommand) throws {
    if let pair = try alike(in: command) { throw refusal(pair) }
  }

  private static func alike(in command: any ParsableCommand) throws -> (String, String)? {
    guard let verb = command as? any NamesPeople, !verb.confirmation.isGiven else { return nil }
    return try verb.people().lazy.compactMap(NameLikeness.pair).first
  }

  /// The question, in both languages.
  private static func text(_ pair: (String, String)) -> String {
    """
    “\(pair.0)”和“\(pair.1)”像是同一个人（繁简或称谓之别）。须由两个人负责。
    "\(pair.0)" and "\(pair.1)" may be one person (a traditional form, a title). Two people answer for this.

    """
  }

  private static func refusal(_ pair: (String, String)) -> Refusal {
    Refusal(
      "namesAlike", .refused,
      zh: "“\(pair.0)”和“\(pair.1)”像是同一个人（繁简或称谓之别），没有记录。须由两个人负责：若是同一人，请换一人；确是两个人的，加 --confirm。",
      en: "\"\(pair.0)\" and \"\(pair.1)\" may be one person (a traditional form, a title); nothing was recorded. Two "
        + "people answer for this: name another where they are one; if they are two, add --confirm.")
  }
}
