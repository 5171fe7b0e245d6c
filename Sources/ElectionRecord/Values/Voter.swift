/// A registered voter (选民) as one row of the roll.
package struct Voter: Hashable, Sendable, Codable {
  package let number: RollNumber
  package let name: String
  /// 男 or 女.
  package let sex: String
  /// Year, month and day as `YYYY-MM-DD`.
  package let birthDate: String
  package let address: String
  /// The area that decides which site holds the voter's right at first.
  package let area: String
  package let household: String
  /// The voter card's number (选民证号), unique on the roll.
  package let card: String
  /// Where each household is one voter (户代表选举): the others of the household, any of whom may ask who votes for it.
  package let members: [String]

  package init(
    number: RollNumber, name: String, sex: String, birthDate: String, address: String, area: String,
    household: String, card: String, members: [String] = []
  ) {
    self.number = number
    self.name = name
    self.sex = sex
    self.birthDate = birthDate
    self.address = address
    self.area = area
    self.household = household
    self.card = card
    self.members = members
  }

  /// Everybody whom the row names: the person, and the others of a household. Nobody is there twice.
  package var people: [String] {
    var named = FoldedSet()
    return ([name] + members).filter { person in
      defer { named.formUnion([person]) }
      return !named.contains(person)
    }
  }
}

/// The part of the roll that decisions need: for each roll number, the site that holds the right at first.
package struct RollIndex: Sendable, Equatable {
  /// Index of the site in ``Election/sites`` by roll number − 1; ``unassigned`` where no site has the area.
  package let initialSites: [UInt16]
  /// Registered voters on the roll.
  package let count: Int

  /// Marks a voter whose right the hall holds until it allots it.
  package static let unassigned = UInt16.max

  /// Marks a number that nobody has: a roll that follows an earlier one keeps its numbers.
  package static let nobody = UInt16.max - 1

  package init(initialSites: [UInt16]) {
    self.initialSites = initialSites
    count = initialSites.count { $0 != Self.nobody }
  }

  /// The highest number.
  package var last: RollNumber { RollNumber(initialSites.count) }

  /// SHA-256 of `ballotsync/roll-sites/1`, a line feed and each voter's site as two bytes, the lower one first.
  package var digest: Digest32 {
    var bytes = Array("ballotsync/roll-sites/1\n".utf8)
    bytes.reserveCapacity(bytes.count + 2 * initialSites.count)
    for site in initialSites {
      bytes.append(UInt8(truncatingIfNeeded: site))
      bytes.append(UInt8(truncatingIfNeeded: site >> 8))
    }
    return Digest32(sha256: bytes)
  }

  /// Whether `number` is on the roll as it was first read.
  package func contains(_ number: RollNumber) -> Bool {
    number >= 1 && number <= last && initialSites[Int(number) - 1] != Self.nobody
  }

  /// The index of the site that holds the right of `number` at first.
  package func initialSite(_ number: RollNumber) -> UInt16 { initialSites[Int(number) - 1] }
}
