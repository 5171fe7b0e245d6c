/// Finds the conflicts about devices: a forked journal, a revoked laptop.
enum DeviceCaseRule {
  static func cases(in register: Register) -> [Case] {
    let devices = Set(register.trust.filter { $0.value.limit != .max }.keys).sorted()
    return devices.flatMap { device -> [Case] in
      var found: [Case] = []
      if let point = register.trust[device]?.forkPoint {
        found.append(deviceCase(.fork, device, from: point, in: register))
      }
      if let size = register.trust[device]?.revokedAt {
        found.append(deviceCase(.deviceRevoked, device, from: size, in: register))
      }
      return found
    }
  }

  private static func deviceCase(
    _ caseClass: CaseClass, _ device: DeviceID, from first: UInt32, in register: Register
  ) -> Case {
    let size = register.journals.filter { $0.device == device }.map(\.size).max() ?? 0
    let rulings = register.hall.rulings.map(\.ruling).filter { $0.device == device && $0.caseClass == caseClass }
    let isRuled = rulings.contains { ruling in
      ruling.verdicts.contains { $0.first <= first && UInt64($0.first) + UInt64($0.count) >= UInt64(size) }
    }
    let site = register.hall.enrolment(of: device)?.site
    let entries = size > first ? (first..<min(size, first + 64)).map { EntryID(device: device, sequence: $0) } : []
    return Case(
      id: CaseRule.caseID(caseClass, subject: device.description, in: register), caseClass: caseClass, voter: nil,
      device: device, sites: site.map { [$0] } ?? [], entries: entries, state: isRuled ? .ruled : .open,
      proposal: CaseRule.proposal(for: caseClass), ruling: isRuled ? rulings.last : nil)
  }
}
