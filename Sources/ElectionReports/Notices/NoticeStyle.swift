/// How a posted notice looks: A4, a centred title in bold, body in the type of official papers, two characters of
/// indent.
enum NoticeStyle {
  static let text = """
    @page { size: A4; margin: 28mm 24mm 24mm; @bottom-center { content: counter(page); font: 10pt serif; } }
    * { box-sizing: border-box; }
    html { background: #e7ebef; }
    body {
      margin: 0 auto; max-width: 794px; padding: 72px 84px; background: #fff; color: #000;
      font: 21px/1.9 "FangSong", "STFangsong", "FangSong_GB2312", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC",
        SimSun, serif;
      line-break: strict; text-autospace: normal; text-spacing-trim: trim-start; font-variant-numeric: tabular-nums;
    }
    .draft { border: 2px solid #000; padding: 4px 10px; margin: 0 0 18px; text-indent: 0; font-weight: 700; }
    .number { text-align: center; text-indent: 0; margin: 0 0 4px; letter-spacing: .05em; }
    h1 {
      font: 700 31px/1.4 "SimHei", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
      text-align: center; margin: 0 0 8px; text-wrap: balance;
    }
    .election { text-align: center; text-indent: 0; margin: 0 0 26px; font-size: 19px; }
    p { margin: 0 0 8px; text-indent: 2em; text-align: justify; }
    h2 {
      font: 700 21px/1.9 "SimHei", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", sans-serif;
      margin: 12px 0 2px; break-after: avoid;
    }
    ol { margin: 0 0 8px; padding-left: 3em; }
    li { margin: 0 0 3px; }
    .names {
      display: grid; grid-template-columns: repeat(auto-fill, minmax(6.6em, 1fr)); gap: 2px 1em; margin: 0 0 8px;
      padding-left: 2em; text-indent: 0; text-align: left;
    }
    table {
      border-collapse: collapse; width: calc(100% - 2px); font-size: 17px; line-height: 1.45; margin: 8px 1px 14px;
    }
    thead { display: table-header-group; }
    th, td { border: 1px solid #000; padding: 4px 8px; text-align: left; vertical-align: middle; }
    th { text-align: center; font-weight: 700; }
    thead th { white-space: nowrap; }
    tbody th { text-align: left; font-weight: 400; }
    thead th::first-letter, dt::first-letter { text-transform: uppercase; }
    .figures { display: grid; grid-template-columns: 1fr 1fr; gap: 0 28px; margin: 8px 0 14px; font-size: 17px; }
    .figures div { display: flex; justify-content: space-between; border-bottom: 1px solid #000; padding: 3px 8px; }
    .figures dd { margin: 0; min-height: 1.5em; }
    tr { break-inside: avoid; }
    .n { text-align: right; white-space: nowrap; }
    .c { text-align: center; }
    .source { font-size: 15px; }
    .blank { display: inline-block; min-width: 9em; border-bottom: 1px solid #000; height: 1.1em; text-indent: 0; }
    .issued { margin: 36px 0 0; text-align: right; text-indent: 0; line-height: 1.8; }
    .issued span { display: block; }
    .note { font-size: 15px; line-height: 1.6; text-indent: 0; color: #222; }
    .roll { font-size: 14px; line-height: 1.3; }
    .roll td { height: 27px; padding: 2px 6px; }
    .roll .sign { width: 22%; }
    .roll td:nth-last-child(3) { white-space: nowrap; }
    .roll td:nth-child(2) { min-width: 6.2em; }
    .roll td:nth-child(4) { min-width: 11em; }
    .slip td { height: 38px; }
    .qr { float: right; width: 46mm; height: 46mm; margin: 0 0 4mm 6mm; }
    .hash { font-family: "Noto Sans Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 14px; text-indent: 0; }
    .lines { display: grid; grid-template-columns: 1fr 1fr; gap: 0 40px; margin-top: 14px; }
    .lines p { text-indent: 0; display: flex; align-items: flex-end; gap: 8px; margin: 18px 0 0; white-space: nowrap; }
    .lines i { flex: 1; border-bottom: 1px solid #000; height: 24px; }
    .issued, .foot, .signatures, .note, .hash { break-before: avoid; break-inside: avoid; }
    @media print {
      html, body { background: #fff; }
      body { max-width: none; margin: 0; padding: 0; font-size: 16pt; }
      h1 { font-size: 22pt; }
      h2 { font-size: 16pt; }
      .election { font-size: 14pt; }
      table { font-size: 12pt; }
      .roll { font-size: 10pt; }
      .source, .note { font-size: 11pt; }
      .hash { font-size: 9.5pt; }
    }
    @media (max-width: 640px) { body { padding: 28px 20px; font-size: 18px; } h1 { font-size: 24px; } }

    """
}
