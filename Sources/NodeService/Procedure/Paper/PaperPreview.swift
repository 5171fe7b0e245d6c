import ElectionRecord
import ElectionReports

/// What a keyed list would record, shown before it does. Names go to the person's own screen and nowhere else.
extension EnterPaperList {
  func preview(
    _ list: PaperList, _ node: NodeSnapshot, _ context: CommandContext
  ) throws(Refusal) -> CommandAnswer {
    guard node.site != nil else { throw NodeError.onlyAtSite.refusal }
    guard let journal = node.ownJournal, node.register.journals[journal].openedAt != nil else {
      throw ReasonCode.siteNotOpen.refusal
    }
    let index = try refusing { () throws(NodeError) in try node.pollIndex(poll) }
    let rows = list.lines.map {
      PaperPreviewRow(line: $0, forecast: PaperRule.forecast($0, journal: journal, poll: index, in: node.register))
    }
    var lines: [String] = []
    for row in rows {
      lines.append(
        row.text(try context.voterName(row.line.voter), node.election, keepsStrays: keepsStrays, context.say))
    }
    let cases = rows.count { $0.forecast.code != PaperForecast.ordinary.code }
    lines += PaperSums(batch, list).lines(context.say)
    lines.append(
      context.say(
        "共 \(rows.count) 人，其中 \(cases) 人录入后会列为争议。还没有录入：请对照纸质名册看过。加 --yes 再运行一次。",
        "\(rows.count, "voter"), \(cases) of whom will become cases. Nothing is recorded yet: compare with the paper. Then "
          + "repeat it with --yes."))
    return CommandAnswer(
      ["outcome": "preview", "lines": .array(rows.map(\.json)), "cases": .integer(cases)], lines)
  }
}

/// One line of the list with what will become of it.
private struct PaperPreviewRow {
  let line: PaperList.Line
  let forecast: PaperForecast

  var json: JSONValue {
    [
      "line": .integer(line.line), "voter": .integer(Int(line.voter)), "proxy": JSONValue(line.proxy.map(Int.init)),
      "replaced": .bool(line.isReplaced), "forecast": .string(forecast.code),
      "site": JSONValue(forecast.site?.rawValue),
    ]
  }

  func text(_ voter: String, _ election: Election, keepsStrays: Bool, _ say: Speaker) -> String {
    let proxy = line.proxy.map { say("，受托人 \($0)", ", proxy \($0)") } ?? ""
    let second = line.isReplaced ? say("，作废重领", ", second paper") : ""
    let place = forecast.site.map { say.site($0, in: election) } ?? ""
    return say("第 \(line.line) 行 ", "line \(line.line)  ") + voter + proxy + second + say("：", ": ")
      + say(forecast.name(keepsStrays: keepsStrays)) + (place.isEmpty ? "" : say("（\(place)）", " (\(place))"))
  }
}

extension PaperForecast {
  /// Stable in JSON.
  fileprivate var code: String {
    switch self {
    case .ordinary: "ordinary"
    case .alsoMarked: "alreadyMarked"
    case .envelopePending: "envelopePending"
    case .rightElsewhere: "rightElsewhere"
    case .struckOff: "struckOff"
    case .notOnRoll: "notOnRoll"
    }
  }

  /// Where the voter was marked, or where the right lies.
  fileprivate var site: SiteID? {
    switch self {
    case .alsoMarked(let mark), .envelopePending(let mark): mark.site
    case .rightElsewhere(let site): site
    case .ordinary, .struckOff, .notOnRoll: nil
    }
  }

  fileprivate func name(keepsStrays: Bool) -> BilingualText {
    switch self {
    case .ordinary: BilingualText(zh: "计入", en: "counts")
    case .alsoMarked: BilingualText(zh: "别处或先前已划名，录入后列为争议", en: "marked before: recorded, and a case")
    case .envelopePending: BilingualText(zh: "另有待核票，录入后列为争议", en: "an envelope waits: recorded, and a case")
    case .rightElsewhere:
      BilingualText(zh: "投票权在别处，录入后列为争议", en: "the right lies elsewhere: recorded, and a case")
    case .struckOff: BilingualText(zh: "已从名册除名，录入后列为争议", en: "struck off the roll: recorded, and a case")
    case .notOnRoll where keepsStrays:
      BilingualText(zh: "序号不在名册上，录入后列为争议", en: "not on the roll: recorded, and a case")
    case .notOnRoll:
      BilingualText(
        zh: "序号不在名册上：请改正，或加 --keep-strays 录为争议",
        en: "not on the roll: correct it, or record it as a case with --keep-strays")
    }
  }
}
