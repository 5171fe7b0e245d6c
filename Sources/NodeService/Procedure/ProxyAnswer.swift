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
      let posted = say(Self.posting(of: commission, in: register))
      lines.append(
        say(
          "  \(principal) 委托 \(proxy)（\(relation)），\(commission.day) 登记，\(posted)",
          "  \(principal) commissions \(proxy) (\(relation)), filed \(commission.day), \(posted)"))
    }
    let later = commissions.count { register.isPosted($0) && !register.isListed($0) }
    if later > 0 {
      lines.append(
        say(
          "委托投票名单公布以后又录入 \(later) 件，已张贴的名单上没有。请补充公布（notice proxies --posted）。",
          "Recorded since the list was posted, and not on it: \(later). Post the change (notice proxies --posted)."))
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
            members["posted"] = .bool(register.isListed(commission))
            return .object(members)
          }),
        "assisted": .array(assisted.map { JSONValue($0) }),
      ], lines)
  }

  private static func posting(of commission: ProxyCommission, in register: Register) -> BilingualText {
    guard register.isPosted(commission) else { return BilingualText(zh: "未公布", en: "not posted") }
    return register.isListed(commission)
      ? BilingualText(zh: "已公布", en: "posted")
      : BilingualText(zh: "名单公布以后录入，须补充公布", en: "recorded after the list was posted: post the change")
  }
}
