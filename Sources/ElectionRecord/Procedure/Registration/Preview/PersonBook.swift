/// Who was registered so far, by like name and birth date: what a person repeats.
struct PersonBook: Sendable {
  /// One person as they are compared.
  struct Person: Sendable {
    let name: FoldedText
    let birthDate: CalendarDay
    let address: FoldedText
    let identity: Digest32?
    fileprivate let key: Key

    init(name: String, birthDate: CalendarDay, address: String, identity: Digest32? = nil) {
      self.name = name.folded
      self.birthDate = birthDate
      self.address = address.folded
      self.identity = identity
      key = Key(name: NameLikeness.core(name), birthDate: birthDate)
    }
  }

  fileprivate struct Key: Hashable, Sendable {
    let name: FoldedText
    let birthDate: CalendarDay
  }

  private var persons: [Key: [(place: RowPlace, person: Person)]] = [:]

  mutating func add(_ person: Person, at place: RowPlace) { persons[person.key, default: []].append((place, person)) }

  /// What the person repeats: the same name, birth date and address are the same person; the same birth date and a like
  /// name, or another address, are a question. Two different identity numbers are two persons of one name.
  func issue(of person: Person) -> RegistrationIssue? {
    let alike = persons[person.key] ?? []
    if let same = alike.first(where: { $0.person.name == person.name && $0.person.address == person.address }) {
      return RegistrationIssue(.samePerson, other: same.place)
    }
    let unsure = alike.first { person.identity == nil || $0.person.identity == nil }
    return unsure.map { RegistrationIssue(.sameNameAndBirth, other: $0.place) }
  }
}
