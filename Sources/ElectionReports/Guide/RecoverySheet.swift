package import ElectionRecord

/// 恢复单: two sides of A4, one half of the code on each, for one officer each.
package enum RecoverySheet {
  /// One half, as it is printed.
  package struct Half: Sendable {
    /// 1 or 2.
    package let number: Int
    package let words: [String]

    package init(number: Int, words: [String]) { (self.number, self.words) = (number, words) }
  }

  /// Words on a line.
  private static let wordsALine = 3

  /// - Parameters:
  ///   - sheet: The sheet's name.
  ///   - device: The hall's device, whose keys it opens.
  ///   - time: When it was printed.
  package static func page(
    _ halves: [Half], sheet: String, device: DeviceID, election: Election, time: String, language: Language
  ) -> String {
    let say = Speaker(language: language)
    let sides = halves.map { side($0, sheet: sheet, device: device, election: election, time: time, say) }.joined()
    return PageShell.html(
      title: say("会场恢复单 \(sheet)", "Recovery sheet \(sheet)"), language: language, style: style, body: sides)
  }

  private static func side(
    _ half: Half, sheet: String, device: DeviceID, election: Election, time: String, _ say: Speaker
  ) -> Markup {
    let lines = stride(from: 0, to: half.words.count, by: wordsALine).map { start -> Markup in
      let words = half.words[start..<min(start + wordsALine, half.words.count)].enumerated().map {
        offset, word -> Markup in
        "<span><small>\("\(start + offset + 1)")</small>\(word)</span>"
      }
      return "<div class=\"words\">\(words.joined())</div>\n"
    }
    let code = half.words.joined(separator: "-").uppercased()
    let svg = QRCode(code)?.svg(title: say("第 \(half.number) 半", "Half \(half.number)")) ?? ""
    return """
      <section>
      <header><h1>\(say("会场恢复单　第 \(half.number) 半", "Recovery sheet, half \(half.number)"))</h1>
      <p>\(say(election.name))</p></header>
      <p class="facts">\(say("单号", "Sheet")) <b>\(sheet)</b>　\(say("会场主机", "hall")) \(device.description)　\(time)</p>
      <div class="code"><div>\(lines.joined())</div><div class="qr">\(Markup(stringLiteral: svg))</div></div>
      <ol>
      <li>\(say("这一半由一名负责人保管：装入信封封好，签名，和另一半分开放。单独一半打不开任何东西。", "One officer keeps this half, in a sealed and signed envelope, apart from the other. One half alone opens nothing."))</li>
      <li>\(say("会场主机丢失、损坏时用：在任何一台装有本程序的电脑上，由两名负责人各打自己的一半：", "For the day the hall's machine is lost or broken: on any machine with this program, two officers type a half each:"))<br/><code>ballotsync recover --data \(say("新目录", "NEW")) --from \(say("投票点的数据目录或备份", "A SITE'S DIRECTORY OR A BACKUP"))</code></li>
      <li>\(say("不用打空格以外的符号，大小写都可以；打错的词会当场指出来。也可以扫码。", "Case does not matter; a mistyped word is pointed out at once. The code can be scanned too."))</li>
      <li>\(say("接任以后会打印新的恢复单，这一张请当面销毁：它仍打得开原来的密钥。原来的主机即使找回来也不再使用。", "A new sheet is printed then: destroy this one, which still opens the old keys. The old machine is not used again even if it is found."))</li>
      </ol>
      <p class="sign">\(say("保管人", "Keeper"))：<i></i>　\(say("日期", "Date"))：<i></i></p>
      </section>

      """
  }

  private static let style = """
    @page { size: A4; margin: 16mm 18mm; }
    * { box-sizing: border-box; }
    html { background: #e7ebef; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    body { margin: 0; color: #17202a;
      font: 17px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
    section { margin: 0 auto 20px; max-width: 794px; padding: 40px 48px; background: #fff; break-after: page; }
    section:last-child { break-after: auto; }
    header { border-bottom: 3px solid #a81e1e; }
    h1 { font: 700 28px/1.4 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; margin: 0; }
    header p { margin: 0 0 6px; color: #4a545e; }
    .facts { color: #4a545e; }
    .code { display: flex; gap: 24px; align-items: center; justify-content: space-between; margin: 10px 0 18px;
      border: 2px solid #17202a; border-radius: 6px; padding: 16px 18px; }
    .words { display: flex; gap: 8px; }
    .words span { font: 700 24px/1.9 "DejaVu Sans Mono", Menlo, Consolas, monospace; width: 6em; white-space: nowrap; }
    small { font: 13px/1 sans-serif; color: #4a545e; display: inline-block; width: 1.9em; }
    .qr { flex: none; width: 180px; } .qr svg { width: 100%; height: auto; display: block; }
    li { margin: 7px 0; } code { font-size: 15px; }
    .sign { margin-top: 30px; } .sign i { display: inline-block; width: 11em; border-bottom: 1px solid #17202a; }
    @media print { html, body { background: #fff; } section { max-width: none; padding: 0; margin: 0; } }

    """
}
