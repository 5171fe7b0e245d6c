package import ElectionRecord
import ElectionReports

/// 投票进度: marks by area and by hour, and where the rights are that nobody has used.
package struct ShowTurnout: NodeView {
  package static let keys = ["turnout"]

  let poll: PollID

  package init(poll: PollID = .main) { self.poll = poll }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let index = try refusing { () throws(NodeError) in try node.pollIndex(poll) }
    let progress = TurnoutProgress(node.register, poll: index)
    return CommandAnswer(
      ["areas": .array(progress.areas.map(Self.area)), "hours": .array(progress.hours.map(Self.hour))],
      progress.areas.map { line($0, node.election, context.say) }
        + progress.hours.map { line($0, context.local, context.say) })
  }

  private static func area(_ area: TurnoutProgress.Area) -> JSONValue {
    [
      "site": JSONValue(area.site?.rawValue), "registered": .integer(area.registered),
      "counted": .integer(area.counted), "rights": JSONValue(area.rights),
    ]
  }

  private static func hour(_ hour: TurnoutProgress.Hour) -> JSONValue {
    ["start": .string(UTCTimestamp.text(secondsSince1970: hour.start)), "counted": .integer(hour.counted)]
  }

  private func line(_ area: TurnoutProgress.Area, _ election: Election, _ say: Speaker) -> String {
    let name = area.site.map { say.site($0, in: election) } ?? say("会场保管", "held by the hall")
    let rights = area.rights.map { say("，未用投票权 \($0)", ", \($0) rights unused") } ?? ""
    return say(
      "\(name)：登记 \(area.registered)，已划名 \(area.counted)\(rights)",
      "\(name): \(area.registered) on the roll, \(area.counted) marked\(rights)")
  }

  private func line(_ hour: TurnoutProgress.Hour, _ local: LocalTime, _ say: Speaker) -> String {
    let time = local.text(hour.start).prefix(16)
    return say("\(time) 起一小时：\(hour.counted)", "the hour from \(time): \(hour.counted)")
  }
}
