import ElectionRecord

extension RegisterBuilder {
  /// A step of folding: the next entries of one journal.
  struct Step {
    let journal: Int
    let count: Int
  }

  /// The register of a node that holds these journals.
  ///
  /// - Parameters:
  ///   - holding: How many entries of each named journal are held; all of those not named, none of a journal at 0.
  ///   - order: In which order the journals came, by index; as they were made, when nil.
  ///   - steps: How their entries came, by position in `order`; each journal at once, when nil.
  func register(
    holding: [String: UInt32] = [:], order: [Int]? = nil, steps: [Step]? = nil
  ) -> Register {
    let held = (order ?? Array(journals.indices)).map { index in
      Array(journals[index].entries.prefix(Int(holding[journals[index].name] ?? .max)))
    }
    var register = Register(election: election, roll: roll)
    addJournals(order ?? Array(journals.indices), held, to: &register)
    var next = [Int](repeating: 0, count: held.count)
    for step in steps ?? held.enumerated().map({ Step(journal: $0.offset, count: $0.element.count) }) {
      let part = held[step.journal][next[step.journal]...].prefix(step.count)
      next[step.journal] += part.count
      register.fold(EntryRun(entries: part.map { $0.encoded() }), into: step.journal)
    }
    return register
  }

  /// Adds the journals as a store does: branches say how much an earlier branch shares with them.
  private func addJournals(_ order: [Int], _ held: [[Entry]], to register: inout Register) {
    for (position, index) in order.enumerated() {
      var shared = 0
      for earlier in 0..<position where journals[order[earlier]].device == journals[index].device {
        let common = zip(held[earlier], held[position]).prefix { $0 == $1 }.count
        shared = max(shared, common)
        if !held[position].isEmpty, !held[earlier].isEmpty {
          register.setForkPoint(journals[index].device, at: UInt32(common))
        }
      }
      _ = register.addJournal(device: journals[index].device, site: journals[index].site, foldFrom: UInt32(shared))
    }
  }

  /// The report of a node that holds all journals.
  func report(poll: UInt8 = 0, order: [Int]? = nil, steps: [Step]? = nil) -> ReconciliationReport {
    report(of: register(order: order, steps: steps), poll: poll, order: order)
  }

  private func report(of register: Register, poll: UInt8, order: [Int]?) -> ReconciliationReport {
    let coverage = (order ?? Array(journals.indices)).enumerated().compactMap { position, index -> JournalCoverage? in
      guard let site = journals[index].site else { return nil }
      let state = register.journals[position]
      return JournalCoverage(
        device: journals[index].device, site: site, size: state.size,
        root: Digest32(sha256: Array(journals[index].name.utf8)), closed: state.closedAt != nil)
    }
    return Reconciliation.report(register, poll: poll, coverage: coverage)
  }

  /// All entries in random pieces, each journal's in its order.
  func randomSteps(order: [Int], using generator: inout SeededGenerator) -> [Step] {
    var left = order.map { journals[$0].entries.count }
    var steps: [Step] = []
    while let position = left.indices.filter({ left[$0] > 0 }).randomElement(using: &generator) {
      let count = 1 + generator.below(left[position])
      steps.append(Step(journal: position, count: count))
      left[position] -= count
    }
    return steps
  }

  /// What `site` may do about a voter, by what it holds.
  func admission(
    _ name: String, _ voter: RollNumber, proxy: RollNumber? = nil, envelope: String? = nil,
    holding: [String: UInt32] = [:], halted: ReasonCode? = nil
  ) -> Admission {
    admission(
      name, CastRequest(voter: voter, proxy: proxy, envelope: envelope), holding: holding, halted: halted)
  }

  /// What a person without a number is told.
  func admission(_ name: String, unlisted person: String, envelope: String?) -> Admission {
    let person = UnlistedPerson(name: person, digest: Self.person(person))
    return admission(name, CastRequest(unlisted: person, envelope: envelope))
  }

  func admission(
    _ name: String, _ request: CastRequest, holding: [String: UInt32] = [:], halted: ReasonCode? = nil
  ) -> Admission {
    let facts = register(holding: holding).admissionFacts(for: request, journal: index(name), halted: halted)
    return AdmissionRule.admit(request, given: facts)
  }
}
