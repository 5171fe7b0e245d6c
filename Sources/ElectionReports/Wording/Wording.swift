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

  /// Who takes a seat; a seat that nobody reached is vacant (空缺).
  package static func seatHolder(_ seat: SeatExposure) -> BilingualText {
    seat.winner.isEmpty
      ? BilingualText(zh: "空缺", en: "vacant") : BilingualText(zh: seat.winner, en: seat.winner)
  }
}

/// Picks the reader's language: `say("收回", "returned")`.
package struct Speaker {
  package let language: Language

  package init(language: Language) { self.language = language }

  /// The one of the two that the reader reads.
  package func callAsFunction(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// The text in the reader's language.
  package func callAsFunction(_ text: BilingualText) -> String { text.text(language) }
}
