import ElectionRecord
import ElectionReports

/// 工作人员: who serves, by role and site, and whose kin they declared to be.
package struct ShowStaff: NodeView {
  package static let keys = ["procedure", "_0", "staff"]

  package init() {}

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let say = context.say
    let roster = node.register.staff
    let ordered = StaffRole.allCases.flatMap { role in roster.appointments.filter { $0.role == role } }
    var lines = StaffRole.allCases.flatMap { role in
      let holders = ordered.filter { $0.role == role }
      return holders.isEmpty
        ? []
        : [say("\(role.title.zh)（\(holders.count) 人）", "\(role.title.en) (\(holders.count))")]
          + holders.map { Self.place($0, node.election, say) }
    }
    lines += roster.kinships.map { kinship in
      say(
        "近亲属申报：\(kinship.staff) 与候选人 \(kinship.candidate)（\(kinship.relation)）",
        "Declared kinship: \(kinship.staff) and the candidate \(kinship.candidate) (\(kinship.relation))")
    }
    if !roster.reserves.isEmpty {
      let names = roster.reserves.joined(separator: say("、", ", "))
      lines.append(say("选举委员会递补次序：\(names)", "Order of those who move up to the committee: \(names)"))
    }
    if lines.isEmpty { lines = [say("还没有工作人员记录。", "Nobody is appointed yet.")] }
    let numbers = RecordNumbers(node: node, topic: .staff, say: say)
    var json: [String: JSONValue] = [
      "appointments": .array(ordered.map(\.json)), "kinships": .array(roster.kinships.map { JSONValue($0) }),
    ]
    if !roster.reserves.isEmpty { json["reserves"] = .array(roster.reserves.map { .string($0) }) }
    return CommandAnswer(
      numbers.adding(to: json),
      lines + numbers.standing + numbers.withdrawn)
  }

  private static func place(
    _ appointment: StaffAppointment, _ election: Election, _ say: Speaker
  ) -> String {
    let site = appointment.site.map { "  " + say.site($0, in: election) } ?? ""
    let session = appointment.session.isEmpty ? "" : "  " + appointment.session
    return "  \(appointment.name)\(site)\(session)"
  }
}

extension StaffAppointment {
  /// Without the roll number: the list of staff is posted by name.
  fileprivate var json: JSONValue {
    [
      "name": .string(name), "role": .string(role.rawValue), "site": JSONValue(site?.rawValue),
      "session": session.isEmpty ? .null : .string(session), "day": .string("\(day)"),
    ]
  }
}
