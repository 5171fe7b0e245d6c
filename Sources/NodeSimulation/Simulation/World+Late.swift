import ElectionRecord
import NodeRehearsal
import NodeService

/// Persons whom the roll left out: envelopes without a number, and numbers that the hall gives.
extension World {
  /// Numbers that the hall gave, as the hall's own laptop knows them.
  private var lateNumbers: [RollNumber] { hall.node.node.register.hall.added.keys.sorted() }

  func comeLate() throws(SimulationFailure) {
    switch latecomers.below(10) {
    case 0, 1, 2: try add()
    case 3, 4, 5: try castUnlisted()
    default: try castLate()
    }
  }

  /// Few names, so that some come twice.
  private func name() -> String { "person \(latecomers.below(6))" }

  private func add() throws(SimulationFailure) {
    let person = Voter(
      number: 0, name: name(), sex: "女", birthDate: "1990-01-01", address: "", area: "", household: "", card: "")
    let officers = latecomers.chance(90) ? Self.officers : [Self.officers[0]]
    try atHall("adds a person to the roll") { (node) throws(NodeError) in
      _ = try node.addVoter(person, basis: "objection upheld", officers: officers)
    }
  }

  /// Somebody stands at a table who has no number.
  private func castUnlisted() throws(SimulationFailure) {
    let laptop = latecomers.pick(tables)
    let (name, envelope) = (name(), latecomers.chance(80) ? "U-\(step)" : nil)
    try request(laptop, "a person without a number or \(envelope ?? "none")") { (node, id) throws(NodeError) in
      try node.cast(CastRequest(unlisted: node.unlisted(name), envelope: envelope), id: id)
    }
  }

  /// Somebody comes with a number that the hall gave; the site may not have heard of it.
  private func castLate() throws(SimulationFailure) {
    let numbers = lateNumbers
    guard !numbers.isEmpty else { return note("nobody came late") }
    let voter = latecomers.pick(numbers)
    if latecomers.chance(50) { try ask(for: voter) }
    let laptop = latecomers.pick(tables)
    let asked = CastRequest(voter: voter, envelope: latecomers.chance(60) ? "L-\(step)" : nil)
    try request(laptop, "voter \(voter)") { (node, id) throws(NodeError) in try node.cast(asked, id: id) }
    try checkPapers(of: voter)
  }

  /// For whom the envelope of a person without a number is accepted.
  func lateNumber(for subject: Case) -> RollNumber? {
    guard subject.isUnlisted else { return nil }
    let numbers = lateNumbers + scene.voters.prefix(3)
    return latecomers.chance(80) ? latecomers.pick(numbers) : nil
  }
}
