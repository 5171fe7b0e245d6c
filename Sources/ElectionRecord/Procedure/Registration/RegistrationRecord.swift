/// One record of its topic (选民登记).
public enum RegistrationRecord: Equatable, Sendable, Codable {
  case noted(RegistrationNote)
}

extension RegistrationRecord: ProcedureTopic {
  func write(to writer: inout WireWriter) {
    switch self {
    case .noted(let note): writer.message(1, note)
    }
  }

  init(_ field: WireField) throws(WireError) {
    switch field.number {
    case 1: self = .noted(try field.message())
    default: throw .invalidValue(field: field.number, at: field.offset)
    }
  }
}

/// A decision on one voter's registration.
public struct RegistrationNote: WireMessage, Codable {
  public var voter: RollNumber = 0
  public var text: String = ""

  public init() {}

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.voter(1, &voter)
    try fields.text(2, &text)
  }
}
