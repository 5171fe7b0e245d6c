import ElectionRecord

/// Pieces that NIST's common data formats share.
///
/// - Source: NIST SP 1500-100 r2 (election results), SP 1500-101 (event logging).
enum CommonDataFormat {
  /// The program's name where a format asks for the application.
  static let application = "BallotSync"

  /// A text in Chinese and English; one language where both say the same.
  static func text(_ text: BilingualText) -> JSONValue {
    let english: [JSONValue] = text.en == text.zh ? [] : [string(text.en, "en")]
    return .object([
      "@type": "ElectionResults.InternationalizedText", "Text": .array([string(text.zh, "zh-Hans")] + english),
    ])
  }

  private static func string(_ content: String, _ language: String) -> JSONValue {
    .object([
      "@type": "ElectionResults.LanguageString", "Content": .string(content), "Language": .string(language),
    ])
  }

  /// An object without the members that are not known.
  static func object(_ type: String, _ members: [String: JSONValue?]) -> JSONValue {
    var known = members.compactMapValues { $0 }
    known["@type"] = .string(type)
    return .object(known)
  }
}
