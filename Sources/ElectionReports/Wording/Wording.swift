package import ElectionRecord

/// What the stable codes of the record say to people, in both languages.
///
/// Every switch is exhaustive: a new code does not compile until it has its words. Nobody matches on these texts.
package enum Wording {
  /// What kind of place a site is.
  package static func name(_ kind: SiteKind) -> BilingualText {
    switch kind {
    case .mobileBox: BilingualText(zh: "流动票箱", en: "mobile box")
    case .station: BilingualText(zh: "投票站", en: "polling station")
    case .hall: BilingualText(zh: "中心会场", en: "central hall")
    }
  }

  /// Where a case stands.
  package static func name(_ state: Case.State) -> BilingualText {
    switch state {
    case .open: BilingualText(zh: "待裁定", en: "open")
    case .ruled: BilingualText(zh: "已裁定", en: "ruled")
    }
  }

  /// A decision as officers write it down.
  package static func name(_ decision: RulingDecision) -> BilingualText {
    switch decision {
    case .accept: BilingualText(zh: "准予计入", en: "accept")
    case .refuse: BilingualText(zh: "不予计入", en: "refuse")
    case .acknowledge: BilingualText(zh: "知悉备案", en: "acknowledge")
    }
  }

  /// What a decision does to papers and marks.
  package static func effect(_ decision: RulingDecision) -> BilingualText {
    switch decision {
    case .accept:
      BilingualText(
        zh: "信封在众人面前启封，选票投入票箱；被隔离的记录生效。",
        en: "The envelope is opened in public and its paper goes into the box; quarantined entries stand.")
    case .refuse:
      BilingualText(
        zh: "信封保持密封，不计票；被隔离的记录不生效。",
        en: "The envelope stays sealed and is not counted; quarantined entries stay out.")
    case .acknowledge:
      BilingualText(
        zh: "选票已在票箱中，无法取回；两名负责人确认已知，报告照实列出。",
        en: "The papers are in the box and cannot be taken back; two officers confirm that they have seen it.")
    }
  }

  /// Who takes a seat; a seat that nobody reached is vacant (空缺).
  package static func seatHolder(_ seat: SeatExposure) -> BilingualText {
    seat.winner.isEmpty
      ? BilingualText(zh: "空缺", en: "vacant") : BilingualText(zh: seat.winner, en: seat.winner)
  }
}
