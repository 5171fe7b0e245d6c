import Foundation

/// Commands as JSON: the members of a command under its ``NodeCommand/keys``.
enum CommandCoding {
  /// Every command there is, by topic.
  private static let types: [any NodeCommand.Type] =
    SiteCommands.all + VoterCommands.all + HallCommands.all + CarriageCommands.all + ProcedureCommands.all

  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  static func encode(_ command: any NodeCommand, to encoder: any Encoder) throws {
    var inner = encoder
    for key in type(of: command).keys {
      var members = inner.container(keyedBy: Key.self)
      inner = members.superEncoder(forKey: Key(key))
    }
    try command.encode(to: inner)
  }

  /// - Throws: `DecodingError` for what is no command of this program.
  static func decode(from decoder: any Decoder) throws -> any NodeCommand {
    for type in types {
      if let command = try? decode(type, from: decoder) { return command }
    }
    throw DecodingError.dataCorrupted(noCommand(decoder))
  }

  private static func noCommand(_ decoder: any Decoder) -> DecodingError.Context {
    DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no command of this program")
  }

  private static func decode(_ type: any NodeCommand.Type, from decoder: any Decoder) throws -> any NodeCommand {
    var inner = decoder
    for key in type.keys {
      let members = try inner.container(keyedBy: Key.self)
      guard members.contains(Key(key)) else { throw DecodingError.keyNotFound(Key(key), noCommand(decoder)) }
      inner = try members.superDecoder(forKey: Key(key))
    }
    return try type.init(from: inner)
  }

  static func bytes(of value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("commands and replies are made of texts, integers and bytes, which JSON can hold")
    }
    return Array(data)
  }
}
