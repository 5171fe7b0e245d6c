import ElectionRecord

/// A tally as one list of labelled figures, so that two of them can be set side by side.
struct TallyFigures {
  struct Figure: Equatable {
    let label: BilingualText
    let value: Int
  }

  let figures: [Figure]

  init(_ tally: BatchTally, _ election: Election) {
    var figures = [
      Figure(label: BilingualText(zh: "有效", en: "valid"), value: tally.valid),
      Figure(label: BilingualText(zh: "无效", en: "invalid"), value: tally.invalid),
      Figure(label: BilingualText(zh: "弃权", en: "blank"), value: tally.blank),
      Figure(label: BilingualText(zh: "疑难", en: "doubtful"), value: tally.doubtful),
    ]
    for contest in tally.contests {
      let office = election.contests.first { $0.id == contest.contest }?.office
      figures += Self.figures(contest, office ?? BilingualText(zh: contest.contest, en: contest.contest))
    }
    self.figures = figures
  }

  private static func figures(_ contest: ContestTally, _ office: BilingualText) -> [Figure] {
    func label(_ zh: String, _ en: String) -> BilingualText {
      BilingualText(zh: "\(office.zh) \(zh)", en: "\(office.en) \(en)")
    }
    return contest.votes.map { Figure(label: label($0.name, $0.name), value: $0.votes) }
      + contest.writeIns.map { Figure(label: label("另选 \($0.name)", "write-in \($0.name)"), value: $0.votes) }
      + [
        Figure(label: label("未填", "unused"), value: contest.undervotes),
        Figure(label: label("职位作废", "void in this contest"), value: contest.void),
      ]
  }

  /// Every figure in which the tallies differ, with what each has; 0 where a name is not there.
  static func differences(_ tallies: [BatchTally], _ election: Election) -> [(label: BilingualText, values: [Int])] {
    let lists = tallies.map { TallyFigures($0, election).figures }
    var labels: [BilingualText] = []
    var seen = FoldedSet()
    for figure in lists.joined() where !seen.contains(figure.label.en) {
      seen.formUnion([figure.label.en])
      labels.append(figure.label)
    }
    return labels.compactMap { label in
      let values = lists.map { list in list.first { $0.label.en.folded == label.en.folded }?.value ?? 0 }
      return Set(values).count > 1 ? (label, values) : nil
    }
  }
}
