import Foundation

@testable import ElectionRecord
@testable import NodeService

/// YAML and JSON.
enum Texts {
  /// An election's and a count's file.
  static func yaml(_ bytes: [UInt8]) {
    guard let value = try? StrictYAML.parse(bytes, file: "x.yaml") else { return }
    let missing = value.complaint(.notFound)
    if let election = try? ElectionFile.read(
      value, rulesAt: { (_, _) throws(ElectionFileError) in throw missing }, rowsOfRoll: { _ in 3 })
    {
      let text = ElectionFileText.text(election)
      precondition((try? StrictYAML.parse(Array(text.utf8), file: "x.yaml")) != nil, "a written election is no YAML")
    }
    _ = try? CountFile.read(value, for: nil)
  }

  static func records(_ bytes: [UInt8]) {
    _ = try? ProcedureFile.read(String(decoding: bytes, as: UTF8.self), name: "x.yaml")
  }

  static func voterRecords(_ bytes: [UInt8]) {
    let reader = RegistrationValueReader(areas: .any, key: Fixed.registrationKey)
    _ = try? VoterRecordsFile.rows(bytes, name: "x.json", reader: reader)
  }

  /// What a node's own socket is asked.
  static func command(_ bytes: [UInt8]) {
    guard let request = CommandRequest(decoding: bytes) else { return }
    precondition(CommandRequest(decoding: request.encoded()) == request, "a command reads back as another")
  }

  static func reply(_ bytes: [UInt8]) { _ = try? JSONDecoder().decode(CommandReply.self, from: Data(bytes)) }
}
