package import ElectionRecord
import ElectionReports

/// 委托投票与代写: the commissions in force. Names go to the committee's own screen, as those of `voter` do.
package struct ShowProxies: NodeView {
  package static let keys = ["procedure", "_0", "proxies"]

  package init() {}

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let say = context.say
    let register = node.register
    let commissions = register.commissions
    var lines = [say("生效的委托 \(commissions.count) 件", "\(commissions.count) commissions in force")]
    for commission in commissions {
      let principal = try context.voterName(commission.principal)
      let proxy = try context.voterName(commission.proxy)
      let relation = say(Wording.name(commission.relation))
      let posted = register.isPosted(commission) ? say("已公布", "posted") : say("未公布", "not posted")
      lines.append(
        say(
          "  \(principal) 委托 \(proxy)（\(relation)），\(commission.day) 登记，\(posted)",
          "  \(principal) commissions \(proxy) (\(relation)), filed \(commission.day), \(posted)"))
    }
    let assisted = register.assistedMarkings
    lines += assisted.map { marking in
      say(
        "代写：\(say.site(marking.site, in: node.election))，\(marking.day)，\(marking.clerk)，\(marking.count) 张",
        "Marked for others: \(say.site(marking.site, in: node.election)), \(marking.day), \(marking.clerk), "
          + "\(marking.count, "paper")")
    }
    return CommandAnswer(
      [
        "commissions": .array(
          commissions.map { commission in
            var members = JSONFields(commission).members
            members["posted"] = .bool(register.isPosted(commission))
            return .object(members)
          }),
        "assisted": .array(assisted.map { JSONValue($0) }),
      ], lines)
  }
}
