/// One step of a ballot box's way (票箱交接): where it was, who held it, which seals it bore.
///
/// What broke the chain is a fact like any other and is recorded; ``CustodyRule/chain(of:in:)`` finds the breaks.
public enum CustodyRecord: Equatable, Sendable, Codable {
  /// 施封: seals were put on the box.
  case sealed(BoxSealed)
  /// 交接: the box passed from one person to another.
  case handedOver(BoxHandedOver)
  /// 过夜: the box was kept for one or more nights.
  case kept(BoxKept)
  /// 收箱: the hall took the box in.
  case received(BoxReceived)
  /// 当众开箱: the box was opened for counting.
  case opened(BoxOpened)
  /// 换封: seals were taken off, and others put on.
  case sealReplaced(SealReplaced)

  /// The box, by its site; nil for the site whose journal holds the record.
  public var site: SiteID? {
    switch self {
    case .sealed(let record): record.site
    case .handedOver(let record): record.site
    case .kept(let record): record.site
    case .received(let record): record.site
    case .opened(let record): record.site
    case .sealReplaced(let record): record.site
    }
  }

  /// The day that people wrote down; of nights, the first evening.
  public var day: CalendarDay {
    switch self {
    case .sealed(let record): record.day
    case .handedOver(let record): record.day
    case .kept(let record): record.from
    case .received(let record): record.day
    case .opened(let record): record.day
    case .sealReplaced(let record): record.day
    }
  }
}

extension CustodyRecord: ProcedureTopic {
  func write(to writer: inout WireWriter) {
    switch self {
    case .sealed(let record): writer.message(1, record)
    case .handedOver(let record): writer.message(2, record)
    case .kept(let record): writer.message(3, record)
    case .received(let record): writer.message(4, record)
    case .opened(let record): writer.message(5, record)
    case .sealReplaced(let record): writer.message(6, record)
    }
  }

  init(_ field: WireField) throws(WireError) {
    switch field.number {
    case 1: self = .sealed(try field.message())
    case 2: self = .handedOver(try field.message())
    case 3: self = .kept(try field.message())
    case 4: self = .received(try field.message())
    case 5: self = .opened(try field.message())
    case 6: self = .sealReplaced(try field.message())
    default: throw .invalidValue(field: field.number, at: field.offset)
    }
  }
}
