import ElectionRecord
import ElectionReports
import Foundation

/// The bar at the head of every page: all good is green, and anything else says what to do.
struct StatusBarMarkup {
  let status: StatusView
  let hall: HallContact?
  let machine: Machine
  let node: PageNode
  let say: Speaker

  /// Less free space is told, bytes.
  static let freeBytesMin: Int64 = 512 << 20
  /// A battery with less is told, percent.
  static let batteryMin = 20

  var markup: Markup { items.map(\.markup).joined() }

  /// One thing that the bar says.
  private struct Item {
    let mark: ReportVerdict.Mark
    let words: String
    /// What the style of a page looks for.
    var name = ""

    var markup: Markup {
      let named: Markup = name.isEmpty ? "" : " \(name)"
      return "<span class=\"flag \(mark.rawValue)\(named)\">\(Icon.mark(mark))\(words)</span>\n"
    }
  }

  private var items: [Item] {
    let common = [halted, failing, clock, disk, battery].compactMap(\.self)
    return node.site == nil ? common + hallItems : common + [state, papers].compactMap(\.self) + contact + [identity]
  }

  private var halted: Item? {
    status.halted.map { reason in
      Item(
        mark: .bad,
        words: node.site == nil
          ? say(
            "会场主机已停止记录：数据是较早的备份，换回最新的（status 写着怎么办）",
            "The hall records nothing more: its data is an older copy. Go on with the latest one (status says how)")
          : say("本机已停止记录（\(reason)）：请马上告知会场", "This laptop records nothing more (\(reason)): tell the hall"))
    }
  }

  private var failing: Item? {
    guard status.diskFault != nil else { return nil }
    return Item(
      mark: .bad,
      words: say(
        "磁盘出错，没有新的记录能保住：导出到 U 盘，换备用电脑", "The disk fails and keeps nothing new: export, and take the spare laptop"))
  }

  private var clock: Item? {
    guard let days = status.clockDaysOff, days != 0 else { return nil }
    return Item(
      mark: .attention,
      words: say(
        "本机日期离选举日 \(abs(days)) 天：今天就投票的，先把时钟校对",
        "This machine's date is \(abs(days)) days from polling day: if people vote today, set the clock right"))
  }

  private var disk: Item? {
    guard let free = machine.freeBytes, free < Self.freeBytesMin else { return nil }
    return Item(
      mark: .bad,
      words: say("磁盘只剩 \(free >> 20) MB：请腾出空间", "\(free >> 20) MB left on the disk: make room"))
  }

  private var battery: Item? {
    guard let percent = machine.battery else { return nil }
    let isLow = percent < Self.batteryMin && !machine.isCharging
    let words = say("电量 \(percent)%", "battery \(percent)%")
    return Item(
      mark: isLow ? .attention : .good,
      words: isLow ? words + say("：请接上电源", ": plug it in") : words)
  }

  private var state: Item {
    switch status.state {
    case "open": Item(mark: .good, words: say("已启用", "Open"))
    case "closed": Item(mark: .unknown, words: say("已封箱", "Closed"), name: "is-closed")
    case "revoked": Item(mark: .bad, words: say("本点电脑已停用", "Revoked"))
    default: Item(mark: .attention, words: say("未启用：请先办理启用", "Not open: open the site first"))
    }
  }

  private var papers: Item? {
    guard status.state != "closed", let account = status.account, let left = account.expectedUnused else { return nil }
    let words = say("应剩选票 \(left) 张", "\(left) papers should be left")
    var item = Item(mark: left > 0 ? .good : .attention, words: left > 0 ? words : words + say("：请去领票", ": fetch more"))
    if left <= 0 { item.name = "no-papers" }
    return item
  }

  private var contact: [Item] {
    let waiting = status.journal.size - status.delivered
    let toDeliver =
      waiting == 0 ? say("全部送达会场", "all delivered to the hall") : say("待送 \(waiting) 条", "\(waiting) to deliver")
    guard let hall, hall.isReached else {
      // Calm: a box without a network is as it should be.
      let last = hall?.reachedAt.map {
        node.local.text($0).split(separator: " ").last.map { String($0.prefix(5)) } ?? ""
      }
      let since = last.map { say("（会场最后在线 \($0)）", " (hall last in reach at \($0))") } ?? ""
      return [Item(mark: .unknown, words: say("离线，", "offline, ") + toDeliver + since)]
    }
    return [Item(mark: waiting == 0 ? .good : .unknown, words: say("会场在线，", "hall in reach, ") + toDeliver)]
  }

  private var identity: Item {
    Item(
      mark: status.hallHeard ? .good : .attention,
      words: say("会场公钥 \(status.hallKey)", "hall's key \(status.hallKey)") + roll
        + (status.hallHeard ? "" : say("：请与张贴的核对", ": compare it with the one posted")))
  }

  private var declared: [Item] {
    guard status.declared else { return [] }
    return [
      status.declarationStands
        ? Item(mark: .good, words: say("结果已宣布", "result declared"))
        : Item(
          mark: .attention,
          words: say("宣布以后有更正：请更正宣布", "changed since the declaration: correct it"))
    ]
  }

  private var hallItems: [Item] {
    let isIn = status.sites.count - status.missing.count
    let cases = status.openCases
    return declared + [
      Item(
        mark: status.missing.isEmpty ? .good : .unknown,
        words: say("到齐 \(isIn) / \(status.sites.count) 个点", "\(isIn) of \(status.sites.count) sites in")),
      Item(
        mark: cases == 0 ? .good : .attention,
        words: cases == 0 ? say("没有待裁定的争议", "no open case") : say("待裁定 \(cases) 件", "\(cases, "case") to rule on")),
      Item(
        mark: status.unexplainedFindings == 0 ? .good : .attention,
        words: status.unexplainedFindings == 0
          ? say("没有待说明事项", "no open finding")
          : say("待说明 \(status.unexplainedFindings) 项", "\(status.unexplainedFindings, "finding") to explain")),
      Item(mark: .good, words: say("公钥 \(status.hallKey)", "key \(status.hallKey)") + roll),
    ]
  }

  /// Sites with another roll than the hall's would serve other people.
  private var roll: String {
    guard let digest = status.rollDigest?.prefix(8) else { return "" }
    let changes = status.rollVersion
    return say("，名册 \(digest)", ", roll \(digest)")
      + (changes > 0 ? say("（变更 \(changes) 次）", " (\(changes, "change"))") : "")
  }
}
