import ArgumentParser
import ElectionRecord

/// The votes of one contest as they are typed.
struct VotesOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("得票，每名候选人一次，没有得票的写 0。 Votes of a candidate, 0 for none; name each.", valueName: "NAME=N"),
    transform: NamedNumber.init)
  var votes: [NamedNumber] = []

  @Option(help: ArgumentHelp("另选他人得票。 Votes for others.", valueName: "N")) var writeIns = 0
  @Option(help: ArgumentHelp("未填的名额。 Choices left unused.", valueName: "N")) var undervotes = 0

  func tally(of contest: String) -> Tally {
    Tally(
      contest: contest, lines: votes.map { Tally.Line(name: $0.name, votes: $0.number) }, writeIns: writeIns,
      undervotes: undervotes)
  }
}
