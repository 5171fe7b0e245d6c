import ElectionRecord
import NodePages

/// What the codes of an option are called, for people who choose them on a page.
enum CodeNames {
  private static let types: [any NamedCode.Type] = [
    RulingDecision.self, FindingCode.self, StaffRole.self, ProxyRelation.self, EndGround.self, MeetingKind.self,
    NoticeKind.self, RemovalReason.self, RestorationReason.self, ObjectionKind.self, DoubtReason.self, PaperClass.self,
    ExclusionGround.self, Petitioner.self, ElectionType.self, FormCommand.Kind.self, Role.self,
  ]

  /// Each code with its name; by itself where no type has exactly these.
  static func choices(of codes: [String]) -> [PageVerb.Choice] {
    let names = types.lazy.map(names(of:)).first { Set($0.keys) == Set(codes) } ?? [:]
    return codes.map { PageVerb.Choice($0, names[$0] ?? BilingualText(zh: $0, en: $0)) }
  }

  /// A help text without its list of codes, which stands in the choices.
  static func label(_ text: BilingualText, of codes: [String]) -> BilingualText {
    func label(_ text: String) -> String {
      let list = codes.compactMap { text.firstRange(of: "\($0) ")?.lowerBound }.min()
      guard let list, let colon = text[..<list].lastIndex(where: { "：:".contains($0) }) else { return text }
      return String(text[..<colon])
    }
    return BilingualText(zh: label(text.zh), en: label(text.en))
  }

  private static func names(of type: any NamedCode.Type) -> [String: BilingualText] {
    func names<Code: NamedCode>(_ type: Code.Type) -> [String: BilingualText] {
      Dictionary(Code.allCases.map { ($0.rawValue, $0.name) }) { first, _ in first }
    }
    return names(type)
  }
}
