import ElectionRecord

/// The page's style: screen and A4, Chinese typography first, no colour without a shape or a word beside it.
enum StyleSheet {
  /// The style sheet with the running head of printed pages.
  ///
  /// It holds neither `<` nor `&`, so it needs no escaping inside the page.
  static func text(head: String, foot: String) -> String {
    page.replacing("HEAD", with: quoted(head)).replacing("FOOT", with: quoted(foot)) + screen + parts + print
  }

  /// A CSS string; whatever could end it or the style element is written as a hexadecimal escape.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in TextWrap.printable(text).unicodeScalars {
      switch scalar {
      case "\"", "\\", "<", ">", "&", "'", "\n": quoted += "\\" + String(scalar.value, radix: 16) + " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static let page = """
    @page {
      size: A4; margin: 19mm 14mm 17mm; color: #4a545e;
      @top-left { content: HEAD; font: 8pt "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
      @top-right { content: FOOT; font: 8pt "Noto Sans Mono CJK SC", Menlo, Consolas, monospace; }
      @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }
    }

    """

  private static let screen = """
    :root {
      color-scheme: light;
      --ink: #17202a; --soft: #4a545e; --line: #c9d0d7; --wash: #f3f5f7; --paper: #fff;
      --blue: #1d4f7c; --good: #1b6e3c; --attention: #a64b00; --bad: #a81e1e; --unknown: #4a5a6a;
      --sans: "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Hiragino Sans GB",
        "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif;
      --serif: "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "STSong", SimSun, serif;
      --mono: "Noto Sans Mono", "DejaVu Sans Mono", "SF Mono", Menlo, Consolas, monospace;
    }
    * { box-sizing: border-box; }
    html { background: #e7ebef; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; max-width: 980px; padding: 36px 48px 48px; background: var(--paper); color: var(--ink);
      font: 16px/1.7 var(--sans); font-variant-numeric: tabular-nums; line-break: strict; text-autospace: normal;
      text-spacing-trim: trim-start; overflow-wrap: anywhere;
    }
    h1 { font: 700 28px/1.35 var(--serif); margin: 2px 0 4px; text-wrap: balance; }
    h2 {
      font: 700 20px/1.4 var(--serif); margin: 44px 0 12px; padding-top: 14px; border-top: 2px solid var(--ink);
      break-after: avoid;
    }
    h3 { font: 700 16px/1.5 var(--sans); margin: 22px 0 8px; break-after: avoid; }
    p { margin: 8px 0; }
    .eyebrow { color: var(--soft); font-size: 14px; letter-spacing: .08em; margin: 0; }
    table { overflow-wrap: break-word; }
    .exposure th, .exposure td { word-break: keep-all; }
    .note { break-before: avoid; color: var(--soft); font-size: 14px; line-height: 1.6; }
    .mono { font-family: var(--mono); font-size: .82em; letter-spacing: 0; }
    .hash { font-family: var(--mono); font-size: 12.5px; line-height: 1.55; }
    .hash span { display: inline-block; margin-right: .7em; }

    """

  private static let parts = """
    .verdict { margin: 20px 0 0; border: 2px solid var(--tone); border-radius: 6px; overflow: hidden; }
    .verdict > header { background: var(--tone); color: #fff; padding: 16px 22px 18px; display: flex; gap: 18px; }
    .verdict > header svg { flex: none; width: 58px; height: 58px; margin-top: 4px; }
    .verdict .label { font-size: 15px; margin: 0; opacity: .95; letter-spacing: .06em; }
    .verdict h2 { font: 700 27px/1.42 var(--sans); margin: 0; padding: 0; border: 0; text-wrap: pretty; }
    .clause { display: inline-block; }
    .answers { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(4, 1fr); }
    .answers li { padding: 14px 16px 16px; border-left: 1px solid var(--line); }
    .answers li:first-child { border-left: 0; }
    .answers p { margin: 0; }
    .answers .question { color: var(--soft); font-size: 14px; }
    .answers .word { font-weight: 700; font-size: 22px; line-height: 1.5; color: var(--tone); }
    .answers .word svg { width: 20px; height: 20px; margin-right: 6px; vertical-align: -3px; }
    .answers .detail { font-size: 14px; line-height: 1.6; }
    .endangered, .bad { --tone: var(--bad); }
    .doubtful, .attention { --tone: var(--attention); }
    .unfinished, .unknown { --tone: var(--unknown); }
    .sound, .good { --tone: var(--good); }
    .flag { color: var(--tone); font-weight: 700; white-space: nowrap; }
    .flag svg { width: 1em; height: 1em; margin-right: .3em; vertical-align: -.12em; }
    figure { margin: 14px 0; break-inside: avoid; }
    figure .scroll { overflow-x: auto; }
    figure svg { display: block; width: 100%; height: auto; min-width: 600px; }
    figcaption { color: var(--soft); font-size: 14px; line-height: 1.6; margin-top: 4px; }
    svg .c-soft { fill: var(--soft); }
    svg .c-doubt { fill: var(--attention); }
    svg .c-bad { fill: var(--bad); }
    svg .c-halo { paint-order: stroke; stroke: #fff; stroke-width: 6px; stroke-linejoin: round; }
    svg .c-white { fill: #fff; }
    svg text { font-family: var(--sans); font-variant-numeric: tabular-nums; fill: var(--ink); }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 15px; line-height: 1.5; margin: 10px 0; }
    caption { text-align: left; font-weight: 700; padding: 4px 0; caption-side: top; break-after: avoid; }
    thead { display: table-header-group; }
    th, td { padding: 6px 8px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
    thead th { border-bottom: 1.5px solid var(--ink); font-weight: 700; font-size: 14px; vertical-align: bottom; }
    tbody th { font-weight: 400; }
    tfoot td, tfoot th { border-top: 1.5px solid var(--ink); border-bottom: 1.5px solid var(--ink); font-weight: 700; }
    tfoot { display: table-row-group; }
    .n + td:not(.n), thead .n + th:not(.n) { padding-left: 26px; }
    .n { text-align: right; white-space: nowrap; }
    .q { background: #fff1e2; font-weight: 700; }
    .id { font-weight: 700; margin-right: .5em; }
    .elected { font-weight: 700; }
    .accounts { font-size: 14px; }
    .accounts th, .accounts td { padding: 6px 5px; }
    .accounts thead th { font-size: 13px; }
    .journals td:last-child { width: 21.5em; }
    .bar { width: 130px; }
    .bar svg { display: block; width: 120px; height: 16px; margin-top: 4px; }
    .finding {
      border-left: 6px solid var(--tone); background: var(--wash); padding: 10px 16px; margin: 12px 0;
      break-inside: avoid;
    }
    .finding h3 { margin: 0 0 2px; }
    .finding p { margin: 4px 0; }
    dl.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 0 24px; margin: 8px 0; }
    dl.figures div {
      padding: 8px 0; border-bottom: 1px solid var(--line); display: flex; justify-content: space-between; gap: 8px;
    }
    dl.figures dt { color: var(--soft); font-size: 14px; }
    dl.figures dd { margin: 0; font-weight: 700; white-space: nowrap; }
    .signatures { break-inside: avoid; }
    .signatures h3 { margin: 18px 0 0; }
    .lines { display: grid; grid-template-columns: 1fr 1fr; gap: 0 48px; }
    .lines p { margin: 26px 0 0; display: flex; align-items: flex-end; gap: 10px; white-space: nowrap; }
    .lines i { flex: 3; border-bottom: 1px solid var(--ink); height: 24px; }
    .lines i.date { flex: 2; }

    """

  private static let print = """
    @media (max-width: 720px) {
      body { padding: 20px 16px 32px; }
      h1 { font-size: 23px; }
      .verdict h2 { font-size: 21px; }
      .verdict > header svg { width: 40px; height: 40px; }
      .answers { grid-template-columns: 1fr 1fr; }
      .answers li { border-top: 1px solid var(--line); }
      .answers li:nth-child(odd) { border-left: 0; }
      dl.figures { grid-template-columns: 1fr 1fr; }
      .lines { grid-template-columns: 1fr; }
      .scroll table { min-width: 640px; }
    }
    @media print {
      html, body { background: #fff; }
      html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      body { max-width: none; margin: 0; padding: 0; font-size: 10.2pt; line-height: 1.6; }
      h1 { font-size: 18pt; }
      h2 { font-size: 13pt; margin-top: 18pt; padding-top: 7pt; }
      h3 { font-size: 10.5pt; margin: 11pt 0 4pt; }
      .verdict h2 { font-size: 17pt; }
      .verdict .label, .eyebrow, .note, figcaption { font-size: 9pt; }
      .answers .question, .answers .detail, dl.figures dt { font-size: 9pt; }
      .answers .word { font-size: 14pt; }
      .answers li { padding: 8pt 9pt 9pt; }
      table { font-size: 9.6pt; }
      thead th { font-size: 9pt; }
      .accounts { font-size: 8.8pt; }
      .accounts thead th { font-size: 8.4pt; }
      .accounts th, .accounts td { padding: 4pt 3pt; }
      .hash { font-size: 8pt; line-height: 1.4; }
      .journals { line-height: 1.35; }
      .journals th, .journals td { padding: 3.5pt 6pt; }
      .whole { break-inside: avoid; }
      .verdict, tr, .finding, .answers li { break-inside: avoid; }
      figure svg { min-width: 0; }
      .scroll, figure .scroll { overflow: visible; }
      p, li { orphans: 2; widows: 2; }
    }

    """
}
