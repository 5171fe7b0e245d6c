import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

/// 点票与计票.
struct CountCommand: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "count", zh: "录入点票（一个票箱）、计票（一个职位）或整份文件。", en: "Enter a box, a contest, or a whole file.",
    example: """
      ballotsync count --site R1 --returned 313 --valid 283 --invalid 2
        ballotsync count --contest chair --votes 吴逸芸=1855 --votes 候选人甲（合成）=118 --write-ins 9 --undervotes 13
        ballotsync count count.yaml
      """)

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var poll: PollOption
  @OptionGroup var confirmation: ConfirmOption

  @Argument(help: ArgumentHelp("点票文件。 A count file.", valueName: "FILE")) var file: String?
  @Option(help: ArgumentHelp("投票点。 The site whose box was counted.", valueName: "SITE")) var site: SiteID?
  @Option(help: ArgumentHelp("收回票数。 Papers in the box.", valueName: "N")) var returned: Int?

  @Option(help: ArgumentHelp("有效票数；按批计票的不写。 Valid papers; none where batches say it.", valueName: "N"))
  var valid: Int?

  @Option(help: ArgumentHelp("无效票数。 Invalid papers.", valueName: "N")) var invalid: Int?
  @Option(help: ArgumentHelp("弃权票数。 Blank papers.", valueName: "N")) var blank = 0
  @Option(help: ArgumentHelp("职位。 The contest.", valueName: "ID")) var contest: String?

  @OptionGroup var votes: VotesOptions

  func validate() throws {
    guard [file != nil, site != nil, contest != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("请只写 FILE、--site 或 --contest 之一。 Give one of FILE, --site and --contest.")
    }
    // The papers of a box that is counted in a batch are classified there.
    if site != nil, returned == nil || (valid == nil) != (invalid == nil) {
      throw ValidationError(
        "点票需要 --returned；--valid 和 --invalid 一起写，按批计票的都不写。 Give --returned, and --valid and --invalid or neither.")
    }
  }

  func command(confirmed: Bool) throws -> any NodeCommand {
    if let file {
      let name = URL(fileURLWithPath: file).lastPathComponent
      return try TakeCountFile(name: name, text: CarriedFile.text(file), confirmed: confirmed)
    }
    if let site {
      let box = BoxCount(site: site, returned: returned ?? 0, valid: valid ?? 0, invalid: invalid ?? 0, blank: blank)
      return CountBox(box, poll: poll.poll, confirmed: confirmed)
    }
    return EnterTally(
      votes.tally(of: recording.common.contest(contest ?? "")), poll: poll.poll, confirmed: confirmed)
  }
}
