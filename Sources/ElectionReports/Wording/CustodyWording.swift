package import ElectionRecord

extension Wording {
  /// How far a box has come.
  package static func name(_ phase: CustodyPhase) -> BilingualText {
    switch phase {
    case .notStarted: BilingualText(zh: "尚未开始投票", en: "not in use yet")
    case .serving: BilingualText(zh: "正在投票", en: "in use")
    case .closed: BilingualText(zh: "已封箱，尚未送到会场", en: "closed, not at the hall yet")
    case .received: BilingualText(zh: "会场已收箱，尚未开箱", en: "received at the hall, not opened yet")
    case .opened: BilingualText(zh: "已开箱计票", en: "opened for counting")
    }
  }

  /// What is wrong at a break, short enough for a table.
  package static func name(_ kind: CustodyBreakKind) -> BilingualText {
    switch kind {
    case .sealDiffers: BilingualText(zh: "封条与上次所见不符", en: "seals are not those last seen")
    case .sealMissing: BilingualText(zh: "封箱时投票口没有加封", en: "the slot was not sealed at closing")
    case .gap: BilingualText(zh: "交接中断", en: "hand-over missing")
    case .nightUnattended: BilingualText(zh: "夜间无人保管", en: "a night without a custodian")
    case .openedWithoutReceipt: BilingualText(zh: "未经收箱就开箱", en: "opened without having been received")
    case .openedBeforeClosing:
      BilingualText(zh: "封箱记录未到就开箱", en: "opened before the record of its closing had come")
    case .openedNotInPublic: BilingualText(zh: "没有当众开箱", en: "not opened in public")
    case .openedTwice: BilingualText(zh: "再次开箱", en: "opened once more")
    case .neverReceived: BilingualText(zh: "没有收箱记录", en: "never received at the hall")
    case .neverOpened: BilingualText(zh: "已点票而没有开箱记录", en: "counted, and its opening not recorded")
    }
  }

  /// A break with what was expected and found: a clause without a full stop.
  package static func summary(_ found: CustodyBreak) -> BilingualText {
    let name = name(found.kind)
    switch found.kind {
    case .sealDiffers:
      return BilingualText(
        zh: "\(name.zh)：应为 \(list(found.expected).zh)，所见 \(list(found.found).zh)",
        en: "\(name.en): expected \(list(found.expected).en), found \(list(found.found).en)")
    case .gap:
      return BilingualText(
        zh: "\(name.zh)：票箱在 \(list(found.expected).zh) 手中，经手的是 \(list(found.found).zh)",
        en: "\(name.en): the box was with \(list(found.expected).en), and \(list(found.found).en) had it")
    case .nightUnattended:
      let night = found.night.map(\.description) ?? ""
      return BilingualText(zh: "\(name.zh)：\(night) 当晚", en: "\(name.en): that of \(night)")
    case .openedNotInPublic:
      return BilingualText(
        zh: "\(name.zh)，或在场见证不足 \(BoxOpened.witnessesMin) 人（\(list(found.found).zh)）",
        en: "\(name.en), or before fewer than \(BoxOpened.witnessesMin) witnesses (\(list(found.found).en))")
    default: return name
    }
  }

  /// Names or seals in a row; a word where there are none.
  static func list(_ items: [String]) -> BilingualText {
    items.isEmpty
      ? BilingualText(zh: "无", en: "none")
      : BilingualText(zh: items.joined(separator: "、"), en: items.joined(separator: ", "))
  }
}

extension Wording {
  /// One link of a box's way in a line.
  package static func summary(_ event: CustodyEvent) -> BilingualText {
    switch event {
    case .siteOpened(let opening): line("启用，开始投票", "the site opened", seals: opening.seals, people: opening.officers)
    case .siteClosed(let closing): line("封箱", "the site closed", seals: closing.seals, people: closing.officers)
    case .record(let record): summary(record)
    }
  }

  private static func summary(_ record: CustodyRecord) -> BilingualText {
    switch record {
    case .sealed(let record):
      return line(
        record.slot ? "投票口加封" : "施封", record.slot ? "the slot was sealed" : "sealed", place: record.place,
        seals: record.seals, people: record.officers)
    case .handedOver(let record):
      return line(
        "交接：\(record.from) 交 \(record.to)", "handed over by \(record.from) to \(record.to)", place: record.place,
        seals: record.seals)
    case .kept(let record):
      return line(
        "过夜保管至 \(record.to)", "kept until \(record.to)", place: record.place, people: record.custodians)
    case .received(let record):
      let from = record.from
      return line(
        from.isEmpty ? "会场收箱" : "会场收箱：\(from) 送到", from.isEmpty ? "received" : "received from \(from)",
        place: record.place, seals: record.seals, people: record.receivers)
    case .opened(let record):
      return line(
        record.inPublic ? "当众开箱" : "开箱（未公开）", record.inPublic ? "opened in public" : "opened, not in public",
        place: record.place, seals: record.seals, people: record.witnesses)
    case .sealReplaced(let record):
      let (old, new) = (list(record.old), list(record.new))
      return line(
        record.new.isEmpty ? "拆封 \(old.zh)（\(record.reason)）" : "换封 \(old.zh) 为 \(new.zh)（\(record.reason)）",
        record.new.isEmpty
          ? "took off \(old.en) (\(record.reason))" : "replaced \(old.en) by \(new.en) (\(record.reason))",
        people: record.officers)
    }
  }

  private static func line(
    _ zh: String, _ en: String, place: String = "", seals: [String]? = nil, people: [String]? = nil
  ) -> BilingualText {
    var parts = [BilingualText(zh: zh, en: en)]
    if !place.isEmpty { parts.append(BilingualText(zh: place, en: place)) }
    if let seals { parts.append(BilingualText(zh: "封条 \(list(seals).zh)", en: "seals \(list(seals).en)")) }
    if let people, !people.isEmpty { parts.append(list(people)) }
    return BilingualText(
      zh: parts.map(\.zh).joined(separator: "，"), en: parts.map(\.en).joined(separator: "; "))
  }
}
