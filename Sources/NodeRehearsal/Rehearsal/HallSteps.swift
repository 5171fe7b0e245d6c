import ElectionRecord
import NodeService

/// The steps at the hall.
extension RehearsalStepReader {
  func revoke(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "reason"])
    let site = try map.required("site", self.site)
    let reason = try map.optional("reason", text) ?? "电脑丢失"
    return .atHall("停用 \(site) 的电脑", "the laptop of \(site) is revoked") { (hall) throws(NodeError) in
      try hall.revoke(site: site, reason: reason)
    }
  }

  func amend(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["voter", "change", "original", "reason", "officers"])
    let voter = try map.required("voter", self.voter)
    let amendment = RollAmendment(
      voter: voter, change: try change(map), reason: try map.optional("reason", text) ?? "名册有误",
      officers: try officers(map))
    return .atHall("更正名册：选民 \(voter)", "the roll is amended: voter \(voter)") { (hall) throws(NodeError) in
      try hall.amendRoll(amendment)
    }
  }

  /// 补登: a person who was left out gets the next number.
  func add(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["name", "area", "basis", "officers"])
    let person = Voter(
      number: 0, name: try map.required("name", text), sex: "女", birthDate: "1990-01-01", address: "",
      area: try map.optional("area", text) ?? "", household: "", card: "")
    let basis = try map.optional("basis", text) ?? "申诉成立"
    let officers = try officers(map)
    return .atHall("补登一人", "a person is added to the roll") { (hall) throws(NodeError) in
      _ = try hall.addVoter(person, basis: basis, officers: officers)
    }
  }

  private enum AmendmentName: String, CaseIterable { case struckOff, restored, duplicateOf }

  private func change(_ map: YAMLMapping) throws(StrictYAMLError) -> RollAmendment.Change {
    let name = try map.required("change").choice(AmendmentName.self)
    if name == .duplicateOf { return .duplicateOf(original: try map.required("original", voter)) }
    if let original = map.optional("original") {
      throw original.refused(
        zh: "只有 change: duplicateOf 才写 original。请删去。", en: "original belongs to change: duplicateOf only. Delete it.")
    }
    return name == .struckOff ? .struckOff : .restored
  }

  /// A mark names the wrong voter; its site has closed.
  func takeBack(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["voter", "site", "served", "envelope", "officers", "reason", "confirm"])
    let asked = TakeBackRequest(
      voter: try map.required("voter", voter), site: try map.optional("site", site),
      served: try map.optional("served", served) ?? .unknown,
      envelope: try map.optional("envelope")?.text(charactersMax: 64),
      officers: try officers(map), reason: try map.optional("reason", text) ?? "看错选民证",
      confirmed: try insists(map))
    let (zh, en) = (
      asked.served.voter.map { "，实际是 \($0)" } ?? "", asked.served.voter.map { ", served was \($0)" } ?? ""
    )
    return .atHall("更正选民 \(asked.voter) 的划名" + zh, "the mark of voter \(asked.voter) is taken back" + en) {
      (hall) throws(NodeError) in try hall.takeBack(asked)
    }
  }

  private func served(_ value: YAMLValue) throws(StrictYAMLError) -> Served {
    switch try value.text() {
    case "unknown": .unknown
    case "nobody": .nobody
    default: .voter(try voter(value))
    }
  }

  func explain(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["code", "site", "contest", "text", "officers"])
    let explanation = Explanation(
      code: try map.required("code").choice(FindingCode.self), site: try map.optional("site", site),
      contest: try map.optional("contest")?.identifier(), text: try map.required("text", text),
      officers: try officers(map))
    let code = explanation.code.rawValue
    return .atHall("说明 \(code)", "\(code) is explained") { (hall) throws(NodeError) in try hall.explain(explanation) }
  }

  func reconcile(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    try nothing(value)
    return Deed("核对", "reconciliation") { (rehearser) throws(ClusterError) in try rehearser.reconcile() }
  }
}

/// Rulings.
extension RehearsalStepReader {
  /// What a ruling is about.
  private enum Subject {
    case voter(RollNumber)
    /// A case by its id in the report.
    case caseID(String)
    /// The case of the envelope of a person who has no number.
    case envelope(String)
    /// The case about a device of the site.
    case site(SiteID)
    case device(DeviceID)
  }

  private enum DecisionName: String, CaseIterable { case asProposed, accept, refuse, acknowledge }

  func rule(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping([
      "voter", "case", "envelope", "site", "device", "decision", "as", "officers", "reason", "insist",
    ])
    let subject = try subject(map)
    let decision = RulingDecision(rawValue: try map.required("decision").choice(DecisionName.self).rawValue)
    let officers = try officers(map)
    let reason = try map.optional("reason", text) ?? "核对后裁定"
    let insist = try map.optional("insist")?.boolean() ?? false
    let number = try map.optional("as", voter)
    let (what, how) = (Self.describe(subject), Self.describe(decision))
    return .atHall("裁定 \(what.zh)\(how.zh)", "ruling on \(what.en)\(how.en)") { (hall) throws(NodeError) in
      if case .voter(let voter) = subject {
        _ = try hall.rule(voter: voter, decision: decision, officers: officers, reason: reason, insist: insist)
      } else {
        guard let caseID = Self.caseID(of: subject, at: hall) else { throw .procedure(.noOpenCase) }
        _ = try hall.rule(
          caseID: caseID, decision: decision, officers: officers, reason: reason, number: number, insist: insist)
      }
    }
  }

  private func subject(_ map: YAMLMapping) throws(StrictYAMLError) -> Subject {
    let subjects: [Subject?] = [
      try map.optional("voter", voter).map(Subject.voter),
      try map.optional("case", shortText).map(Subject.caseID),
      try map.optional("envelope", shortText).map(Subject.envelope),
      try map.optional("site", site).map(Subject.site), try map.optional("device", device).map(Subject.device),
    ]
    let given = subjects.compactMap(\.self)
    guard let subject = given.first, given.count == 1 else {
      throw map.value.refused(
        zh: "voter、case、envelope、site、device 只写其中一个。请改正。",
        en: "write one of voter, case, envelope, site and device. Correct it.")
    }
    return subject
  }

  private func shortText(_ value: YAMLValue) throws(StrictYAMLError) -> String { try value.text(charactersMax: 64) }

  private func device(_ value: YAMLValue) throws(StrictYAMLError) -> DeviceID {
    guard let device = DeviceID(hex: try value.text(charactersMax: 16)) else {
      throw value.complaint(.wrongType(.identifier))
    }
    return device
  }

  private static func caseID(of subject: Subject, at hall: Node) -> String? {
    let devices: Set<DeviceID>
    switch subject {
    case .caseID(let id): return id
    case .envelope(let number):
      return Reconciliation.cases(hall.register).first { subject in
        subject.isUnlisted && subject.entries.contains { hall.register.envelope(at: $0)?.number == number }
      }?.id
    case .voter: devices = []
    case .site(let site): devices = Set(hall.register.hall.devices(of: site))
    case .device(let device): devices = [device]
    }
    return Reconciliation.cases(hall.register)
      .first { subject in subject.state == .open && subject.device.map(devices.contains) ?? false }?.id
  }

  private static func describe(_ subject: Subject) -> BilingualText {
    switch subject {
    case .voter(let voter): BilingualText(zh: "选民 \(voter)", en: "voter \(voter)")
    case .caseID(let id): BilingualText(zh: "争议 \(id)", en: "case \(id)")
    case .envelope(let number): BilingualText(zh: "信封 \(number)", en: "envelope \(number)")
    case .site(let site): BilingualText(zh: "\(site) 的电脑", en: "the laptop of \(site)")
    case .device(let device): BilingualText(zh: "设备 \(device)", en: "device \(device)")
    }
  }

  private static func describe(_ decision: RulingDecision?) -> BilingualText {
    switch decision {
    case .accept: BilingualText(zh: "：准予", en: ": accept")
    case .refuse: BilingualText(zh: "：不准", en: ": refuse")
    case .acknowledge: BilingualText(zh: "：知悉", en: ": acknowledge")
    case nil: BilingualText(zh: "：按建议", en: ": as proposed")
    }
  }
}
