package import ElectionRecord

/// 一页指南: what somebody who has never seen the pages must know, on one side of A4, with pictures of the very pages.
///
/// `scripts/pictures` takes the pictures of an invented election.
package enum GuideSheet {
  /// For whom it is.
  package enum Reader: Sendable { case clerk, hall }

  /// - Parameter place: The site's name; nil at the hall.
  package static func page(_ reader: Reader, place: String?, election: Election, language: Language) -> String {
    let say = Speaker(language: language)
    let text = reader == .clerk ? clerk : hall
    let steps = text.steps.map { step -> Markup in "<li><b>\(say(step.0))</b>\(say(step.1))</li>\n" }.joined()
    let body: Markup = """
      <header><h1>\(say(text.title))</h1><p>\(say(election.name))\(place.map { "　" + $0 } ?? "")</p></header>
      <div class="pictures">\(text.pictures.map { figure($0, say) }.joined())</div>
      <ol>\(steps)</ol>
      <footer>\(say(text.never))</footer>

      """
    return PageShell.html(
      title: say(text.title), language: language, style: GuideStyle.text, body: body, hasPictures: true)
  }

  private static func figure(_ picture: Picture, _ say: Speaker) -> Markup {
    """
    <figure><img alt="\(say(picture.words))" src="data:image/png;base64,\(Base64.text(picture.bytes))"/>
    <figcaption>\(say(picture.words))</figcaption></figure>

    """
  }

  private struct Picture: Sendable {
    let bytes: [UInt8]
    let words: BilingualText
  }

  private struct Text: Sendable {
    let title: BilingualText
    let pictures: [Picture]
    let steps: [(BilingualText, BilingualText)]
    /// What must not be done.
    let never: BilingualText
  }

  private static func step(_ zh: (String, String), _ en: (String, String)) -> (BilingualText, BilingualText) {
    (BilingualText(zh: zh.0 + "　", en: en.0 + " "), BilingualText(zh: zh.1, en: en.1))
  }

  private static let clerk = Text(
    title: BilingualText(zh: "发票员指南（一页）", en: "The clerk's page"),
    pictures: [
      Picture(
        bytes: PackageResources.desk_png,
        words: BilingualText(zh: "绿色 ✓：可发普通票，按回车。", en: "Green ✓: an ordinary paper; press Enter.")),
      Picture(
        bytes: PackageResources.marked_png,
        words: BilingualText(zh: "红色 ✕：已经领过票，不再发。", en: "Red ✕: marked already; no second paper.")),
    ],
    steps: [
      step(
        ("登录", "打开浏览器里的发票页，用自己的姓名和口令登录。第一次用主持人给的代码，再设定自己的口令。"),
        (
          "Sign in",
          "at the desk's page with your own name and passphrase; the first time with the code from the officer."
        )),
      step(
        ("找人", "在大格子里打序号、姓名、拼音首字母、选民证号、户号或住址，也可以扫码。打字的同时就有结果，↑↓ 选人。"),
        ("Find", "the voter by number, name, pinyin initials, card, household or address, or scan. ↑↓ choose.")),
      step(
        ("核对", "同名的人并排显示，看出生年月和住址，请本人说，不要替他说。"),
        ("Compare", "birth date and address where names are alike: let the voter say them.")),
      step(
        ("发票", "绿色：按回车，右边出现绿色的回执“发普通票”，才把选票交给选民。按两次也只划一次。"),
        ("Hand over", "on green: press Enter, and hand the paper over once it says so in green. Twice marks once.")),
      step(
        ("信封", "橙色：只能发待核票。写信封编号（F6），选票装进信封；或按 F9 向会场申领投票权。"),
        ("Envelope", "on orange: type the envelope's number (F6), or ask the hall for the right (F9).")),
      step(
        ("红色", "已经领过票或不能发票，屏幕写着在哪里、什么时候。请主持人来，不要争论。"),
        ("Red", "no paper; the screen says where and when. Call the officer and do not argue.")),
      step(
        ("弄错了", "F2 撤销刚才的划名，F4 选票写坏了换一张，都要写原因。F8 是他人代领。"),
        ("A mistake", "F2 takes the mark back, F4 is a second paper for a spoilt one, F8 a proxy.")),
      step(
        ("断网", "照常发票。上面写“离线，待送 N 条”，不用管。断电、死机：重新开机登录，划过的都在。"),
        ("No network", "go on as usual: “offline, N to deliver”. After a crash sign in again; every mark is there.")),
      step(
        ("离开", "按“锁屏”。回来打口令，打好的字还在。"),
        ("Leaving", "press Lock; your passphrase brings back what you typed.")),
    ],
    never: BilingualText(
      zh: "不用别人的账户。没有回执不发票。不把屏幕给选民以外的人看。不拔正在写的 U 盘。",
      en:
        "Never use somebody else's account, hand out a paper without its receipt, show the screen, or pull a stick that is written."
    ))

  private static let hall = Text(
    title: BilingualText(zh: "会场负责人指南（一页）", en: "The hall's page"),
    pictures: [
      Picture(
        bytes: PackageResources.board_png,
        words: BilingualText(
          zh: "全场：哪个点到齐、差几张，一直更新。", en: "The board: which site is in, what differs; it keeps moving.")),
      Picture(
        bytes: PackageResources.projector_png,
        words: BilingualText(zh: "大屏：两名计票人一致的才上屏。", en: "The projector: what both tellers agree on.")),
    ],
    steps: [
      step(
        ("以前", "给每个人建账户（账户），给每台电脑生成登记代码（登记电脑）；每名计票人一个唱票组（办理）。打印这一页和发票员的一页。"),
        (
          "Before",
          "make everybody an account, enrol each laptop, form a session for each teller, print this page and the clerk's."
        )),
      step(
        ("投票中", "看“全场”：绿色不用管，别的写着要做什么。没有网络的点是安静的，不是坏了。"),
        ("While voting", "watch the board. A site without a network is calm, not broken.")),
      step(
        ("收箱", "有网络自己会到；没有网络，“U 盘”读入。箱子、封条在“办理”里逐项登记。"),
        ("Boxes", "journals come by network, or read the stick. Record boxes and seals under Acts.")),
      step(
        ("缺箱", "“缺箱”页写着缺哪个、可以先做什么。已到的可以点票、计票，什么都不用重做。不要急着开信封。"),
        ("A box is missing", "its page says which, and what can be done meanwhile. Open no envelope yet.")),
      step(
        ("争议", "“争议”里双方并排。两名负责人各自登录才算裁定，写明理由。裁错了可以更正，看得见。"),
        ("Cases", "both sides beside each other; two officers sign in to rule, with a reason.")),
      step(
        ("点票计票", "点出每箱张数。两名计票人在两台电脑各自录入，两次不符时会场负责人看得到是哪一行，两人各自重点。"),
        (
          "The count",
          "two tellers key each batch on two screens; the operator sees which line differs, and both count again."
        )),
      step(
        ("核对", "“办理—核对”回答四个问题：齐不齐、有没有重复、票平不平、能不能改变结果。"),
        ("Reconcile", "four questions: all in, nobody twice, every paper found, could a seat change.")),
      step(
        ("说明、宣布", "差几张就写几张为什么，两人说明；都好了再两人宣布，然后在“办理”存公开文件、归档。宣布以后也能更正，看得见。"),
        (
          "Explain, declare",
          "two officers explain each difference, then declare, then save public files and archive under Acts. It can be corrected, visibly."
        )),
      step(
        ("观察员", "请他们看“观察”页，打印检查点签字，带走日志自己核验。"),
        ("Observers", "show them Observe: they sign the checkpoints and take the journals along.")),
    ],
    never: BilingualText(
      zh: "一个人不当两个人。没到齐不宣布。不用备份恢复投票点的电脑：换一台登记新的。数字对不上，先数票，再改数字。",
      en:
        "Never be two persons, declare with a box missing, restore a laptop from a copy, or change a figure before counting papers."
    ))
}

/// One side of A4.
enum GuideStyle {
  static let text = """
    @page { size: A4; margin: 11mm 13mm; }
    * { box-sizing: border-box; }
    html { background: #e7ebef; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    body {
      margin: 0 auto; max-width: 794px; padding: 40px 48px; background: #fff; color: #17202a;
      font: 18px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
      line-break: strict; text-autospace: normal;
    }
    header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; border-bottom: 3px solid #1d4f7c; }
    h1 { font: 700 28px/1.4 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; margin: 0; }
    header h1 { white-space: nowrap; margin-right: 20px; }
    header p { margin: 0 0 0 auto; text-align: right; text-wrap: balance; word-break: keep-all; color: #4a545e; }
    .pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 18px; margin: 14px 0 4px; }
    figure { margin: 0; }
    img { width: 100%; display: block; border: 1px solid #7c8896; border-radius: 4px; }
    figcaption { font-size: 16px; font-weight: 700; margin-top: 4px; }
    ol { padding-left: 1.6em; margin: 10px 0; }
    li { margin: 9px 0; }
    b { color: #1d4f7c; }
    footer { border: 2px solid #a81e1e; border-radius: 5px; padding: 8px 14px; font-weight: 700; color: #a81e1e; }
    @media print {
      html, body { background: #fff; }
      body { max-width: none; padding: 0; font-size: 13pt; }
    }

    """
}
