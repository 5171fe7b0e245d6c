package import ElectionRecord
import ElectionReports
import JournalStore

/// 按户领票: a request for the paper of a household, by the number of the household, whoever of it stands at the table.
///
/// The answer names the representative, to whom the paper is handed; the mark is that of the household's roll number.
package struct CastHousehold: NodeCommand {
  package static let keys = ["castHousehold"]

  package var isRepeatable: Bool { false }

  let household: String
  let proxy: RollNumber?
  let envelope: String?
  let poll: PollID
  /// Repeating it returns the first receipt.
  package let request: RequestID?
  /// The clerk knows of the envelope with the representative's name, and means somebody else.
  let isSomebodyElse: Bool?

  package init(
    household: String, proxy: RollNumber? = nil, envelope: String? = nil, poll: PollID = .main,
    request: RequestID? = nil, isSomebodyElse: Bool = false
  ) {
    (self.household, self.proxy, self.envelope) = (household, proxy, envelope)
    (self.poll, self.request, self.isSomebodyElse) = (poll, request, isSomebodyElse ? true : nil)
  }

  /// - Throws: ``Refusal`` with `householdsDoNotVote` where voters or representatives vote, with `householdBlank`,
  ///   `householdUnknown`,
  ///   with `householdAmbiguous` naming the numbers, and as ``Cast`` does.
  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    guard node.election.mode == .households else { throw .householdsDoNotVote }
    guard !PlainText.isBlank(household) else { throw .householdBlank }
    guard let roll = context.roll else { throw StoreError.notFound.refusal }
    let numbers = try refusing { () throws(StoreError) in try roll.numbers(household: household) }
    guard let voter = numbers.first else { throw .householdUnknown(household) }
    guard numbers.count == 1 else { throw .householdAmbiguous(household, numbers) }
    return try Cast(
      voter: voter, proxy: proxy, envelope: envelope, poll: poll, request: request, isRollNumber: true,
      isSomebodyElse: isSomebodyElse ?? false
    ).perform(at: node, context)
  }
}

extension Refusal {
  fileprivate static let householdBlank = Refusal(
    "householdBlank", zh: "没有写户号，没有划名。请写名册上的户号，或用 voter 查住址或同户任何一人的姓名。",
    en: "No household's number was given; nobody was marked. Give it as the roll has it, or search with voter for the "
      + "address, or for anybody of it.")

  fileprivate static func householdUnknown(_ household: String) -> Refusal {
    Refusal(
      "householdUnknown", zh: "名册上没有户号 \(household)，没有划名。请用 voter 查住址或同户任何一人的姓名。",
      en:
        "The roll has no household \(household); nobody was marked. Search with voter for the address, or for anybody of it."
    )
  }

  fileprivate static func householdAmbiguous(_ household: String, _ numbers: [RollNumber]) -> Refusal {
    let shown = numbers.map { "\($0)" }
    return Refusal(
      "householdAmbiguous", zh: "户号 \(household) 有几行：序号 \(shown.joined(separator: "、"))，没有划名。请按序号划名。",
      en:
        "Household \(household) has several rows, numbers \(shown.joined(separator: ", ")); nobody was marked. Give the "
        + "roll number.")
  }
}
