package import ElectionRecord
import ElectionReports
import NodeService

extension RehearsalResult {
  /// The result for a reader: one line a step, and each reconciliation where it was made.
  package func text(_ language: Language = .zh) -> String {
    let wording = RehearsalWording(language: language)
    let numberWidth = String(steps.count).count
    var lines: [String] = [language == .zh ? "演练：\(election.name.zh)" : "Rehearsal: \(election.name.en)"]
    var reports = reconciliations[...]
    for step in steps {
      let number = DisplayWidth.padded(String(step.number), to: numberWidth, .right)
      lines.append("\(number)  \(wording.describe(step.action))  \(wording.describe(step.outcome))")
      if step.action == .reconcile, step.outcome == .done, let report = reports.popFirst() {
        lines += ["", ReportText.render(report, election: election, language: language)]
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

/// What steps and outcomes are called.
struct RehearsalWording {
  let language: Language

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func describe(_ outcome: RehearsalOutcome) -> String {
    switch outcome {
    case .done: say("→ 完成", "→ done")
    case .refused(let code): say("→ 不予办理：", "→ refused: ") + reason(code)
    case .cast(let receipt): "→ " + describe(receipt)
    }
  }

  private func reason(_ code: String) -> String {
    ReasonCode(rawValue: code).map { Wording.name($0).text(language) } ?? code
  }

  private func describe(_ receipt: CastReceipt) -> String {
    let reason = receipt.reason.map { Wording.name($0).text(language) } ?? ""
    switch receipt.outcome {
    case .ordinary: return say("普通票", "ordinary paper")
    case .provisional: return say("待核票（\(reason)）", "provisional paper (\(reason))")
    case .refused:
      let place = receipt.marked?.site ?? receipt.right
      return say("不予发票：", "refused: ") + reason + (place.map { say("，", ", ") + $0.rawValue } ?? "")
    }
  }

  func describe(_ action: RehearsalAction) -> String {
    switch action {
    case .open, .cast, .void, .replace, .ask, .close: describeAtSite(action)
    case .cut, .heal, .carry, .crash, .clock, .clone, .enrol, .settle: describeAround(action)
    default: describeAtHall(action)
    }
  }

  private func describeAtSite(_ action: RehearsalAction) -> String {
    switch action {
    case .open(let node, let papers, _): say("\(node) 开箱，选票 \(papers) 张", "\(node) opens with \(papers) papers")
    case .cast(let node, let request, _): describe(request, at: node)
    case .void(let node, let voter, _, let isMarked):
      say("\(node) 撤销选民 \(voter)", "\(node) voids voter \(voter)")
        + (isMarked ? say("（票已划写）", " (paper marked)") : "")
    case .replace(let node, let voter, _):
      say("\(node) 为选民 \(voter) 换票", "\(node) replaces the paper of voter \(voter)")
    case .ask(let node, let order):
      say("\(node) 向会场申领选民 \(order.voter)", "\(node) asks the hall for voter \(order.voter)")
    case .paperIn(let node, let list, _, _):
      say("\(node) 补录纸质名册 \(list.lines.count) 人", "\(node) enters \(list.lines.count) voters from paper")
    case .paperCheck(let node, let list, _):
      say("\(node) 复核补录 \(list.lines.count) 人", "\(node) checks \(list.lines.count) voters from paper")
    case .close(let node, let unused, _):
      say("\(node) 封箱，未用 \(unused) 张", "\(node) closes with \(unused) unused papers")
    default: action.name
    }
  }

  private func describe(_ request: CastRequest, at node: String) -> String {
    var text = say("\(node) 选民 \(request.voter) 领票", "\(node) voter \(request.voter) asks for a paper")
    if let proxy = request.proxy { text += say("，受托人 \(proxy)", ", by proxy \(proxy)") }
    if let envelope = request.envelope { text += say("，信封 \(envelope)", ", envelope \(envelope)") }
    return text
  }

  private func describeAround(_ action: RehearsalAction) -> String {
    switch action {
    case .cut(let node): say("\(node) 断网", "\(node) is cut off")
    case .heal(let node): say("\(node) 恢复网络", "\(node) is connected again")
    case .carry(let from, let to): say("U 盘从 \(from) 带到 \(to)", "a stick goes from \(from) to \(to)")
    case .crash(let node): say("\(node) 死机重启", "\(node) crashes and restarts")
    case .clock(let node, let offset): say("\(node) 时钟偏 \(offset) 秒", "the clock of \(node) is off by \(offset) s")
    case .clone(let node, let name): say("\(node) 的数据复制为 \(name)", "\(node) is copied as \(name)")
    case .enrol(let site, let name): say("为 \(site) 登记新电脑 \(name)", "\(name) is enrolled for \(site)")
    case .settle: say("连着网的都与会场同步", "all that are connected synchronise")
    default: action.name
    }
  }

  private func describeAtHall(_ action: RehearsalAction) -> String {
    switch action {
    case .revoke(let site, _): say("停用 \(site) 的电脑", "the laptop of \(site) is revoked")
    case .count(let count):
      say("\(count.site) 收回 \(count.returned) 张", "\(count.site) is counted: \(count.returned) returned")
    case .tally(let tally): say("录入计票 \(tally.contest)", "the tally of \(tally.contest) is entered")
    case .amend(let amendment): say("更正名册：选民 \(amendment.voter)", "the roll is amended: voter \(amendment.voter)")
    case .explain(let explanation): say("说明 \(explanation.code.rawValue)", "\(explanation.code.rawValue) is explained")
    case .rule(let subject, let decision, _, _): say("裁定", "ruling on") + " " + describe(subject) + describe(decision)
    case .reconcile: say("核对", "reconciliation")
    case .declare: say("宣布结果", "the result is declared")
    case .record(let node, _): say("\(node) 录入一条程序记录", "\(node) records a step of the procedure")
    default: action.name
    }
  }

  private func describe(_ subject: RehearsalAction.Subject) -> String {
    switch subject {
    case .voter(let voter): say("选民 \(voter)", "voter \(voter)")
    case .caseID(let id): say("争议 \(id)", "case \(id)")
    case .site(let site): say("\(site) 的电脑", "the laptop of \(site)")
    case .device(let device): say("设备 \(device)", "device \(device)")
    }
  }

  private func describe(_ decision: RulingDecision?) -> String {
    switch decision {
    case .accept: say("：准予", ": accept")
    case .refuse: say("：不准", ": refuse")
    case .acknowledge: say("：知悉", ": acknowledge")
    case nil: say("：按建议", ": as proposed")
    }
  }
}
