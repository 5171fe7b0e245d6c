/// One record of its topic (委托投票与代写).
public enum ProxyRecord: Equatable, Sendable, Codable {
  case noted(ProxyNote)
}

extension ProxyRecord: ProcedureTopic {
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

/// A remark on proxies.
public struct ProxyNote: WireMessage, Codable {
  public var text: String = ""

  public init() {}

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &text)
  }
}

extension ProxyRecord {
  /// Whether a site's journal may hold it.
  var mayStandAtSite: Bool { true }
}
