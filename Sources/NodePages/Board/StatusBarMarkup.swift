import ElectionRecord
import ElectionReports
import Foundation

/// The bar at the head of every page: all good is green, and anything else says what to do.
struct StatusBarMarkup {
  let status: StatusView
  let hall: HallContact?
  let node: PageNode
  let say: Speaker

  var markup: Markup { items.map(\.markup).joined() }

  /// One thing that the bar says.
  private struct Item {
    let mark: ReportVerdict.Mark
    let words: String

    var markup: Markup { "<span class=\"flag \(mark.rawValue)\">\(Icon.mark(mark))\(words)</span>\n" }
  }

  private var items: [Item] {
    let common = [halted, clock].compactMap(\.self)
    return node.site == nil ? common + hallItems : common + [state, papers].compactMap(\.self) + contact + [identity]
  }

  private var halted: Item? {
    status.halted.map { reason in
      Item(
        mark: .bad,
        words: say("本机已停止记录（\(reason)）：请马上告知会场", "This laptop records nothing more (\(reason)): tell the hall"))
    }
  }

  private var clock: Item? {
    guard let days = status.clockDaysOff, days != 0 else { return nil }
    return Item(
      mark: .attention,
      words: say("本机时钟与选举日差 \(abs(days)) 天：请校正", "The clock is \(abs(days)) days from polling day: set it right"))
  }

  private var state: Item {
    switch status.state {
    case "open": Item(mark: .good, words: say("已启用", "Open"))
    case "closed": Item(mark: .unknown, words: say("已封箱", "Closed"))
    case "revoked": Item(mark: .bad, words: say("本点电脑已停用", "Revoked"))
    default: Item(mark: .attention, words: say("未启用：请先办理启用", "Not open: open the site first"))
    }
  }

  private var papers: Item? {
    guard let account = status.account, let left = account.expectedUnused else { return nil }
    let words = say("应剩选票 \(left) 张", "\(left) papers should be left")
    return Item(mark: left > 0 ? .good : .attention, words: left > 0 ? words : words + say("：请去领票", ": fetch more"))
  }

  private var contact: [Item] {
    let waiting = status.journal.size - status.delivered
    let toDeliver =
      waiting == 0 ? say("全部送达会场", "all delivered to the hall") : say("待送 \(waiting) 条", "\(waiting) to deliver")
    guard let hall, hall.isReached else {
      // Calm: a box without a network is as it should be.
      return [Item(mark: .unknown, words: say("离线，", "offline, ") + toDeliver)]
    }
    return [Item(mark: waiting == 0 ? .good : .unknown, words: say("会场在线，", "hall in reach, ") + toDeliver)]
  }

  private var identity: Item {
    Item(
      mark: status.hallHeard ? .good : .attention,
      words: say("会场公钥 \(status.hallKey)", "hall's key \(status.hallKey)")
        + (status.hallHeard ? "" : say("：请与张贴的核对", ": compare it with the one posted")))
  }

  private var hallItems: [Item] {
    let closed = status.sites.count { $0.state == "closed" }
    let cases = status.openCases
    return [
      Item(
        mark: closed == status.sites.count ? .good : .unknown,
        words: say("已封箱 \(closed) / \(status.sites.count) 个点", "\(closed) of \(status.sites.count) sites closed")),
      Item(
        mark: cases == 0 ? .good : .attention,
        words: cases == 0 ? say("没有待裁定的争议", "no open case") : say("待裁定 \(cases) 件", "\(cases) cases to rule on")),
      Item(
        mark: status.unexplainedFindings == 0 ? .good : .attention,
        words: status.unexplainedFindings == 0
          ? say("没有待说明事项", "no open finding")
          : say("待说明 \(status.unexplainedFindings) 项", "\(status.unexplainedFindings) findings to explain")),
      Item(mark: .good, words: say("公钥 \(status.hallKey)", "key \(status.hallKey)")),
    ]
  }
}
