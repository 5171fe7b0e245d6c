/// Finds the conflicts about devices: a forked journal, too many histories of one, a revoked laptop, a lost hall.
///
/// - Rule: of two histories both are kept, and officers decide (invariants S7 and S9).
enum DeviceCaseRule {
  /// The most entries that a case about a device lists; ``Case/omittedEntries`` says how many more it is about.
  static let entriesMax = 64

  static func cases(in register: Register) -> [Case] {
    let devices = Set(register.trust.filter { $0.value.limit != .max }.keys).sorted()
    return devices.flatMap { device -> [Case] in
      guard let trust = register.trust[device] else { return [] }
      let forks: CaseClass? = trust.hasManyHistories ? .manyHistories : trust.forkPoint.map { _ in .fork }
      let classes = [forks, trust.revokedAt.map { _ in .deviceRevoked }].compactMap(\.self)
      return classes.map { deviceCase($0, device, in: register) }
    }
      + register.hall.leftBehind.filter { !$0.value.entries.isEmpty }.keys.sorted().map {
        deviceCase(.leftBehind, $0, in: register)
      }
  }

  /// The entries that a case about a device speaks of.
  ///
  /// For a device with too many histories it names none: which ones are held differs from node to node.
  static func range(of caseClass: CaseClass, _ device: DeviceID, in register: Register) -> Range<UInt32> {
    if let left = register.hall.leftBehind[device], caseClass == .leftBehind {
      return (left.entries.min() ?? 0)..<left.size
    }
    guard let trust = register.trust[device] else { return 0..<0 }
    let first = caseClass == .deviceRevoked ? trust.revokedAt ?? 0 : trust.forkPoint ?? 0
    if trust.hasManyHistories { return caseClass == .deviceRevoked ? first..<first : 0..<0 }
    let size = register.journals.filter { $0.device == device }.map(\.size).max() ?? 0
    return first..<max(first, size)
  }

  private static func deviceCase(_ caseClass: CaseClass, _ device: DeviceID, in register: Register) -> Case {
    let range = range(of: caseClass, device, in: register)
    let rulings = register.hall.rulings.map(\.ruling).filter { $0.device == device && $0.caseClass == caseClass }
    let isRuled = rulings.contains { $0.verdicts.contains { speaks($0, of: range) } }
    let site = register.hall.enrolment(of: device)?.site
    let entries = caseClass == .leftBehind ? register.hall.leftBehind[device]?.entries.sorted() ?? [] : range.map { $0 }
    return Case(
      id: CaseRule.caseID(caseClass, subject: device.description, in: register), caseClass: caseClass, voter: nil,
      device: device, sites: site.map { [$0] } ?? [],
      entries: entries.prefix(entriesMax).map { EntryID(device: device, sequence: $0) },
      omittedEntries: max(0, entries.count - entriesMax), state: isRuled ? .ruled : .open,
      proposal: CaseRule.proposal(for: caseClass), ruling: isRuled ? rulings.last : nil)
  }

  private static func speaks(_ verdict: Verdict, of range: Range<UInt32>) -> Bool {
    verdict.first <= range.lowerBound && UInt64(verdict.first) + UInt64(verdict.count) >= UInt64(range.upperBound)
  }
}
