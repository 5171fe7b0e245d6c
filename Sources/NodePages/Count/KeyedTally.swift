import ElectionRecord

/// What a teller typed of one batch, read into a tally.
struct KeyedTally {
  private let fields: FormFields
  private let contests: [CountView.Contest]

  init(_ fields: FormFields, contests: [CountView.Contest]) { (self.fields, self.contests) = (fields, contests) }

  /// - Throws: ``Refusal`` naming the first field that holds no number.
  func tally(keying: Int) throws(Refusal) -> BatchTally {
    BatchTally(
      batch: fields["batch"], keying: keying, session: fields["session"], valid: try number("valid", "有效票"),
      invalid: try number("invalid", "无效票"), blank: try number("blank", "弃权票", empty: 0),
      doubtful: try number("doubtful", "疑难票", empty: 0), contests: try allContests())
  }

  private func allContests() throws(Refusal) -> [ContestTally] {
    var tallies: [ContestTally] = []
    for contest in contests {
      var votes: [NamedVotes] = []
      for name in contest.choices {
        votes.append(NamedVotes(name, try number("votes/\(contest.contest)/\(name)", name)))
      }
      tallies.append(
        ContestTally(
          contest: contest.contest, void: try number("void/\(contest.contest)", contest.message, empty: 0),
          votes: votes,
          writeIns: try writeIns(contest),
          undervotes: try number("undervotes/\(contest.contest)", contest.message, empty: 0)))
    }
    return tallies
  }

  /// A figure that nobody typed is not known to be none, but where it mostly is.
  private func number(_ field: String, _ name: String, empty: Int? = nil) throws(Refusal) -> Int {
    let typed = fields[field]
    if typed.isEmpty, let empty { return empty }
    guard let number = TypedNumber.whole(typed) else { throw .figureMissing(name) }
    return number
  }

  private func writeIns(_ contest: CountView.Contest) throws(Refusal) -> [NamedVotes] {
    var lines: [NamedVotes] = []
    for part in TypedNumber.parts(fields["writeIns/\(contest.contest)"]) where !part.isEmpty {
      let halves = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
      guard halves.count == 2, let votes = TypedNumber.whole(halves[1]) else {
        throw .writeInMalformed(part)
      }
      lines.append(NamedVotes(halves[0], votes))
    }
    return lines
  }
}

extension Refusal {
  fileprivate static func figureMissing(_ name: String) -> Refusal {
    Refusal(
      "figureMissing", .usage, zh: "“\(name)”要写数字，没有的写 0。", en: "\(name) needs a number, 0 where there is none.")
  }

  fileprivate static func writeInMalformed(_ part: String) -> Refusal {
    Refusal(
      "writeInMalformed", .usage, zh: "另选他人写作 姓名=票数：\(part)", en: "Names written in are typed NAME=N: \(part)")
  }
}
