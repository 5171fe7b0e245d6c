/// What is said where a record of proxies or assisted marking is refused.
extension Refusal {
  static func proxiesNotAllowed(source: String) -> Refusal {
    Refusal(
      "proxiesNotAllowed", zh: "本次选举不得委托投票。请选民本人投票。", en: "This election has no proxies. The voter votes in person.",
      source: source)
  }

  static func proxyNotWritten(source: String) -> Refusal {
    Refusal(
      "proxyNotWritten", zh: "须有书面委托书。请收到委托书后再登记。", en: "A commission is in writing. Register it once it is here.",
      source: source)
  }

  static func principalNotAway(source: String) -> Refusal {
    Refusal(
      "principalNotAway", zh: "选举期间外出的选民才可以委托投票。确实外出的，请注明 --away；不外出的，请本人投票。",
      en: "Only a voter who is away during the election commissions somebody. Add --away if so; otherwise they vote in "
        + "person.", source: source)
  }

  static func proxyCardNotTakenIn(source: String) -> Refusal {
    Refusal(
      "proxyCardNotTakenIn", zh: "须先收回委托人的选民证。请收回后再登记。",
      en: "The principal's card is taken in first. Register it after that.", source: source)
  }

  static func proxyNotKin(source: String) -> Refusal {
    Refusal(
      "proxyNotKin", zh: "受托人须是委托人的近亲属。请另找受托人。", en: "The proxy must be close kin of the principal. Name another.",
      source: source)
  }

  static func proxyFiledTooLate(_ day: CalendarDay, deadline: Cited<CalendarDay>) -> Refusal {
    Refusal(
      "proxyFiledTooLate", zh: "\(day) 已过委托登记期限，最迟为 \(deadline.value)。请选民本人投票。",
      en: "\(day) is past the last day of filing, \(deadline.value). The voter votes in person.",
      source: deadline.source)
  }

  static func alreadyCommissioned(_ known: ProxyCommission) -> Refusal {
    Refusal(
      "alreadyCommissioned", zh: "选民 \(known.principal) 已委托 \(known.proxy) 投票。要改委托，请先撤回。",
      en: "Voter \(known.principal) has commissioned \(known.proxy) already. Withdraw that first.")
  }

  static func subProxy(_ number: RollNumber, source: String) -> Refusal {
    Refusal(
      "subProxy", zh: "序号 \(number) 不能既委托他人又受人委托（不得转委托）。请另找受托人或本人投票。",
      en: "\(number) cannot both commission another and be a proxy: commissions are not passed on. Name another, or "
        + "vote in person.", source: source)
  }

  static func principalHasVoted(_ number: RollNumber) -> Refusal {
    Refusal(
      "principalHasVoted", zh: "选民 \(number) 已有领票记录，委托不能再登记或撤回。",
      en: "Voter \(number) was marked already: the commission can be neither registered nor withdrawn.")
  }

  static func noCommission(_ number: RollNumber) -> Refusal {
    Refusal(
      "noCommission", zh: "选民 \(number) 没有生效的委托。请核对序号。",
      en: "Voter \(number) has no commission in force. Check the number.")
  }

  static func otherSite(_ site: SiteID) -> Refusal {
    Refusal(
      "otherSite", zh: "投票点只能记录本点的事；\(site) 的请在 \(site) 或会场录入。",
      en: "A site records its own doings only. Enter those of \(site) there, or at the hall.")
  }

  static let nothingAssisted = Refusal(
    "nothingAssisted", zh: "代写张数是 0，不必记录。", en: "No paper was marked for anybody: there is nothing to record.")
}
