/// The names in the column of a household's other members (同户人), as a person types them and as they are kept.
package enum HouseholdMembers {
  /// The most names of one household.
  package static let membersMax = 30

  /// The names of a text, separated by `、`, commas or semicolons of any width.
  package static func names(_ text: String) -> [String] {
    text.split { "、,，;；".contains($0) }.map { TextFolding.trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// The names as one text.
  package static func text(_ names: [String]) -> String { names.joined(separator: "、") }

  /// What is wrong with them: no name that a file could hold, a name twice, or too many.
  static func problem(_ names: [String], limits: RollLimits) -> RollProblem.Kind? {
    if names.count > membersMax { return .tooManyMembers(limit: membersMax) }
    let problems = names.compactMap { FieldText.problem(ArraySlice($0.utf8), mayBeEmpty: false, limits: limits) }
    return problems.first ?? (FoldedSet.firstRepeated(names) == nil ? nil : .memberRepeated)
  }
}
