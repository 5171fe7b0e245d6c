/// 会场承接: the hall that a node was made for, and those that took over from it, one after the other. Pure.
///
/// Each link is a note that the hall before it signed, so whoever knows the first hall's key knows every later one's.
package struct HallChain: Equatable, Sendable {
  /// One succession, with the note's own bytes.
  package struct Link: Equatable, Sendable {
    package let note: SuccessionNote
    package let bytes: [UInt8]
  }

  /// What became of a note that somebody brought.
  package enum Outcome: Equatable, Sendable {
    case added, known
    /// No hall of this chain signed it.
    case foreign
    /// The same hall signed two successors: the one that was known first stays.
    case rival
  }

  /// The most successions of one election.
  package static let linksMax = 64

  private let election: String
  /// The first hall's Ed25519 key.
  package let root: [UInt8]
  package private(set) var links: [Link] = []

  package init(election: String, root: [UInt8]) {
    (self.election, self.root) = (election, root)
  }

  /// Takes a note of the last hall's.
  @discardableResult
  package mutating func add(_ bytes: [UInt8]) -> Outcome {
    if links.contains(where: { $0.bytes == bytes }) { return .known }
    for (place, key) in keys.enumerated() {
      guard let note = SuccessionNote(verifying: bytes, election: election, former: key) else { continue }
      guard place == links.count else { return links[place].note == note ? .known : .rival }
      guard links.count < Self.linksMax, !devices.contains(note.successor) else { return .foreign }
      links.append(Link(note: note, bytes: bytes))
      return .added
    }
    return .foreign
  }

  /// Every hall's key, the first one's first.
  package var keys: [[UInt8]] { [root] + links.map(\.note.successorKey) }

  private var devices: [DeviceID] { keys.map { DeviceID(publicKey: $0) } }

  /// The last hall whose journal is held as far as it shows that it took over; the first one's where none is.
  ///
  /// - Parameter isHeld: Whether the successor's journal is held beyond what it took over.
  package func current(_ isHeld: (SuccessionNote) -> Bool) -> [UInt8] {
    links.last { isHeld($0.note) }?.note.successorKey ?? root
  }
}
