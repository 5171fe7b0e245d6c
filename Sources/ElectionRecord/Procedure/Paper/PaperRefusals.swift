extension Refusal {
  /// A list that turned up after the site had closed.
  package static let paperAfterClosing = siteClosed(
    zh: "这台电脑不能再补录。请把纸质名册送到会场：停用本点的电脑（revoke），另登记一台，以 0 张选票启用，再补录、封箱。",
    en: ", and this laptop enters nothing more. Take the list to the hall: revoke the site's laptop, enrol another "
      + "one, open it with 0 papers, enter the list there and close.")

  static let paperThroughList = Refusal(
    "paperThroughList", zh: "纸质名册要连同划名一起录入。请用 paper-in 录入，用 paper-in --check 复核。",
    en: "Marks from paper are entered together with their list. Use paper-in, and paper-in --check.")

  static let paperWithoutName = Refusal(
    "paperWithoutName", zh: "没有写明录入人。请用 --by 写出姓名。", en: "Who enters the list is not said. Name them with --by.")

  static func paperNotOnRoll(lines: [Int]) -> Refusal {
    Refusal(
      "paperNotOnRoll",
      zh: "\(list(lines).zh)的序号不在选民名册上，全部未录入。请对照名册改正；纸上确是这样写的，加 --keep-strays 再录，会列为争议。",
      en: "\(list(lines).en): not on the roll; nothing was recorded. Correct the number; if the paper does say so, "
        + "repeat with --keep-strays, and it becomes a case.")
  }

  static func paperEnteredBefore(lines: [Int]) -> Refusal {
    Refusal(
      "paperEnteredBefore",
      zh: "\(list(lines).zh)的选民已从本点的纸质名册录入过，全部未录入。请只留下还没有录入的行；录错的先用 void 撤销。",
      en: "\(list(lines).en): entered from this site's list before; nothing was recorded. Keep only the lines that are "
        + "new; take a wrong mark back with void first.")
  }

  static let paperNothingToCheck = Refusal(
    "paperNothingToCheck", zh: "没有待复核的补录。请用 paper-in 查看各批补录。",
    en: "No batch waits for a check. See the batches with paper-in.")

  static let paperCheckedByAnother = Refusal(
    "paperCheckedByAnother", zh: "复核须由录入人以外的另一人办理。请换一个人重新录一遍名册，再用 --by 写出姓名。",
    en: "Somebody other than who entered the list checks it. Another person keys the list again and is named with --by."
  )

  static func paperDiffers(_ differences: [PaperDifference]) -> Refusal {
    let told = differences.prefix(PaperList.problemsMax).map(\.message)
    let more = differences.count - told.count
    return Refusal(
      "paperDiffers",
      zh: "两次录入有 \(differences.count) 处不同，未确认。请两人对照纸质名册：第一次录错的用 void 撤销、漏录的用 paper-in 补上，再复核。\n"
        + told.map { "  " + $0.zh }.joined(separator: "\n") + (more > 0 ? "\n  另有 \(more) 处" : ""),
      en:
        "The two keyings differ in \(differences.count) places; nothing was confirmed. Both people look at the paper: take "
        + "back what was keyed wrongly with void, enter what is missing with paper-in, and check again.\n"
        + told.map { "  " + $0.en }.joined(separator: "\n") + (more > 0 ? "\n  and \(more) more" : ""))
  }

  /// The first lines of many.
  private static func list(_ lines: [Int]) -> BilingualText {
    let told = lines.prefix(PaperList.problemsMax)
    let more = lines.count > told.count
    return BilingualText(
      zh: "第 \(told.map(String.init).joined(separator: "、"))\(more ? " 等 \(lines.count)" : "") 行",
      en: "line \(told.map(String.init).joined(separator: ", "))\(more ? " and others, \(lines.count) in all" : "")")
  }
}
