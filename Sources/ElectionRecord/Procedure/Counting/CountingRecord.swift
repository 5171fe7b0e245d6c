/// One record of its topic (唱票计票).
public enum CountingRecord: Equatable, Sendable, Codable {
  case noted(CountingNote)
}

extension CountingRecord: ProcedureTopic {
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

/// A remark on the count.
public struct CountingNote: WireMessage, Codable {
  public var text: String = ""

  public init() {}

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &text)
  }
}
