/// What `tally status --json` says; the parts that pages show.
struct CountView: Decodable {
  struct Contest: Decodable {
    let contest: String
    /// The office in the reader's language.
    let message: String
    let seats: Int
    /// The names on the paper, in its order.
    let choices: [String]
    /// By the report that stands declared; nobody before.
    let elected: [String]
  }

  struct Votes: Decodable {
    let name: String
    let votes: Int
  }

  struct ContestTally: Decodable {
    let contest: String
    let void: Int?
    let votes: [Votes]
    let writeIns: [Votes]?
    let undervotes: Int
  }

  struct Tally: Decodable {
    let keying: Int
    let session: String
    let teller: String
    let valid: Int
    let invalid: Int
    let blank: Int?
    let contests: [ContestTally]
  }

  struct Batch: Decodable {
    let id: String
    let sites: [String]
    let papers: Int
    let status: String
    /// The keying that stands; nil until two tellers agree.
    let accepted: Int?
    let undecided: Int
    let tallies: [Tally]
    let referrals: [Referral]
  }

  /// Papers that a batch's tellers put before the committee.
  struct Referral: Decodable {
    let id: String
    let reason: String
    let papers: Int
    /// Nil while it waits.
    let decision: String?
  }

  struct Session: Decodable {
    let id: String
    let caller: String
    let teller: String
    let scrutineer: String
  }

  struct Threshold: Decodable {
    let needed: Int
    let of: Int
  }

  struct Turnout: Decodable {
    let needed: Int
    let returned: Int?
  }

  let declared: Bool
  /// Whether nothing was changed since.
  let declarationStands: Bool
  let turnout: Turnout?
  /// Nil where the most votes elect, or nobody has counted of how many.
  let threshold: Threshold?
  let sessions: [Session]
  let batches: [Batch]
  let contests: [Contest]
}
