/// Somebody whom a record names together with a number of the roll.
package struct NamedPerson: Equatable, Sendable {
  package let name: String
  package let voter: RollNumber
}

extension ProcedureRecord {
  /// Those whom the record names with their numbers; of a formal list, those under which its nominees were put forward.
  package func namedPeople(in register: Register) -> [NamedPerson] {
    let people: [(name: String, voter: RollNumber?)] =
      switch self {
      case .nomination(let record): record.people(in: register)
      case .staff(.appointed(let appointment)): [(appointment.name, appointment.voter)]
      case .outcome(.supervisors(let elected)): elected.members.map { ($0.name, $0.voter) }
      case .registration, .calendar, .staff, .proxy, .custody, .counting, .paper, .outcome, .withdrawal: []
      }
    return people.compactMap { person in person.voter.map { NamedPerson(name: person.name, voter: $0) } }
  }

  /// Those whom it puts forward without a number.
  package func unnumberedNominees(in register: Register) -> [String] {
    guard case .nomination(let record) = self else { return [] }
    if case .formal = record { return [] }
    return record.people(in: register).filter { $0.voter == nil }.map(\.name)
  }
}

extension NominationRecord {
  fileprivate func people(in register: Register) -> [(name: String, voter: RollNumber?)] {
    switch self {
    case .votes(let votes): return votes.lines.map { ($0.name, $0.voter) }
    case .joint(let joint): return [(joint.name, joint.nominee)]
    case .party(let nomination): return [(nomination.name, nomination.nominee)]
    case .formal(let list):
      let listed = FoldedSet(list.names)
      return register.nominees(for: list.contest).filter { listed.contains($0.name) }.map { ($0.name, $0.voter) }
    case .sheets, .vetting, .withdrawal, .strokes: return []
    }
  }
}

/// Whether the numbers beside the names of a record are on the roll; whose they are is held against the roll's names
/// where these are at hand.
///
/// - Rule: a candidate is one of the voters (城市居民委员会组织法 2025, art. 16): whoever has another one's number makes that
///   one a candidate, who may then be nobody's proxy (art. 19), and stands for the sex of another (art. 8).
enum NamedPersonRule {
  static func check(_ record: ProcedureRecord, in register: Register) throws(Refusal) {
    for person in record.namedPeople(in: register) {
      let isOnRoll = register.isOnRoll(person.voter)
      guard isOnRoll, !record.isOfCandidates || !register.isStruckOff(person.voter) else {
        throw .namedNotOnRoll(person)
      }
    }
  }
}

extension ProcedureRecord {
  /// Whether those whom it names are to stand.
  fileprivate var isOfCandidates: Bool {
    if case .nomination = self { true } else { false }
  }
}

extension Refusal {
  fileprivate static func namedNotOnRoll(_ person: NamedPerson) -> Refusal {
    Refusal(
      "namedNotOnRoll", zh: "“\(person.name)”的序号 \(person.voter) 不在选民名册上，或已除名。请核对序号；名册上没有的人，不写序号。",
      en:
        "\"\(person.name)\" has number \(person.voter), which is not on the roll, or was struck off. Check the number; "
        + "somebody who is not on the roll has none.")
  }
}
