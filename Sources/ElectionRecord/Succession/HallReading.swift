/// Who the devices are and which halls were before this one, read out of a hall's journal before it is folded. Pure.
package struct HallReading: Sendable {
  /// The first enrolment of each device, with its place.
  package private(set) var enrolments: [DeviceID: (enrolment: Enrolment, sequence: UInt32)] = [:]
  /// The halls that this one, or one before it, took over from.
  package private(set) var formerHalls: Set<DeviceID> = []
  /// What the lost halls signed, in order.
  package private(set) var notes: [[UInt8]] = []
  private let election: String
  private var size: UInt32 = 0
  private var hallKeys: [[UInt8]] = []

  package init(election: String) { self.election = election }

  /// Reads the next entry.
  package mutating func read(_ body: EntryBody) {
    defer { size += 1 }
    switch body {
    case .deviceEnrolled(let enrolment):
      let device = DeviceID(publicKey: enrolment.publicKey)
      enrolments[device] = enrolments[device] ?? (enrolment, size)
      if enrolment.site == nil { hallKeys.append(enrolment.publicKey) }
    case .hallSucceeded(let record):
      let notes = hallKeys.compactMap { SuccessionNote(verifying: record.note, election: election, former: $0) }
      formerHalls.formUnion(notes.map(\.former))
      if !notes.isEmpty { self.notes.append(record.note) }
    default: break
    }
  }
}
