import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// 补录.
struct PaperInCommand: NodeVerb {
  static let configuration = help(
    "paper-in", zh: "补录纸质名册上的划名：先列出来看，确认了才录入；另一人再录一遍来复核。",
    en:
      "Enter the marks of a printed list: shown first, recorded once confirmed; another person keys it again to check it.",
    example: "ballotsync paper-in list.csv --by 张三 --day 2010-03-14 --reason 电脑损坏 --sheets 2 --yes")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Argument(
    help: ArgumentHelp(
      "名单：每行一个选民序号，可另有 受托人、作废重领 两列；不写则列出各批补录。 A list; without it, the batches are shown.",
      valueName: "FILE"))
  var file: String?

  @Option(name: .customLong("by"), help: ArgumentHelp("录入人，复核时为复核人。 Who enters, or checks.", valueName: "NAME"))
  var person = ""

  @Option(help: ArgumentHelp("使用纸质名册的日期。 The day on which the list was used.", valueName: "YYYY-MM-DD"))
  var day: CalendarDay?

  @Option(help: ArgumentHelp("为什么改用纸质名册。 Why the site went on with paper.", valueName: "TEXT")) var reason = ""
  @Option(help: ArgumentHelp("名册名称。 Which list.", valueName: "TEXT")) var origin = "打印名册"
  @Option(help: ArgumentHelp("名册页数。 Sheets of the list.", valueName: "N")) var sheets = 1
  @Option(help: ArgumentHelp("名册上写的用去张数。 Papers used, as written on the sheet.", valueName: "N")) var used: Int?
  @Option(help: ArgumentHelp("名册上写的作废张数。 Papers spoilt, as written on the sheet.", valueName: "N")) var spoilt: Int?
  @Option(help: ArgumentHelp("名册上写的未用张数。 Papers left, as written on the sheet.", valueName: "N")) var unused: Int?

  @Flag(help: "不在选民名册上的序号也录入，列为争议。 Record numbers that are not on the roll too, as cases.")
  var keepStrays = false

  @Flag(help: "录入；不加则只看。 Record it; without this it is only shown.") var yes = false

  @Flag(help: "复核：另一人重新录的名单与第一次比较。 Check: another person's keying is compared with the first.")
  var check = false

  @Option(help: ArgumentHelp("复核哪一批（记录号）；不写则全部。 Which batch to check, by its entry.", valueName: "N"))
  var batch: UInt32?

  @Option(help: ArgumentHelp("在会场复核时，名册属于哪个投票点。 At the hall: whose list is checked.", valueName: "SITE"))
  var site: SiteID?

  @Option(
    name: .customLong("request"),
    help: ArgumentHelp(
      "请求号；默认由名单内容得出，同一份名单只录一次。 A name for this request; by default the list's own.", valueName: "ID"))
  var request: RequestID?

  /// A list has its own name; a check gets one for each time that it is made.
  var requestName: RequestID? { check ? request ?? Randomness.request() : nil }

  func validate() throws {
    if file != nil, !check, day == nil {
      throw ValidationError("请用 --day 写明使用纸质名册的日期。 Say with --day when the list was used.")
    }
  }

  func command() throws -> any NodeCommand {
    guard let file else { return ShowPaperLists() }
    let data = try CarriedFile.read(file, bytesMax: PaperList.bytesMax)
    let name = URL(fileURLWithPath: file).lastPathComponent
    if check {
      return CheckPaperList(name: name, file: data, checkedBy: person, site: site, batch: batch)
    }
    let header = PaperBatch(
      day: day ?? CalendarDay(number: 0), reason: reason, origin: origin, sheets: sheets, enteredBy: person,
      used: used, spoilt: spoilt, unused: unused)
    return EnterPaperList(
      name: name, file: data, batch: header, keepsStrays: keepStrays, isConfirmed: yes, poll: poll.poll,
      request: request ?? Self.request(of: data, day: header.day))
  }

  /// The same list of the same day is the same request.
  private static func request(of list: Data, day: CalendarDay) -> RequestID? {
    RequestID("paper-" + Digest32(sha256: Array("\(day)\n".utf8) + list).hex.prefix(32))
  }
}
