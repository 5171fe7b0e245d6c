/// One record of its topic (票箱交接).
public enum CustodyRecord: Equatable, Sendable, Codable {
  case noted(CustodyNote)
}

extension CustodyRecord: ProcedureTopic {
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

/// A remark on a box.
public struct CustodyNote: WireMessage, Codable {
  public var text: String = ""

  public init() {}

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &text)
  }
}
