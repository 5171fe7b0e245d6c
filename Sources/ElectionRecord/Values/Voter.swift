/// A registered voter (选民) as one row of the roll.
public struct Voter: Hashable, Sendable, Codable {
  public let number: RollNumber
  public let name: String
  /// 男 or 女.
  public let sex: String
  /// Year, month and day as `YYYY-MM-DD`.
  public let birthDate: String
  public let address: String
  /// The area that decides which site holds the voter's right at first.
  public let area: String
  public let household: String
  /// The voter card's number (选民证号), unique on the roll.
  public let card: String

  public init(
    number: RollNumber, name: String, sex: String, birthDate: String, address: String, area: String,
    household: String, card: String
  ) {
    self.number = number
    self.name = name
    self.sex = sex
    self.birthDate = birthDate
    self.address = address
    self.area = area
    self.household = household
    self.card = card
  }
}

/// The part of the roll that decisions need: for each roll number, the site that holds the right at first.
public struct RollIndex: Sendable, Equatable {
  /// Index of the site in ``Election/sites`` by roll number − 1; ``unassigned`` where no site has the area.
  public private(set) var initialSites: [UInt16]

  /// Marks a voter whose right the hall holds until it allots it.
  public static let unassigned = UInt16.max

  public init(initialSites: [UInt16]) { self.initialSites = initialSites }

  /// Registered voters on the roll.
  public var count: Int { initialSites.count }

  /// SHA-256 of `ballotsync/roll-sites/1`, a line feed and each voter's site as two bytes, the lower one first.
  public var digest: Digest32 {
    var bytes = Array("ballotsync/roll-sites/1\n".utf8)
    bytes.reserveCapacity(bytes.count + 2 * count)
    for site in initialSites {
      bytes.append(UInt8(truncatingIfNeeded: site))
      bytes.append(UInt8(truncatingIfNeeded: site >> 8))
    }
    return Digest32(sha256: bytes)
  }

  /// Whether `number` is on the roll as it was first read.
  public func contains(_ number: RollNumber) -> Bool { number >= 1 && Int(number) <= count }

  /// The index of the site that holds the right of `number` at first.
  public func initialSite(_ number: RollNumber) -> UInt16 { initialSites[Int(number) - 1] }
}
