package import ElectionRecord
import ElectionReports

/// 票箱交接: where a box is, how it got there, and where the chain breaks; every box whose custody is kept without a site.
package struct ShowCustody: NodeView {
  package static let keys = ["procedure", "_0", "custody"]

  let site: SiteID?

  package init(site: SiteID?) { self.site = site }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let chains: [CustodyChain]
    var others: [String] = []
    if let site {
      guard let chain = CustodyRule.chain(of: site, in: node.register) else {
        throw NodeError.unknownSite(site.rawValue).refusal
      }
      chains = [chain]
    } else {
      let all = CustodyRule.chains(in: node.register)
      chains = all.filter(\.isKept)
      let unkept = all.filter { !$0.isKept }.map { context.say.site($0.site, in: node.election) }
      if !unkept.isEmpty {
        let names = unkept.joined(separator: context.say("、", ", "))
        others = ["", context.say("没有交接记录的：\(names)", "Without any record of custody: \(names)")]
      }
    }
    let numbers = RecordNumbers(node: node, topic: .custody, say: context.say)
    guard !chains.isEmpty else {
      return CommandAnswer(
        numbers.adding(to: ["sites": []], numbered: false),
        [context.say("还没有票箱交接记录。", "No custody is recorded yet.")] + numbers.withdrawn)
    }
    let lines = chains.map { CustodyText(chain: $0, election: node.election, say: context.say).lines }
    return CommandAnswer(
      numbers.adding(to: ["sites": .array(chains.map(\.json))], numbered: false),
      Array(lines.joined(separator: [""])) + others + numbers.withdrawn)
  }
}

/// One box as a hall operator reads it at midnight: where it is first, then its way line by line.
struct CustodyText {
  let chain: CustodyChain
  let election: Election
  let say: Speaker

  var lines: [String] {
    var lines = chain.links.isEmpty ? [heading] : [heading, "  " + place]
    for (index, link) in chain.links.enumerated() {
      lines.append("  \(time(of: link))  \(say(Wording.summary(link.event)))\(number(of: link))")
      lines += chain.breaks.filter { $0.link == index }.map(line)
    }
    return lines + chain.breaks.filter { $0.link == nil }.map(line)
  }

  private var heading: String {
    let name = say.site(chain.site, in: election)
    let phase = say(Wording.name(chain.standing.phase))
    guard chain.isKept else { return say("\(name)：\(phase)。没有交接记录。", "\(name): \(phase). No custody is recorded.") }
    let count = chain.breaks.count
    return count == 0
      ? say("\(name)：\(phase)。交接完整。", "\(name): \(phase). The chain is whole.")
      : say("\(name)：\(phase)。断点 \(count) 处。", "\(name): \(phase). Breaks: \(count).")
  }

  private var place: String {
    let holders = chain.standing.holders.joined(separator: say("、", ", "))
    let seals = chain.standing.seals.texts.sorted().joined(separator: say("、", ", "))
    return say(
      "现由 \(holders.isEmpty ? "（未登记）" : holders) 负责；封条 \(seals.isEmpty ? "无" : seals)",
      "now with \(holders.isEmpty ? "(not recorded)" : holders); seals \(seals.isEmpty ? "none" : seals)")
  }

  /// Day and time as people wrote them, in sixteen columns; the site's own entries have none.
  private func time(of link: CustodyLink) -> String {
    var text = ""
    if case .record(let record) = link.event {
      text = record.time.isEmpty ? "\(record.day)" : "\(record.day) \(record.time)"
    }
    return text + String(repeating: " ", count: max(0, 16 - text.count))
  }

  /// The number of a record, with the laptop where a site's holds it.
  private func number(of link: CustodyLink) -> String {
    guard link.record != nil else { return "" }
    let device = link.isHalls ? "" : " --device \(link.entry.device)"
    return say("（记录 \(link.entry.sequence)\(device)）", " (entry \(link.entry.sequence)\(device))")
  }

  private func line(_ found: CustodyBreak) -> String {
    let summary = say(Wording.summary(found))
    return say("  !! 断点：\(summary)", "  !! break: \(summary)")
  }
}

extension CustodyChain {
  /// One member of the array of `custody status --json`.
  var json: JSONValue {
    [
      "site": .string(site.rawValue), "kept": .bool(isKept), "phase": .string(standing.phase.rawValue),
      "holders": .texts(standing.holders), "seals": .texts(standing.seals.texts.sorted()),
      "closedOn": JSONValue(closedOn?.description), "openedOn": JSONValue(openedOn?.description),
      "links": .array(links.map(\.json)), "breaks": .array(breaks.map(\.json)),
    ]
  }
}

extension CustodyBreak {
  fileprivate var json: JSONValue {
    [
      "code": .string(kind.rawValue), "link": JSONValue(link), "expected": .texts(expected), "found": .texts(found),
      "night": JSONValue(night?.description),
    ]
  }
}

extension CustodyLink {
  fileprivate var json: JSONValue {
    var members = event.members
    members["entry"] = AnswerParts.entry(entry)
    members["by"] = .string(isHalls ? "hall" : "site")
    return .object(members)
  }
}

extension CustodyEvent {
  fileprivate var members: [String: JSONValue] {
    switch self {
    case .siteOpened(let opening):
      ["do": "siteOpened", "seals": .texts(opening.seals), "officers": .texts(opening.officers)]
    case .siteClosed(let closing):
      ["do": "siteClosed", "seals": .texts(closing.seals), "officers": .texts(closing.officers)]
    case .record(let record): record.members
    }
  }
}

extension CustodyRecord {
  /// The keys are those of the file that the record may be read from; of nights, the first evening is the day.
  fileprivate var members: [String: JSONValue] {
    var members = JSONFields(message).members
    members["do"] = .string(key)
    members["site"] = nil
    members["day"] = .string(day.description)
    if case .kept = self { members["from"] = nil }
    if time.isEmpty { members["time"] = nil }
    return members
  }
}

extension JSONValue {
  /// An array of texts.
  static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
}
