import ElectionRecord

/// Two keys of a part of the rules, of which the second is not below the first.
struct ProfileBounds<Rules> {
  let least: (name: String, place: KeyPath<Rules, Cited<Int>?>)
  let most: (name: String, place: KeyPath<Rules, Cited<Int>?>)

  /// - Throws: ``StrictYAMLError/Kind/refused(_:)`` at the maximum.
  func check(_ rules: Rules, in map: YAMLMapping) throws(ElectionFileError) {
    guard let low = rules[keyPath: least.place]?.value, let high = rules[keyPath: most.place]?.value, high < low,
      let value = map.optional(most.name)
    else { return }
    throw value.refused(
      zh: "上限 \(high) 小于下限 \(least.name) 的 \(low)。请改正其中一个。",
      en: "the maximum, \(high), is below the \(low) of \(least.name). Correct one of them.")
  }
}

extension ProfileBounds<RegistrationRules> {
  static var registration: [Self] {
    [
      ProfileBounds(
        least: ("representativesPerGroupMin", \.representativesPerGroupMin),
        most: ("representativesPerGroupMax", \.representativesPerGroupMax)),
      ProfileBounds(
        least: ("householdsPerRepresentativeMin", \.householdsPerRepresentativeMin),
        most: ("householdsPerRepresentativeMax", \.householdsPerRepresentativeMax)),
    ]
  }
}

extension ProfileBounds<NominationRules> {
  static var nomination: [Self] {
    [
      ProfileBounds(least: ("surplusHeadMin", \.surplusHeadMin), most: ("surplusHeadMax", \.surplusHeadMax)),
      ProfileBounds(least: ("surplusMemberMin", \.surplusMemberMin), most: ("surplusMemberMax", \.surplusMemberMax)),
    ]
  }
}

extension ProfileBounds<ResultRules> {
  static var results: [Self] {
    [
      ProfileBounds(least: ("membersMin", \.membersMin), most: ("membersMax", \.membersMax)),
      ProfileBounds(least: ("womenMin", \.womenMin), most: ("membersMax", \.membersMax)),
      ProfileBounds(least: ("vacancyAllowedFrom", \.vacancyAllowedFrom), most: ("membersMax", \.membersMax)),
    ]
  }
}
