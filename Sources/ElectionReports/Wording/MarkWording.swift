package import ElectionRecord

extension Wording {
  /// What became of a mark, as a term of their sum.
  package static func name(_ outcome: MarkOutcome) -> BilingualText {
    switch outcome {
    case .counted: BilingualText(zh: "计入", en: "counted")
    case .pending: BilingualText(zh: "待裁定", en: "pending")
    case .refused: BilingualText(zh: "不予计入", en: "refused")
    case .voided: BilingualText(zh: "已撤销", en: "voided")
    case .surplus: BilingualText(zh: "多余", en: "surplus")
    case .quarantined: BilingualText(zh: "隔离", en: "quarantined")
    case .takenBack: BilingualText(zh: "已更正", en: "taken back")
    }
  }

  /// What all marks add up to: a sentence. Marks taken back are named where there are any.
  static func sum(of counts: RegisterCounts) -> BilingualText {
    let terms = MarkOutcome.allCases.filter { $0 != .takenBack || counts[$0] > 0 }.map(name)
    return BilingualText(
      zh: "日志里的全部划名 = \(terms.map(\.zh).joined(separator: " + "))；准予计入的已含在“计入”里。没有一次被悄悄丢掉。",
      en: "All marks in the journals = \(terms.map(\.en).joined(separator: " + ")); accepted envelopes are among the "
        + "counted. None was dropped silently.")
  }
}
