import ElectionRecord

/// Texts that are typed beside voters, such as a reason. Every journal will hold them, and exported journals name no
/// voter: so they must not name one of these, whom an officer has in mind just then, nor anybody of their households.
package struct TypedBeside {
  let voters: [RollNumber]
  let texts: [String]

  static let nothing = TypedBeside([], [])

  init(_ voters: [RollNumber], _ texts: [String]) { (self.voters, self.texts) = (voters, texts) }
}

extension CommandContext {
  /// Looks the voters up; without a roll nobody can be named.
  ///
  /// - Throws: ``Refusal`` with `textNamesPerson`.
  func checkUnnamed(_ typed: TypedBeside) throws(Refusal) {
    let texts = typed.texts.filter { !$0.isEmpty }
    guard roll != nil, !texts.isEmpty else { return }
    for number in typed.voters {
      if let voter = try rollVoter(number), voter.isNamed(in: texts) { throw .textNamesPerson }
    }
  }
}

extension Voter {
  /// Whether one of the texts names the person, or another one of the household.
  func isNamed(in texts: [String]) -> Bool {
    texts.contains { text in ([name] + members).contains { NameLikeness.isNamed($0, in: text) } }
  }
}

extension ProcedureRecord {
  /// The texts of records about voters who do nothing but vote: candidates and staff are public.
  func typedBeside(_ register: Register) -> TypedBeside {
    guard case .registration(let record) = self else { return .nothing }
    switch record {
    case .objected(let objection):
      return TypedBeside([objection.voter].compactMap(\.self), [objection.by, objection.text])
    case .decided(let decision):
      return TypedBeside([register.voter(ofObjection: decision.objection)].compactMap(\.self), [decision.reason])
    default: return .nothing
    }
  }
}

extension Register {
  fileprivate func voter(ofObjection number: Int) -> RollNumber? {
    let filed = procedure(\.registration).compactMap { dated -> ObjectionFiled? in
      if case .objected(let objection) = dated.record { objection } else { nil }
    }
    return filed.indices.contains(number - 1) ? filed[number - 1].voter : nil
  }
}

extension Refusal {
  fileprivate static let textNamesPerson = Refusal(
    "textNamesPerson", zh: "没有记录：理由或说明里写有这名选民（或同户人）的姓名，而文字会写入日志，随日志导出。请改写成不带姓名的，例如“本人申请”“该户书面申请”。",
    en:
      "Nothing was recorded: the text names this voter, or somebody of the household, and the journals that are exported hold "
      + "it. Write it without names, as in \"by the voter's own request\".")
}
