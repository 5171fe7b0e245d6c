/// One step of a ballot box's way (票箱交接): where it was, who held it, which seals it bore.
///
/// A break in the chain is a fact like any other and is recorded; ``CustodyRule/chain(of:in:)`` finds the breaks.
package enum CustodyRecord: Equatable, Sendable, Codable {
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

  /// The record, as a step of the box's way.
  var step: any CustodyStep {
    switch self {
    case .sealed(let record): record
    case .handedOver(let record): record
    case .kept(let record): record
    case .received(let record): record
    case .opened(let record): record
    case .sealReplaced(let record): record
    }
  }

  /// The box, by its site; nil for the site whose journal holds the record.
  package var site: SiteID? { step.site }

  /// The day that people wrote down; of nights, the first evening.
  package var day: CalendarDay { step.day }

  /// The time of day as it was written down; may be empty.
  package var time: String { step.time }
}

/// What every step of a box's way has to say.
protocol CustodyStep: WireMessage {
  /// Nil for the site whose journal holds the record.
  var site: SiteID? { get }
  var day: CalendarDay { get }
  /// May be empty.
  var time: String { get }
  /// The step's place among those of one day: what is done to a box that still serves comes before its closing (2),
  /// what is done to a closed one after it.
  var rank: Int { get }

  /// Checks that the record says what it must.
  ///
  /// - Parameter site: Whose journal it would stand in; nil for the hall's.
  /// - Throws: ``Refusal``.
  func check(by site: SiteID?) throws(Refusal)

  /// What it does to the chain, as its link number `index`.
  func advance(_ walk: inout CustodyWalk, at index: Int)
}

extension CustodyRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "boxSealed", Self.sealed) { if case .sealed(let record) = $0 { record } else { nil } },
    Kind(2, "boxHandedOver", Self.handedOver) { if case .handedOver(let record) = $0 { record } else { nil } },
    Kind(3, "boxKept", Self.kept) { if case .kept(let record) = $0 { record } else { nil } },
    Kind(4, "boxReceived", Self.received) { if case .received(let record) = $0 { record } else { nil } },
    Kind(5, "boxOpened", Self.opened) { if case .opened(let record) = $0 { record } else { nil } },
    Kind(6, "sealReplaced", Self.sealReplaced) { if case .sealReplaced(let record) = $0 { record } else { nil } },
  ]
}
