import ElectionRecord

/// What `voter --json` says of one voter.
struct VoterView: Decodable, Equatable {
  struct Admission: Decodable, Equatable {
    let outcome: String
    let reason: String?
    let message: String
    /// Whether a paper in an envelope may be handed over instead.
    let envelope: Bool
    /// Whether the hall may be asked for the right.
    let ask: Bool
  }

  struct Mark: Decodable, Equatable {
    struct Entry: Decodable, Equatable {
      let device: String
      let sequence: Int
    }

    let site: String?
    let entry: Entry
    let recordedAt: String
    let provisional: Bool
    let envelope: String?
    let paper: Bool
    let proxy: Int?
    let status: String
    /// The status in the reader's language.
    let message: String

    /// Whether it stands for a paper that the voter has.
    var stands: Bool { !["voided", "takenBack", "refused"].contains(status) }
  }

  let number: Int
  let name: String?
  let sex: String?
  let birthDate: String?
  let address: String?
  let household: String?
  let card: String?
  let members: [String]
  let struckOff: Bool
  let right: String?
  /// Nil at the hall, and before the site's journal begins.
  let admission: Admission?
  let marks: [Mark]

  /// How the card is told at a glance.
  var kind: Kind {
    if admission?.outcome == "ordinary" { return .ordinary }
    if marks.contains(where: \.stands) { return .marked }
    if admission?.envelope == true { return .envelopeOnly }
    return admission == nil ? .unknown : .refused
  }

  enum Kind: String { case ordinary, envelopeOnly, marked, refused, unknown }
}

struct SearchView: Decodable {
  let voters: [VoterView]
  let found: Int?
}
