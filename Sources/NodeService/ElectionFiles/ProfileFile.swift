package import ElectionRecord
import Foundation

/// Reads a file of rules (`config/profiles/*.yaml`): the values of one jurisdiction, each with its article.
///
/// Every key, its unit and its range are described in `config/profiles/README.md`.
package enum ProfileFile {
  /// The newest format this program reads.
  package static let formatMax = 1
  /// The longest citation, in characters.
  package static let sourceCharactersMax = 300

  /// Reads the file at `path` for an election of `mode`; its name without `.yaml` is the profile's id, unless it gives
  /// the one under which earlier elections know it.
  ///
  /// - Throws: ``ElectionFileError`` for an unknown key, a value without its source, out of its range or of another
  ///   type, a maximum below its minimum; each with its line and what to do.
  package static func load(_ path: String, for mode: ElectionMode) throws(ElectionFileError) -> ProcedureProfile {
    let value = try StrictYAML.load(path)
    let file = URL(fileURLWithPath: path)
    let id = file.deletingPathExtension().lastPathComponent
    guard file.pathExtension == "yaml", isIdentifier(id) else {
      throw value.refused(
        zh: "规则文件名应由小写英文字母、数字、连字符组成，以 .yaml 结尾。请改名。",
        en: "a file of rules is named with small letters, digits and hyphens, and ends in .yaml. Rename it.")
    }
    return try read(value, id: id, for: mode)
  }

  private static func read(
    _ value: YAMLValue, id: String, for mode: ElectionMode
  ) throws(ElectionFileError) -> ProcedureProfile {
    _ = try value.anyMapping().format(max: formatMax)
    let map = try value.mapping(["format", "id", "name", "inForce"] + ProfileSection.allCases.map(\.rawValue))
    func section<Rules>(
      _ name: ProfileSection, _ keys: [ProfileKey<Rules>], _ silent: Rules, _ bounds: [ProfileBounds<Rules>] = []
    ) throws(ElectionFileError) -> Rules {
      guard let value = map.optional(name.rawValue) else { return silent }
      // Of every mode, so that a contradiction shows whichever the election has.
      for mode in ElectionMode.allCases { _ = try rules(value, keys, silent, bounds, for: mode) }
      return try rules(value, keys, silent, bounds, for: mode)
    }
    return ProcedureProfile(
      id: try map.optional("id").map { (id) throws(ElectionFileError) in try id.identifier() } ?? id,
      name: try map.required("name").bilingual(), inForce: try inForce(map.required("inForce")),
      registration: try section(
        .registration, ProfileKeys.registration, RegistrationRules(), ProfileBounds.registration),
      nomination: try section(.nomination, ProfileKeys.nomination, NominationRules(), ProfileBounds.nomination),
      staff: try section(.staff, ProfileKeys.staff, StaffRules()),
      boxes: try section(.boxes, ProfileKeys.boxes, BoxRules()),
      proxies: try section(.proxies, ProfileKeys.proxies, ProxyRules()),
      ballots: try section(.ballots, ProfileKeys.ballots, BallotRules()),
      results: try section(.results, ProfileKeys.results, ResultRules(), ProfileBounds.results),
      closing: try section(.closing, ProfileKeys.closing, ClosingRules()))
  }

  private static func inForce(_ value: YAMLValue) throws(ElectionFileError) -> InForce {
    let map = try value.mapping(["from", "until"])
    let from = try map.optional("from").map { (day) throws(ElectionFileError) in try day.calendarDay() }
    let until = try map.optional("until").map { (day) throws(ElectionFileError) in try day.calendarDay() }
    guard from != nil || until != nil else { throw value.mustNotBeEmpty() }
    guard let inForce = InForce(from: from, until: until) else {
      throw value.refused(
        zh: "失效日早于生效日。请改正 from、until。", en: "it ends before it begins. Correct from and until.")
    }
    return inForce
  }

  private static func rules<Rules>(
    _ value: YAMLValue, _ keys: [ProfileKey<Rules>], _ silent: Rules, _ bounds: [ProfileBounds<Rules>],
    for mode: ElectionMode
  ) throws(ElectionFileError) -> Rules {
    let map = try value.mapping(keys.map(\.name))
    var rules = silent
    for key in keys {
      if let value = map.optional(key.name) { try key.read(value, mode, &rules) }
    }
    for pair in bounds { try pair.check(rules, in: map) }
    return rules
  }

  private static func isIdentifier(_ name: String) -> Bool {
    name.utf8.first != UInt8(ascii: "-") && !name.isEmpty
      && name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || $0 == UInt8(ascii: "-")
      }
  }
}

/// The parts of a file of rules.
enum ProfileSection: String, CaseIterable {
  case registration, nomination, staff, boxes, proxies, ballots, results, closing
}
