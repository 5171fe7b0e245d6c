/// One topic of the procedure, named once: its field of the entry message, what a public log calls it, its records.
struct RecordTopic: Sendable {
  /// The number is the format and never changes.
  let number: Int
  let entryKind: EntryKind
  let kinds: [RecordKind<ProcedureRecord>]

  init<Topic: ProcedureTopic>(
    _ number: Int, _ entryKind: EntryKind, _ whole: @escaping @Sendable (Topic) -> ProcedureRecord,
    topic: @escaping @Sendable (ProcedureRecord) -> Topic?
  ) {
    self.number = number
    self.entryKind = entryKind
    kinds = Topic.kinds.map { RecordKind($0, whole, topic: topic) }
  }
}

extension ProcedureRecord {
  static let topics = [
    RecordTopic(32, .registration, Self.registration) { if case .registration(let topic) = $0 { topic } else { nil } },
    RecordTopic(33, .calendar, Self.calendar) { if case .calendar(let topic) = $0 { topic } else { nil } },
    RecordTopic(34, .nomination, Self.nomination) { if case .nomination(let topic) = $0 { topic } else { nil } },
    RecordTopic(35, .staff, Self.staff) { if case .staff(let topic) = $0 { topic } else { nil } },
    RecordTopic(36, .proxy, Self.proxy) { if case .proxy(let topic) = $0 { topic } else { nil } },
    RecordTopic(37, .custody, Self.custody) { if case .custody(let topic) = $0 { topic } else { nil } },
    RecordTopic(38, .counting, Self.counting) { if case .counting(let topic) = $0 { topic } else { nil } },
    RecordTopic(39, .paper, Self.paper) { if case .paper(let topic) = $0 { topic } else { nil } },
    RecordTopic(40, .outcome, Self.outcome) { if case .outcome(let topic) = $0 { topic } else { nil } },
    RecordTopic(41, .withdrawal, Self.withdrawal) { if case .withdrawal(let topic) = $0 { topic } else { nil } },
  ]

  /// Every record of every topic.
  package static let kinds = topics.flatMap(\.kinds)
  /// Those that a file may hold: marks from paper are entered with their list, and what is taken back is named by its
  /// place in a journal.
  package static let fileKinds = topics.filter { $0.entryKind != .paper && $0.entryKind != .withdrawal }.flatMap(
    \.kinds)

  /// The record's topic, its kind there, and what it says.
  private var named: (topic: RecordTopic, kind: RecordKind<ProcedureRecord>, message: any WireMessage) {
    for topic in Self.topics {
      for kind in topic.kinds {
        if let message = kind.message(self) { return (topic, kind, message) }
      }
    }
    preconditionFailure("every case of the procedure has its topic, and every case of a topic its kind")
  }

  /// What the record says.
  package var message: any WireMessage { named.message }

  /// What a public log calls it.
  package var entryKind: EntryKind { named.topic.entryKind }

  /// What the record is called in files and JSON.
  package var key: String { named.kind.key }

  func write(to writer: inout WireWriter) {
    let (topic, kind, message) = named
    writer.message(topic.number) { $0.message(kind.number, message) }
  }

  /// The record in a field of an entry; nil for a field of another kind.
  ///
  /// - Throws: ``WireError`` for a message that this program does not know; the entry is then kept as unknown.
  init?(_ field: WireField) throws(WireError) {
    guard let topic = Self.topics.first(where: { $0.number == field.number }) else { return nil }
    var found: ProcedureRecord?
    try field.message { (part: WireField) throws(WireError) in
      guard found == nil, let kind = topic.kinds.first(where: { $0.number == part.number }) else {
        throw .invalidValue(field: part.number, at: part.offset)
      }
      found = try kind.read(part)
    }
    guard let found else { throw .invalidValue(field: field.number, at: field.offset) }
    self = found
  }
}
