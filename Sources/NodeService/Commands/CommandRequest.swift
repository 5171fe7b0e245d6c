package import ElectionRecord
package import Foundation

/// A command with the language of its answer, as it travels over the node's Unix socket.
///
/// A request with a name has its command under `recorded` and not under `command`: a daemon that knows no names refuses
/// it, where it would otherwise record the same again each time that it is repeated.
package struct CommandRequest: Codable, Equatable, Sendable {
  package let command: any NodeCommand
  package let language: Language
  /// A repetition is told what was recorded first; for commands without a name of their own.
  package let request: RequestID?

  private enum CodingKeys: CodingKey { case command, recorded, language, request }

  package init(_ command: any NodeCommand, language: Language, request: RequestID? = nil) {
    (self.command, self.language, self.request) = (command, language, request)
  }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    request = try members.decodeIfPresent(RequestID.self, forKey: .request)
    command = try CommandCoding.decode(from: members.superDecoder(forKey: request == nil ? .command : .recorded))
    language = try members.decode(Language.self, forKey: .language)
  }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encodeIfPresent(request, forKey: .request)
    try CommandCoding.encode(command, to: members.superEncoder(forKey: request == nil ? .command : .recorded))
    try members.encode(language, forKey: .language)
  }

  package static func == (a: CommandRequest, b: CommandRequest) -> Bool { a.encoded() == b.encoded() }

  /// The name to repeat it under; nil when it has none.
  package var id: RequestID? { command.request ?? request }

  /// Whether carrying it out twice is the same as once.
  package var isRepeatable: Bool { id != nil || command.isRepeatable }

  /// The name with what is asked under it.
  var key: RequestKey? {
    request.map { RequestKey($0, asked: Digest32(sha256: CommandCoding.bytes(of: CommandOnly(command: command)))) }
  }

  /// The request as it travels.
  package func encoded() -> [UInt8] { CommandCoding.bytes(of: self) }

  /// Reads a request; nil for anything else.
  package init?(decoding bytes: [UInt8]) {
    guard let request = try? JSONDecoder().decode(CommandRequest.self, from: Data(bytes)) else { return nil }
    self = request
  }
}

/// A command without its request.
private struct CommandOnly: Encodable {
  let command: any NodeCommand

  func encode(to encoder: any Encoder) throws { try CommandCoding.encode(command, to: encoder) }
}

/// A file that comes with an answer.
package struct NamedFile: Codable, Equatable, Sendable {
  /// A relative path without `..`.
  package let name: String
  package let bytes: Data

  package init(name: String, bytes: Data) {
    (self.name, self.bytes) = (name, bytes)
  }
}

/// The answer to a command, for machines and for people.
package struct CommandReply: Codable, Equatable, Sendable {
  /// One canonical JSON object: the contract of `--json`. Its `message` members are in the reader's language.
  package let json: String
  /// What a person is told, in the language of the request; ends with a line end.
  package let text: String
  /// A public page, where the command asked for one.
  package let html: String?
  package let files: [NamedFile]
  /// The own journal's head in one line, to be shown as a QR code; where the command signs one.
  package let checkpoint: String?
  package let exitStatus: Int32
  /// Whether the text belongs on standard error.
  package let isError: Bool

  package init(
    json: String, text: String, html: String? = nil, files: [NamedFile] = [], checkpoint: String? = nil,
    exitStatus: Int32 = 0, isError: Bool = false
  ) {
    self.json = json
    self.text = text
    self.html = html
    self.files = files
    self.checkpoint = checkpoint
    self.exitStatus = exitStatus
    self.isError = isError
  }

  /// The same with the bytes of its file, which did not travel with it.
  package func carrying(_ bytes: Data) -> CommandReply {
    CommandReply(
      json: json, text: text, html: html, files: files.map { NamedFile(name: $0.name, bytes: bytes) },
      checkpoint: checkpoint, exitStatus: exitStatus, isError: isError)
  }

  /// The reply as it travels.
  package func encoded() -> [UInt8] { CommandCoding.bytes(of: self) }

  /// Reads a reply; nil for anything else.
  package init?(decoding bytes: [UInt8]) {
    guard let reply = try? JSONDecoder().decode(CommandReply.self, from: Data(bytes)) else { return nil }
    self = reply
  }
}

/// Random bytes from outside: a command draws the keys of a stick from them.
package struct CommandRandomness: Sendable {
  /// Gives so many random bytes.
  package let bytes: @Sendable (Int) -> [UInt8]

  package init(bytes: @escaping @Sendable (Int) -> [UInt8]) { self.bytes = bytes }
}

/// Commands as JSON: the members of a command under its ``NodeCommand/keys``.
enum CommandCoding {
  /// Every command there is, by its outermost key.
  static let types = Dictionary(
    grouping: SiteCommands.all + VoterCommands.all + HallCommands.all + CarriageCommands.all + ProcedureCommands.all
  ) { $0.keys[0] }

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
    let keys = try decoder.container(keyedBy: Key.self).allKeys.map(\.stringValue)
    for type in keys.count == 1 ? types[keys[0], default: []] : [] {
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
