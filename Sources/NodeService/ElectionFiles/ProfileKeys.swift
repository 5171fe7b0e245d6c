import ElectionRecord

/// Every key of a file of rules with its range; they are described in `config/profiles/README.md`.
enum ProfileKeys {
  static var registration: [ProfileKey<RegistrationRules>] {
    [
      .integer("age", \.age, 0...150), .flag("residentsAllowed", \.residentsAllowed),
      .integer("residenceMonths", \.residenceMonths, 0...120), .flag("workersAllowed", \.workersAllowed),
      .integer("workMonths", \.workMonths, 0...120), .flag("declarationRequired", \.declarationRequired),
      .days("rollPostedDays", \.rollPostedDays),
      .days("electorsPostedDays", \.electorsPostedDays),
      .flag("electorsPostedWithRoll", \.electorsPostedWithRoll),
      .days("objectionDays", \.objectionDays), .days("decisionDays", \.decisionDays),
      .flag("decisionPosted", \.decisionPosted),
      .days("absenceNoticeDays", \.absenceNoticeDays),
      .integer("representativesPerGroupMin", \.representativesPerGroupMin, 1...100),
      .integer("representativesPerGroupMax", \.representativesPerGroupMax, 1...100),
      .integer("householdsPerRepresentativeMin", \.householdsPerRepresentativeMin, 1...1000),
      .integer("householdsPerRepresentativeMax", \.householdsPerRepresentativeMax, 1...1000),
      .flag("leadersFromRepresentatives", \.leadersFromRepresentatives), .flag("onePlaceOnly", \.onePlaceOnly),
    ]
  }

  static var nomination: [ProfileKey<NominationRules>] {
    [
      .fraction("turnoutMoreThan", \.turnoutMoreThan), .flag("namesUpToSeats", \.namesUpToSeats),
      .flag("oneOfficeOnly", \.oneOfficeOnly), .flag("proxiesAllowed", \.proxiesAllowed),
      .flag("partyAllowed", \.partyAllowed),
      .integer("jointVoters", \.jointVoters, 1...1000), .integer("jointHouseholds", \.jointHouseholds, 1...1000),
      .choices("exclusions", \.exclusions),
      .integer("surplusHeadMin", \.surplusHeadMin, 0...100), .integer("surplusHeadMax", \.surplusHeadMax, 0...100),
      .integer("surplusMemberMin", \.surplusMemberMin, 0...100),
      .integer("surplusMemberMax", \.surplusMemberMax, 0...100), .flag("equalAllowed", \.equalAllowed),
      .days("preliminaryListDays", \.preliminaryListDays), .days("formalListDays", \.formalListDays),
      .days("withdrawalDays", \.withdrawalDays), .flag("refillByRank", \.refillByRank),
      .flag("candidatesMeet", \.candidatesMeet), .choice("listOrder", \.listOrder),
    ]
  }

  static var staff: [ProfileKey<StaffRules>] {
    [
      .flag("candidatesExcluded", \.candidatesExcluded), .flag("kinExcluded", \.kinExcluded),
      .flag("candidateLeavesCommittee", \.candidateLeavesCommittee),
      .flag("kinLeavesCommittee", \.kinLeavesCommittee), .flag("committeeByMeeting", \.committeeByMeeting),
      .flag("committeeFilledByRank", \.committeeFilledByRank), .integer("boxTeamMin", \.boxTeamMin, 1...100),
      .fraction("committeeMeetingMoreThan", \.committeeMeetingMoreThan), .days("postedDays", \.postedDays),
    ]
  }

  static var boxes: [ProfileKey<BoxRules>] {
    [
      .days("timeNoticeDays", \.timeNoticeDays), .flag("secretPlace", \.secretPlace),
      .integer("pollingDaysMax", \.pollingDaysMax, 1...366),
      .flag("mobileVotersPosted", \.mobileVotersPosted), .flag("openedSameDay", \.openedSameDay),
      .flag("openedAtHall", \.openedAtHall), .flag("custodyKept", \.custodyKept),
      .integer("mixedBelow", \.mixedBelow, 0...100_000),
    ]
  }

  static var proxies: [ProfileKey<ProxyRules>] {
    [
      .flag("allowed", \.allowed), .integer("principalsMax", \.principalsMax, 0...100),
      .flag("candidatesExcluded", \.candidatesExcluded), .flag("subProxyAllowed", \.subProxyAllowed),
      .days("filedDays", \.filedDays), .days("postedDays", \.postedDays),
      .flag("listPosted", \.listPosted), .flag("unpostedVoid", \.unpostedVoid),
      .flag("kinOnly", \.kinOnly), .flag("awayOnly", \.awayOnly), .flag("writtenOnly", \.writtenOnly),
      .flag("cardTakenIn", \.cardTakenIn),
    ]
  }

  static var ballots: [ProfileKey<BallotRules>] {
    [
      .flag("overvoteVoids", \.overvoteVoids), .flag("sameNameTwoOfficesVoids", \.sameNameTwoOfficesVoids),
      .flag("illegibleVoids", \.illegibleVoids), .choice("scope", \.scope), .choice("blank", \.blank),
      .choice("accountBase", \.accountBase), .choice("accountScope", \.accountScope),
      .flag("allClassified", \.allClassified), .flag("writeInsAllowed", \.writeInsAllowed),
    ]
  }

  static var results: [ProfileKey<ResultRules>] {
    [
      .choice("majorityBase", \.majorityBase), .fraction("majorityMoreThan", \.majorityMoreThan),
      .fraction("turnoutMoreThan", \.turnoutMoreThan), .fraction("representativesPresent", \.representativesPresent),
      .fraction("meetingMoreThan", \.meetingMoreThan),
      .fraction("representativesMeetingAtLeast", \.representativesMeetingAtLeast),
      .days("assemblyNoticeDays", \.assemblyNoticeDays), .flag("tieRevote", \.tieRevote), .flag("cascade", \.cascade),
      .days("supplementaryDays", \.supplementaryDays), .fraction("supplementaryAtLeast", \.supplementaryAtLeast),
      .integer("vacancyAllowedFrom", \.vacancyAllowedFrom, 1...1000), .integer("membersMin", \.membersMin, 1...1000),
      .integer("membersMax", \.membersMax, 1...1000), .fraction("recallVoters", \.recallVoters),
      .integer("womenMin", \.womenMin, 0...1000),
      .flag("kinExcluded", \.kinExcluded), .fraction("recallRepresentatives", \.recallRepresentatives),
      .fraction("recallHouseholds", \.recallHouseholds), .days("recallDays", \.recallDays),
      .integer("recallBarredMonths", \.recallBarredMonths, 0...120),
      .flag("misconductVoids", \.misconductVoids), .flag("resignationByMeeting", \.resignationByMeeting),
      .choices("officeEnds", \.officeEnds),
    ]
  }

  static var closing: [ProfileKey<ClosingRules>] {
    [
      .days("resultPostedDays", \.resultPostedDays), .flag("countsPublished", \.countsPublished),
      .choices("resultFigures", \.resultFigures), .days("papersSealedDays", \.papersSealedDays),
      .days("handoverDays", \.handoverDays),
      .flag("handoverChaired", \.handoverChaired), .flag("handoverSupervised", \.handoverSupervised),
      .flag("supervisorsElected", \.supervisorsElected), .flag("supervisorsExcluded", \.supervisorsExcluded),
      .flag("auditBeforeElection", \.auditBeforeElection),
      .integer("retentionMonths", \.retentionMonths, 0...1200),
      .flag("keptToNextElection", \.keptToNextElection), .integer("termYears", \.termYears, 1...20),
    ]
  }
}

/// One key of a part of the rules: `key: {value: …, source: …}`; what is different where representatives or households
/// vote stands under `byMode`, and is read for the election's own mode.
struct ProfileKey<Rules> {
  let name: String
  let read: (YAMLValue, ElectionMode, inout Rules) throws(ElectionFileError) -> Void

  private init<Value>(
    _ name: String, _ place: WritableKeyPath<Rules, Cited<Value>?>,
    _ value: @escaping (YAMLValue) throws(ElectionFileError) -> Value
  ) {
    func cited(_ map: YAMLMapping) throws(ElectionFileError) -> Cited<Value> {
      Cited(
        try value(try map.required("value")),
        try map.required("source").text(charactersMax: ProfileFile.sourceCharactersMax))
    }
    self.name = name
    read = { (entry, mode, rules) throws(ElectionFileError) in
      let map = try entry.mapping(["value", "source", "byMode"])
      let modes = map.optional("byMode")
      // Only a key that names modes may be silent for the others.
      if modes == nil || map.optional("value") != nil || map.optional("source") != nil {
        rules[keyPath: place] = try cited(map)
      }
      guard let modes else { return }
      let named = try modes.mapping(ElectionMode.allCases.map(\.rawValue)).entries
      guard !named.isEmpty else { throw modes.mustNotBeEmpty() }
      // Each is read, so that a mistake shows whichever mode the election has.
      for entry in named {
        let own = try cited(try entry.value.mapping(["value", "source"]))
        if entry.key == mode.rawValue { rules[keyPath: place] = own }
      }
    }
  }

  static func integer(
    _ name: String, _ place: WritableKeyPath<Rules, Cited<Int>?>, _ range: ClosedRange<Int>
  ) -> Self {
    Self(name, place) { (value) throws(ElectionFileError) in try value.integer(in: range) }
  }

  /// A number of days.
  static func days(_ name: String, _ place: WritableKeyPath<Rules, Cited<Int>?>) -> Self {
    integer(name, place, 0...366)
  }

  static func flag(_ name: String, _ place: WritableKeyPath<Rules, Cited<Bool>?>) -> Self {
    Self(name, place) { (value) throws(ElectionFileError) in try value.boolean() }
  }

  static func fraction(_ name: String, _ place: WritableKeyPath<Rules, Cited<Fraction>?>) -> Self {
    Self(name, place) { (value) throws(ElectionFileError) in try value.fraction() }
  }

  static func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ place: WritableKeyPath<Rules, Cited<Value>?>
  ) -> Self {
    Self(name, place) { (value) throws(ElectionFileError) in try value.choice(Value.self) }
  }

  /// A list of codes.
  static func choices<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ place: WritableKeyPath<Rules, Cited<[Value]>?>
  ) -> Self {
    Self(name, place) { (value) throws(ElectionFileError) in
      var choices: [Value] = []
      for item in try value.list(countMax: Value.allCases.count) {
        let choice = try item.choice(Value.self)
        guard !choices.contains(where: { $0.rawValue == choice.rawValue }) else {
          throw item.refused(
            zh: "“\(choice.rawValue)”写了两次。请删去一个。", en: "\(choice.rawValue) stands there twice. Delete one.")
        }
        choices.append(choice)
      }
      guard !choices.isEmpty else { throw value.mustNotBeEmpty() }
      return choices
    }
  }
}
