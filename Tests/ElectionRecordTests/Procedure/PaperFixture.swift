import ElectionRecord

extension RegisterBuilder {
  static func header(by person: String = "录入员", used: Int? = nil, spoilt: Int? = nil) -> PaperBatch {
    PaperBatch(
      day: CalendarDay(number: 14_682), reason: "laptop lost", origin: "printed list", sheets: 1, enteredBy: person,
      used: used, spoilt: spoilt)
  }

  /// A batch from paper in the journal of that name.
  @discardableResult
  mutating func paper(
    _ name: String, _ voters: [RollNumber], replaced: [RollNumber] = [], by person: String = "录入员"
  ) -> EntryID {
    let list = PaperList(voters: voters, replaced: replaced)
    let entries = PaperRule.entries(of: list, under: Self.header(by: person), size: size(name))
    return entries.map { append($0, to: name) }[0]
  }

  mutating func check(_ batch: EntryID, by person: String, in name: String = "hall") {
    append(.procedure(.paper(.checked(PaperCheck(batch: batch, checkedBy: person)))), to: name)
  }
}
