import ElectionRecord
import Foundation

/// Writes rules as ``ProfileFile`` reads them, so that an election which follows another one takes them along.
enum ProfileFileText {
  static func text(_ profile: ProcedureProfile) -> String {
    let head =
      ["format: \(ProfileFile.formatMax)", "name: \(YAMLText.both(profile.name))"] + inForce(profile.inForce)
    let sections = sections(of: profile)
    let lines = ProfileSection.allCases.flatMap { section -> [String] in
      guard let rules = sections[section.rawValue], !rules.isEmpty else { return [] }
      let values = rules.sorted { $0.key < $1.key }.map { key, cited in
        "  \(key): {value: \(cited.value.text), source: \(YAMLText.scalar(cited.source))}"
      }
      return ["", "\(section.rawValue):"] + values
    }
    return (head + lines).map { $0 + "\n" }.joined()
  }

  private static func inForce(_ time: InForce?) -> [String] {
    guard let time else { return [] }
    let days = [time.from.map { "from: \($0)" }, time.until.map { "until: \($0)" }].compactMap { $0 }
    return ["inForce: {\(days.joined(separator: ", "))}"]
  }

  /// The profile's values by section and key: what a profile holds, its JSON holds.
  private static func sections(of profile: ProcedureProfile) -> [String: [String: CitedValue]] {
    guard let data = try? JSONEncoder().encode(profile),
      let sections = try? JSONDecoder().decode(Sections.self, from: data)
    else { preconditionFailure("a profile is made of texts, integers, truths and fractions, which JSON can hold") }
    return sections.byName
  }
}

/// The sections of a profile, each by its keys.
private struct Sections: Decodable {
  let byName: [String: [String: CitedValue]]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    var byName: [String: [String: CitedValue]] = [:]
    for section in ProfileSection.allCases {
      byName[section.rawValue] = try container.decode([String: CitedValue].self, forKey: Key(section.rawValue))
    }
    self.byName = byName
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

private struct CitedValue: Decodable {
  let value: PlainValue
  let source: String
}

/// A value of any kind that a profile has, as YAML.
private struct PlainValue: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    if let part = try? Fraction(from: decoder) {
      text = "\(part.numerator)/\(part.denominator)"
      return
    }
    let container = try decoder.singleValueContainer()
    if let truth = try? container.decode(Bool.self) {
      text = truth ? "true" : "false"
    } else if let number = try? container.decode(Int.self) {
      text = String(number)
    } else if let list = try? container.decode([String].self) {
      text = "[\(list.joined(separator: ", "))]"
    } else {
      text = try container.decode(String.self)
    }
  }
}
