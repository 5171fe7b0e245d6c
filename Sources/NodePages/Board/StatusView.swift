import ElectionRecord

/// What `status --json` says; the parts that pages show.
struct StatusView: Decodable {
  struct Account: Decodable {
    let received: Int?
    let issued: Int
    let envelopes: Int
    let spoilt: Int
    let unused: Int?
    let expectedUnused: Int?
  }

  struct Device: Decodable {
    let device: String
    let entries: Int
    let delivered: Int
    let recordedAt: String?
    let revoked: Bool
    let forkedAt: Int?
    let manyHistories: Bool
  }

  struct Site: Decodable {
    let site: String
    let state: String
    let account: Account
    let firstMergedAt: String?
    let lastMergedAt: String?
    let lateEntries: Int
    let devices: [Device]

    /// Nothing of it has come: nobody here knows whether it was opened.
    var isUnheard: Bool { state == "notOpen" && devices.allSatisfy { $0.entries == 0 } }
  }

  struct Head: Decodable {
    let size: Int
    let root: String
  }

  let device: String
  let state: String?
  let halted: String?
  let diskFault: String?
  let personKeyLost: Bool
  let journal: Head
  let delivered: Int
  let casts: Int
  let account: Account?
  let rollVersion: Int
  let rollDigest: String?
  let hallKey: String
  /// The whole key, as observers pin it.
  let authority: String
  let hallHeard: Bool
  let registered: Int
  let counted: Int
  let provisionalPending: Int
  let quarantined: Int
  let surplus: Int
  let openCases: Int
  let ruledCases: Int
  let unexplainedFindings: Int
  let forks: Int
  let declared: Bool
  /// Whether nothing was changed since.
  let declarationStands: Bool
  let missing: [String]
  let sites: [Site]
  let clockDaysOff: Int?
}

/// What `custody status --json` says; the parts that pages show.
struct CustodyView: Decodable {
  struct Box: Decodable {
    struct Break: Decodable {
      let code: String
    }

    let site: String
    let phase: String
    let holders: [String]
    let seals: [String]
    let breaks: [Break]
  }

  let sites: [Box]
}

/// What `status --turnout --json` says.
struct TurnoutView: Decodable {
  struct Area: Decodable {
    let site: String?
    let registered: Int
    let counted: Int
    let rights: Int?
  }

  struct Hour: Decodable {
    let start: String
    let counted: Int
  }

  let areas: [Area]
  let hours: [Hour]
}
