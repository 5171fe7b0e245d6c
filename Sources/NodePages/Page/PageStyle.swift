/// The one style sheet of the pages: the report's colours and type, large enough for a stairwell, no colour without a
/// shape or a word beside it.
enum PageStyle {
  static let text = base + frame + forms + desk + hall + projector + print

  private static let base = """
    :root {
      color-scheme: light;
      --ink: #17202a; --soft: #4a545e; --line: #c9d0d7; --wash: #f3f5f7; --paper: #fff; --ground: #e7ebef;
      --blue: #1d4f7c; --good: #1b6e3c; --attention: #a64b00; --bad: #a81e1e; --unknown: #4a5a6a;
      --sans: "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Hiragino Sans GB",
        "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif;
      --serif: "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "STSong", SimSun, serif;
      --mono: "Noto Sans Mono CJK SC", "Noto Sans Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
    }
    * { box-sizing: border-box; }
    html { background: var(--ground); -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; color: var(--ink); font: 18px/1.6 var(--sans); font-variant-numeric: tabular-nums;
      line-break: strict; text-autospace: normal; overflow-wrap: anywhere;
    }
    main { max-width: 1320px; margin: 0 auto; padding: 16px 24px 48px; }
    h1 { font: 700 28px/1.35 var(--serif); margin: 8px 0 12px; }
    h2 { font: 700 21px/1.4 var(--serif); margin: 28px 0 10px; }
    h2 small { font: 400 16px var(--sans); color: var(--soft); margin-left: 12px; }
    p { margin: 8px 0; }
    a { color: var(--blue); }
    :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
    .unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
    .skip { position: absolute; left: -999px; }
    .skip:focus { left: 8px; top: 8px; background: var(--paper); padding: 8px; z-index: 9; }
    .good { --tone: var(--good); } .attention { --tone: var(--attention); }
    .bad { --tone: var(--bad); } .unknown { --tone: var(--unknown); }
    .flag { color: var(--tone); font-weight: 700; }
    .flag svg { width: 1.05em; height: 1.05em; margin-right: .3em; vertical-align: -.14em; }
    table { border-collapse: collapse; width: 100%; background: var(--paper); margin: 10px 0; }
    th, td { padding: 8px 10px; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
    thead th { border-bottom: 2px solid var(--ink); font-size: 16px; }
    tbody th { font-weight: 400; }
    .scroll table { overflow-wrap: normal; }
    .day { white-space: nowrap; }
    .n { text-align: right; white-space: nowrap; }
    td.q, .q { background: #fff1e2; font-weight: 700; }
    .scroll { overflow-x: auto; }
    small { color: var(--soft); font-size: 15px; font-weight: 400; margin-left: 10px; }
    pre.answer {
      background: var(--paper); border: 1px solid var(--line); padding: 14px 18px; overflow-x: auto;
      font: 16px/1.6 var(--mono); white-space: pre-wrap;
    }
    .message {
      display: flex; gap: 14px; align-items: flex-start; border: 2px solid var(--tone); border-radius: 6px;
      background: var(--paper); padding: 10px 16px; margin: 12px 0; font-weight: 700;
    }
    .message > svg { flex: none; width: 34px; height: 34px; color: var(--tone); margin-top: 4px; }
    .message p { margin: 4px 0; }

    """

  private static let frame = """
    .head {
      display: flex; flex-wrap: wrap; gap: 6px 16px; align-items: center; background: var(--ink); color: #fff;
      padding: 10px 24px; min-height: 60px;
    }
    .head a { color: #fff; }
    .where { display: flex; flex-direction: column; line-height: 1.3; }
    .where strong { font-size: 20px; }
    .where span { font-size: 14px; opacity: .85; }
    .head nav { flex: 1 1 440px; }
    .head ul { list-style: none; display: flex; flex-wrap: wrap; gap: 2px; margin: 0; padding: 0; }
    .head li a { display: block; white-space: nowrap; padding: 8px 8px; text-decoration: none; border-radius: 4px; }
    .head li a[aria-current] { background: #fff; color: var(--ink); font-weight: 700; }
    .who { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; font-size: 16px; }
    .who form { margin: 0; }
    .head .who button {
      background: transparent; color: #fff; border-color: #8e9aa6; min-height: 40px; padding: 4px 10px; margin-top: 0;
    }
    .bar {
      display: flex; flex-wrap: wrap; gap: 4px 28px; background: var(--paper); border-bottom: 1px solid var(--line);
      padding: 8px 24px; min-height: 46px; font-size: 16px;
    }
    .bar.lost::before { content: attr(data-offline); color: var(--bad); font-weight: 700; }
    .bar.lost { position: sticky; top: 0; z-index: 5; }
    .bar.lost > * { display: none; }
    .bare .bar:not(.lost) { display: none; }
    .narrow { max-width: 520px; margin: 24px auto; background: var(--paper); padding: 20px 32px 28px; border-radius: 6px; }
    dialog { border: 2px solid var(--ink); border-radius: 8px; padding: 8px 24px 24px; font-size: 18px; }
    dialog::backdrop { background: rgb(23 32 42); }
    .bare dialog { margin: 1vh 1vw auto auto; }
    .bare dialog::backdrop { background: transparent; }

    """

  private static let forms = """
    form { margin: 12px 0; }
    label, legend { display: block; font-weight: 700; margin: 12px 0 4px; }
    label small { display: inline; }
    label small.hint { display: block; margin: 0; }
    label > span { display: block; margin: 0 0 4px; }
    input:not([type=checkbox]):not([type=radio]), select, textarea {
      font: inherit; font-weight: 400; width: 100%; padding: 10px 12px; min-height: 48px; border: 2px solid #7c8896; border-radius: 5px;
      background: #fff; color: var(--ink);
    }
    input[type=checkbox], input[type=radio] { width: 24px; height: 24px; flex: none; }
    legend { background: #fff; border-radius: 5px; padding: 0 6px; margin: 0; }
    .check { display: flex; gap: 12px; align-items: center; font-weight: 400; }
    fieldset { border: 1px solid var(--line); border-radius: 5px; margin: 16px 0; padding: 4px 16px 16px; background: #fff; }
    button, a.button {
      font: inherit; font-weight: 700; min-height: 48px; padding: 8px 22px; border-radius: 5px; cursor: pointer;
      border: 2px solid var(--blue); background: var(--blue); color: #fff; display: inline-block; text-decoration: none;
      margin-top: 12px;
    }
    button.plain, a.button { background: #fff; color: var(--blue); }
    button.danger { background: var(--bad); border-color: var(--bad); }
    button:disabled { opacity: .55; cursor: wait; }
    kbd {
      font: 400 14px var(--mono); border: 1px solid currentColor; border-radius: 4px; padding: 1px 6px; margin-left: 8px;
      background: transparent;
    }
    .act, .keying { max-width: 720px; }
    .keying .figure label { display: grid; grid-template-columns: 1fr 160px; align-items: center; gap: 12px; margin: 8px 0; }
    .acts { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); gap: 8px; }
    .acts a { display: block; background: var(--paper); padding: 10px 16px; border-radius: 5px; text-decoration: none; height: 100%; }
    .late { list-style: none; padding: 0; max-width: 720px; }
    .late li { display: flex; gap: 16px; align-items: center; justify-content: space-between; }
    .late form { margin: 0; }
    .acts small { display: block; margin: 0; font-family: var(--mono); }
    .numbers thead th:not(:first-child), .board thead th:nth-child(n+3):nth-child(-n+9) { text-align: right; }
    .finger { font: 700 22px/1.6 var(--mono); max-width: 36em; }
    .root { font: 15px/1.5 var(--mono); overflow-wrap: anywhere; }
    .address { font: 700 30px/1.4 var(--mono); }
    .qr svg { width: 240px; height: 240px; background: #fff; }

    """

  private static let desk = """
    .desk { display: grid; grid-template-columns: minmax(0, 1fr) 430px; gap: 28px; align-items: start; }
    .desk section, .desk aside { min-width: 0; }
    .desk aside { position: sticky; top: 8px; max-height: calc(100vh - 16px); overflow-y: auto; padding: 0 6px 6px; }
    .card, .unlisted, .unlisted label { scroll-margin: 150px 0 24px; }
    #unused-key { min-height: 1.6em; margin: 0 0 8px; color: var(--attention); font-weight: 700; }
    #last[aria-busy]::before { content: attr(data-busy); color: var(--soft); }
    .no-papers { display: none; }
    body:has(#bar .is-closed) #last details { display: none; }
    body:has(.card.chosen [data-key="F2"]) #last [data-key="F2"] kbd { display: none; }
    body:has(.card.chosen [data-key="F4"]) #last [data-key="F4"] kbd { display: none; }
    body:has(#bar .no-papers) .card .no-papers { display: block; color: var(--attention); font-weight: 700; }
    #find { margin: 0 0 12px; position: sticky; top: 0; background: var(--ground); padding: 4px 0 10px; z-index: 2; }
    #search { font-size: 28px; min-height: 64px; font-weight: 700; }
    .cards { list-style: none; margin: 0; padding: 0; min-height: 380px; }
    .card {
      background: var(--paper); border-left: 14px solid var(--tone); border-radius: 6px; padding: 10px 18px 14px;
      margin: 0 0 10px; cursor: pointer;
    }
    .card.chosen { box-shadow: 0 0 0 4px var(--blue); }
    .card h2 { font-family: var(--sans); font-size: 27px; line-height: 1.3; margin: 0; }
    .card .number { font-family: var(--mono); color: var(--soft); margin-right: 8px; }
    .card p { margin: 2px 0; }
    .details { color: var(--soft); }
    .details span { display: inline-block; max-width: 100%; margin-right: 20px; overflow-wrap: anywhere; }
    .details.apart { color: var(--ink); font-size: 22px; font-weight: 700; }
    .now { color: var(--tone); font-size: 22px; }
    .now svg { width: 26px; height: 26px; vertical-align: -5px; margin-right: 8px; }
    .mark { font-size: 17px; }
    .card form { display: none; margin: 0; }
    .card details { display: none; }
    .card.chosen form, .card.chosen details { display: block; }
    .card.chosen form { display: flex; flex-wrap: wrap; gap: 10px; align-items: end; }
    .card.chosen form > label { margin: 0; }
    .card.chosen form > .check { width: 100%; }
    .card.chosen form input:not([type=checkbox]) { width: 240px; }
    .cards.undecided::before {
      content: attr(data-choose); display: block; color: var(--attention); font-weight: 700; font-size: 24px; text-align: center;
    }
    .more { color: var(--soft); padding: 6px 18px; }
    summary { cursor: pointer; padding: 10px 4px; font-weight: 700; color: var(--blue); }
    aside h2 { margin-top: 0; }
    #last { min-height: 260px; }
    .keys { display: grid; grid-template-columns: 1fr 1fr; gap: 2px 16px; font-size: 15px; color: var(--soft); }
    .keys div { display: flex; gap: 6px; }
    .keys dt { min-width: 76px; } .keys dd { margin: 0; }
    @media (max-width: 1000px) {
      .desk { grid-template-columns: minmax(0, 1fr); }
      .desk aside { position: static; max-height: none; }
      #last { min-height: 0; scroll-margin: 150px 0 24px; }
    }

    """

  private static let hall = """
    dl.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 8px; margin: 12px 0; }
    dl.figures div { background: var(--paper); padding: 10px 16px; border-radius: 5px; }
    dl.figures dt { color: var(--soft); font-size: 15px; }
    dl.figures dd { margin: 0; font-size: 28px; font-weight: 700; line-height: 1.3; }
    #board { min-height: 420px; }
    .turnout { margin: 12px 0; }
    .hours th, .hours td.n { width: 1%; white-space: nowrap; }
    .hours progress { height: 18px; }
    progress { width: 100%; height: 26px; accent-color: var(--blue); }
    small.box { margin: 0; }
    .board thead th, td small { white-space: nowrap; }
    @media (max-width: 1000px) {
      .board, .board tbody { display: block; }
      .board thead { display: none; }
      .board tr { display: grid; grid-template-columns: repeat(4, 1fr); border-bottom: 2px solid var(--line); padding: 6px 0; }
      .board th, .board td { border: 0; padding: 4px 10px; text-align: left; }
      .board th, .board td:nth-child(2) { grid-column: 1 / -1; }
      .board th { font-weight: 700; }
      .board td small { white-space: normal; }
      .board [data-column]::before { content: attr(data-column); display: block; color: var(--soft); font-size: 15px; font-weight: 400; }
    }
    .finding { border-left: 8px solid var(--tone); background: var(--paper); padding: 8px 18px; margin: 10px 0; border-radius: 4px; }
    .steps { list-style: none; padding: 0; } .steps li { margin: 6px 0; }
    .sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 16px; }
    .side { background: var(--paper); padding: 6px 18px 16px; border-top: 6px solid var(--blue); }
    .side dl { margin: 0; } .side div { display: flex; gap: 12px; border-bottom: 1px solid var(--line); padding: 6px 0; }
    .side dt { color: var(--soft); min-width: 90px; } .side dd { margin: 0; font-weight: 700; }

    """

  private static let projector = """
    .bare { font-size: clamp(15px, 2.3vh, 34px); }
    .bare:has(.contests.few) { font-size: clamp(16px, 3.2vh, 46px); }
    .bare .few .zheng { font-size: .7em; }
    .bare main { max-width: none; padding: 1vh 3vw; }
    .bare h1 { font-size: 1.4em; margin: 0 0 4px; }
    .bare h2 { margin: .5em 0 .1em; font-size: 1.25em; }
    .bare h2 small { font-size: .75em; }
    .bare .contests { columns: 2; column-gap: 3vw; }
    @media (max-width: 1000px) { .bare .contests { columns: 1; } }
    .bare section { break-inside: avoid; padding-top: .5em; }
    .bare section h2 { margin-top: 0; }
    .bare p, .bare table { margin: 4px 0; }
    .bare .tally th, .bare .tally td { padding-top: 3px; padding-bottom: 3px; vertical-align: middle; }
    .bare .zheng { width: 22em; font-size: .9em; }
    .bare .tally td.n { padding: 0 .6em; }
    .bare th .flag { margin-left: .5em; }
    .tally th { font-size: 1.15em; font-weight: 700; white-space: nowrap; width: 1%; }
    .tally td.n { font-size: 1.5em; font-weight: 700; width: 1%; padding: 0 24px; }
    .zheng { letter-spacing: .04em; line-height: 1.25; color: var(--blue); font-weight: 700; }
    .zheng small { margin: 0; font-size: .75em; color: var(--ink); }
    .batches { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 6px 28px; font-size: .8em; }
    @media (prefers-reduced-motion: no-preference) { .tally td.n { transition: color .6s; } }

    """

  /// On A4 a page is its content.
  private static let print = """
    @media print {
      @page { size: A4; margin: 14mm; }
      html, body { background: #fff; }
      body { font-size: 11pt; }
      .head, .bar, .skip, form, button, a.button, .unprinted { display: none; }
      main { max-width: none; padding: 0; }
      table, .finding, .message { break-inside: avoid; }
      .root { font-size: 8.5pt; }
    }

    """
}
