import ElectionRecord

/// Where the papers went (选票去向): received → issued → returned → classified, with every paper that left the way.
///
/// Heights are papers on one scale. What nobody has counted is an empty dashed box, never a zero.
struct FlowChart {
  let account: BallotAccount
  /// Whether the officers explained the unclassified papers.
  let explained: Bool
  let say: Speaker

  private static let id = "flow"
  private static let top = 58.0
  private static let plotHeight = 236.0
  private static let x = [0.0, 196.0, 392.0, 588.0]

  /// The chart; nil while there is no paper to draw.
  var markup: Markup? {
    guard largest > 0 else { return nil }
    var canvas = Canvas(scale: Self.plotHeight / Double(largest))
    drawReceived(&canvas)
    drawReturned(&canvas)
    drawClassified(&canvas)
    let chart = Drawing.chart(
      id: Self.id, title: say("选票去向", "Where the papers went"), description: description,
      height: canvas.bottom + 10, canvas.ribbons + canvas.nodes)
    return "<figure>\(chart)<figcaption>\(caption)</figcaption></figure>\n"
  }

  private var accounted: Int { account.issued + account.envelopes + account.spoilt + (account.unused ?? 0) }

  private var classified: Int? {
    guard let valid = account.valid, let invalid = account.invalid, let blank = account.blank else { return nil }
    return valid + invalid + blank
  }

  private var largest: Int {
    max(account.received ?? 0, accounted, account.returned ?? 0, classified ?? 0)
  }

  /// Received papers that are in none of the other classes; nil while the unused ones are not counted.
  private var difference: Int? {
    guard let received = account.received, account.unused != nil else { return nil }
    return received - accounted
  }

  private func drawReceived(_ canvas: inout Canvas) {
    canvas.head(Self.x[0], say(Column.received.name), account.received)
    canvas.head(Self.x[1], say(Column.issued.name), account.issued)
    canvas.node(Self.x[1], Self.top, account.issued)
    canvas.ribbon(from: (Self.x[0], Self.top), to: (Self.x[1], Self.top), account.issued)
    var exits: [(String, Int, Canvas.Tone)] = [
      (say(Column.unused.name), account.unused ?? 0, .grey),
      (say(Column.envelopes.name), account.envelopes, .grey),
      (say(Column.spoilt.name), account.spoilt, .grey),
    ].filter { $0.1 > 0 }
    if account.unused == nil, let received = account.received, received > accounted {
      exits.append((say("尚未清点", "not counted yet:"), received - accounted, .open))
    }
    if let difference, difference != 0 {
      let words = difference > 0 ? say("对不上，少了", "missing") : say("对不上，多出", "too many")
      exits.append((words, Int(clamping: difference.magnitude), .doubt))
    }
    var from = Self.top + canvas.height(account.issued)
    var slot = from + 34
    for (words, count, tone) in exits {
      canvas.ribbon(from: (Self.x[0], from), to: (Self.x[1], slot), count, tone)
      canvas.node(Self.x[1], slot, count, tone)
      canvas.side(Self.x[1], slot + canvas.height(count) / 2, "\(words) \(count)", tone)
      from += canvas.height(count)
      slot += max(canvas.height(count), 14) + 8
    }
    let counted = account.received != nil
    canvas.node(Self.x[0], Self.top, account.received ?? accounted, counted: counted, end: counted ? from : 0)
  }

  private func drawReturned(_ canvas: inout Canvas) {
    canvas.head(Self.x[2], say(Column.returned.name), account.returned)
    guard let returned = account.returned, let unreturned = account.unreturned else {
      canvas.node(Self.x[2], Self.top, account.issued, counted: false)
      canvas.side(Self.x[2], Self.top + 14, say("尚未点票", "not counted yet"), .grey)
      return
    }
    canvas.ribbon(from: (Self.x[1], Self.top), to: (Self.x[2], Self.top), min(returned, account.issued))
    guard unreturned != 0 else { return }
    let from = Self.top + canvas.height(min(returned, account.issued))
    let slot = Self.top + canvas.height(returned) + 42
    let count = Int(clamping: unreturned.magnitude)
    if unreturned > 0 {
      canvas.ribbon(from: (Self.x[1], from), to: (Self.x[2], slot), count, .grey)
      canvas.node(Self.x[2], slot, count, .grey)
      canvas.side(Self.x[2], slot + canvas.height(count) / 2, say("未收回 \(count)", "unreturned \(count)"), .grey)
    } else {
      canvas.node(Self.x[2], slot - 3, count, .doubt)
      canvas.side(Self.x[2], slot, say("比发出多 \(count)", "\(count) over issued"), .doubt)
    }
  }

  private func drawClassified(_ canvas: inout Canvas) {
    guard let returned = account.returned else { return }
    var from = Self.top
    defer { canvas.node(Self.x[2], Self.top, returned, end: from) }
    guard let valid = account.valid, let invalid = account.invalid, let blank = account.blank,
      let unclassified = account.unclassified
    else {
      canvas.head(Self.x[3], say("分类", "classified"), nil)
      canvas.node(Self.x[3], Self.top, returned, counted: false)
      canvas.side(Self.x[3], Self.top + 14, say("尚未分类", "not classified yet"), .grey)
      return
    }
    let state = explained ? say("已说明", "explained") : say("没有说明", "unexplained")
    let share = Digits.percent(part: unclassified, of: returned)
    let why = share.map { say("占 \($0)，\(state)", "\($0), \(state)") } ?? state
    var parts: [(String, Int, Canvas.Tone, String?)] = [(say(Column.valid.name), valid, .blue, nil)]
    if unclassified > 0 { parts.append((say(Column.unclassified.name), unclassified, .doubt, why)) }
    parts.append((say(Column.invalid.name), invalid, .grey, nil))
    parts.append((say(Column.blank.name), blank, .grey, nil))
    var slot = Self.top
    for (words, count, tone, note) in parts where count > 0 {
      canvas.ribbon(from: (Self.x[2], from), to: (Self.x[3], slot), count, tone)
      canvas.node(Self.x[3], slot, count, tone)
      canvas.side(Self.x[3], slot + canvas.height(count) / 2, "\(words) \(count)", tone, note: note, strong: true)
      from += canvas.height(count)
      slot += max(canvas.height(count), note == nil ? 16 : 32) + 14
    }
    if unclassified < 0 {
      let over = unclassified.magnitude
      canvas.side(Self.x[3], slot + 6, say("比收回多 \(over)", "\(over) over returned"), .doubt, strong: true)
    }
  }

  private var description: String {
    let parts: [(String, Int?)] = [
      (say(Column.received.name), account.received), (say(Column.issued.name), account.issued),
      (say(Column.envelopes.name), account.envelopes), (say(Column.spoilt.name), account.spoilt),
      (say(Column.unused.name), account.unused), (say(Column.returned.name), account.returned),
      (say(Column.unreturned.name), account.unreturned), (say(Column.valid.name), account.valid),
      (say(Column.invalid.name), account.invalid), (say(Column.blank.name), account.blank),
      (say(Column.unclassified.name), account.unclassified),
    ]
    return parts.map { "\($0.0) \($0.1.map(String.init) ?? say("未点", "not counted"))" }
      .joined(separator: say("，", ", ")) + say("。", ".")
  }

  private var caption: String {
    say("高度按张数。斜纹是没有着落的选票；虚线框是还没有点的。", "Heights are papers. Hatched: papers in doubt. Dashed: not counted yet.")
  }
}
