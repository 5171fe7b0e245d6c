/// One case of a topic, named once: its number on the wire, its key in files and JSON, and its message.
///
/// A new record of a topic is a message, a case of the topic, and one of these.
package struct RecordKind<Whole>: Sendable {
  package let number: Int
  package let key: String
  package let type: any WireMessage.Type
  /// The whole that holds a message of ``type``; nil for any other message.
  package let whole: @Sendable (any WireMessage) -> Whole?
  /// The message of a whole of this kind; nil for any other whole.
  package let message: @Sendable (Whole) -> (any WireMessage)?

  init<Message: WireMessage>(
    _ number: Int, _ key: String, _ whole: @escaping @Sendable (Message) -> Whole,
    message: @escaping @Sendable (Whole) -> Message?
  ) {
    self.number = number
    self.key = key
    type = Message.self
    self.whole = { ($0 as? Message).map(whole) }
    self.message = { message($0) }
  }

  /// The same case, as a case of what holds the topic.
  init<Topic>(
    _ kind: RecordKind<Topic>, _ whole: @escaping @Sendable (Topic) -> Whole,
    topic: @escaping @Sendable (Whole) -> Topic?
  ) {
    number = kind.number
    key = kind.key
    type = kind.type
    self.whole = { kind.whole($0).map(whole) }
    message = { topic($0).flatMap(kind.message) }
  }

  /// Reads the message in a field.
  ///
  /// - Throws: ``WireError`` for bytes that are no such message.
  func read(_ field: WireField) throws(WireError) -> Whole {
    guard let read = whole(try field.anyMessage(as: type)) else {
      throw .invalidValue(field: field.number, at: field.offset)
    }
    return read
  }
}

/// A record of one topic: exactly one of several messages.
package protocol ProcedureTopic: Equatable, Sendable {
  /// Every case of the topic.
  static var kinds: [RecordKind<Self>] { get }
}

extension ProcedureTopic {
  /// One row of the topic's table of kinds.
  package typealias Kind = RecordKind<Self>

  /// What the record is called in files and JSON.
  package var key: String { Self.kinds.named(self).kind.key }

  /// What the record says.
  package var message: any WireMessage { Self.kinds.named(self).message }
}

extension Array {
  /// The case that `whole` is, with its message.
  func named<Whole>(
    _ whole: Whole
  ) -> (kind: RecordKind<Whole>, message: any WireMessage) where Element == RecordKind<Whole> {
    for kind in self {
      if let message = kind.message(whole) { return (kind, message) }
    }
    preconditionFailure("every case of a topic has its kind")
  }
}
