/// What was recorded of outcomes, by kind, in the order of the hall's journal.
package struct OutcomeBook: Equatable, Sendable {
  package private(set) var vacancies: [SeatVacant] = []
  package private(set) var further: [FurtherPoll] = []
  package private(set) var petitions: [RecallPetition] = []
  package private(set) var recallVotes: [RecallVote] = []

  package init(_ register: Register) {
    for recorded in register.hall.procedure.outcome {
      switch recorded.record {
      case .vacancy(let vacancy): vacancies.append(vacancy)
      case .further(let poll): further.append(poll)
      case .petition(let petition): petitions.append(petition)
      case .recallVote(let vote): recallVotes.append(vote)
      }
    }
  }

  /// Seats of a contest that officers left vacant.
  package func leftVacant(in contest: String) -> Int {
    vacancies.filter { $0.contest == contest }.reduce(0) { $0 + $1.seats }
  }

  func petition(_ id: String) -> RecallPetition? { petitions.first { $0.id == id } }

  func vote(on petition: String) -> RecallVote? { recallVotes.first { $0.petition == petition } }
}
