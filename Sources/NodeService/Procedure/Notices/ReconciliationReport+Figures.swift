import ElectionRecord

extension ReconciliationReport {
  /// What the notice of the result gives of the report: what is not counted yet is not given.
  var figuresGiven: [ResultFigure] {
    let lines = results.flatMap(\.lines)
    let isElected = lines.contains(where: \.elected)
    let given: [(ResultFigure, Bool)] = [
      (.winners, isElected), (.registered, true), (.issued, total.returned != nil),
      (.returned, total.returned != nil), (.valid, total.valid != nil), (.invalid, total.invalid != nil),
      (.blank, total.blank != nil), (.winnersVotes, isElected),
      (.othersVotes, lines.contains { !$0.elected }),
    ]
    return given.filter(\.1).map(\.0)
  }
}
