/// Whether enough representatives came to a meeting (到会人数).
public struct MeetingQuorum: Equatable, Sendable {
  public let meeting: Meeting
  /// How many must be present; nil where the law asks for no number.
  public let needed: Int?
  /// The law and article; nil with ``needed``.
  public let source: String?

  /// Nil where the law asks for no number.
  public var isReached: Bool? { needed.map { meeting.present >= $0 } }

  /// - Parameter fraction: The part of those who are due that must be present; nil where the law is silent.
  public init(_ meeting: Meeting, atLeast fraction: Cited<Fraction>?) {
    self.meeting = meeting
    needed = fraction.map { $0.value.least(of: meeting.expected) }
    source = fraction?.source
  }

  /// The quorum of a meeting of representatives; a meeting of others has none here.
  public init(_ meeting: Meeting, in election: Election) {
    let isOfRepresentatives = meeting.kind.isOfRepresentatives(in: election.mode)
    self.init(meeting, atLeast: isOfRepresentatives ? election.procedure?.results.representativesPresent : nil)
  }
}

extension MeetingKind {
  /// Whether the residents' representatives meet. A group's own meeting elects them, and where all voters elect, the
  /// polling assembly is everybody's.
  func isOfRepresentatives(in mode: ElectionMode) -> Bool {
    switch self {
    case .committeeChosen, .nomination, .assembly: true
    case .polling: mode == .representatives
    case .representativesElected: false
    }
  }
}
