import ArgumentParser
import ElectionRecord
import NodeService

/// 更正.
struct CorrectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "更正录错的数字、程序记录或宣布，须两名负责人；原来的记录保留。 Put a figure, a record or a declaration right; takes two officers.",
    subcommands: [
      CorrectOpening.self, CorrectClosing.self, CorrectCount.self, CorrectContest.self, CorrectBatch.self,
      CorrectRecord.self, CorrectDeclarationCommand.self,
    ])
}

/// What every correction takes.
struct CorrectionOptions: ParsableArguments {
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions
  @OptionGroup var poll: PollOption

  @Option(help: ArgumentHelp("理由；会公布，不写选民的姓名和序号。 The reason; it is published, so no voter in it.", valueName: "TEXT"))
  var reason: String
}

/// A correction of a figure.
protocol CorrectionVerb: ConfirmedVerb, RecordingVerb, OfficersVerb {
  var correction: CorrectionOptions { get }

  /// What is put right.
  func subject() throws -> CorrectionSubject
}

extension CorrectionVerb {
  var recording: RecordingOptions { correction.recording }
  var officers: OfficerOptions { correction.officers }

  func command(confirmed: Bool) throws -> any NodeCommand {
    CorrectFigures(
      try subject(), officers: correction.officers.names, reason: correction.reason, poll: correction.poll.poll,
      confirmed: confirmed)
  }
}

/// Which laptop of which site.
struct SiteLaptopOptions: ParsableArguments {
  @Option(help: ArgumentHelp("投票点；在投票点的电脑上可不写。 The site; a site's laptop knows its own.", valueName: "SITE"))
  var site: SiteID?

  @Option(help: ArgumentHelp("设备；换过电脑的投票点才写。 The laptop, where the site had several.", valueName: "ID"))
  var device: String?

  /// - Throws: `ValidationError` for what is no device.
  func deviceID() throws -> DeviceID? {
    try device.map(DeviceID.init(typed:))
  }
}

struct CorrectOpening: CorrectionVerb {
  static let configuration = help(
    "opening", zh: "更正启用时领取的票数；封箱以前也可在投票点更正。", en: "Papers received at opening; before closing also at the site.",
    example: "ballotsync correct opening --site R1 --papers 105 --reason 多打一个0 --officer 张三 --officer 李四")

  @OptionGroup var correction: CorrectionOptions
  @OptionGroup var laptop: SiteLaptopOptions
  @Option(help: ArgumentHelp("领取的选票数。 Ballot papers received.", valueName: "N")) var papers: Int

  func subject() throws -> CorrectionSubject {
    .opening(site: laptop.site ?? .none, device: try laptop.deviceID(), papers: papers)
  }
}

struct CorrectClosing: CorrectionVerb {
  static let configuration = help(
    "closing", zh: "更正封箱时的未用票数。", en: "Unused papers at closing.",
    example: "ballotsync correct closing --site R1 --unused 95 --reason 漏数一张 --officer 张三 --officer 李四")

  @OptionGroup var correction: CorrectionOptions
  @OptionGroup var laptop: SiteLaptopOptions
  @Option(help: ArgumentHelp("清点的未用票数。 Unused papers, counted.", valueName: "N")) var unused: Int

  func subject() throws -> CorrectionSubject {
    .closing(site: laptop.site ?? .none, device: try laptop.deviceID(), unused: unused)
  }
}

struct CorrectCount: CorrectionVerb {
  static let configuration = help(
    "count", zh: "更正一个票箱的点票。", en: "The count of a box.",
    example: "ballotsync correct count --site R1 --returned 313 --valid 310 --invalid 3 --reason 看错行 "
      + "--officer 张三 --officer 李四")

  @OptionGroup var correction: CorrectionOptions
  @Option(help: ArgumentHelp("投票点。 The site whose box was counted.", valueName: "SITE")) var site: SiteID
  @Option(help: ArgumentHelp("收回票数。 Papers in the box.", valueName: "N")) var returned: Int
  @Option(help: ArgumentHelp("有效票数；按批计票的不写。 Valid papers; none where batches say it.", valueName: "N"))
  var valid: Int?
  @Option(help: ArgumentHelp("无效票数。 Invalid papers.", valueName: "N")) var invalid: Int?
  @Option(help: ArgumentHelp("弃权票数。 Blank papers.", valueName: "N")) var blank = 0

  func validate() throws {
    guard (valid == nil) == (invalid == nil) else {
      throw ValidationError(
        "--valid 和 --invalid 一起写，按批计票的都不写。 Give --valid and --invalid, or neither where batches are counted.")
    }
  }

  func subject() -> CorrectionSubject {
    .box(BoxCount(site: site, returned: returned, valid: valid ?? 0, invalid: invalid ?? 0, blank: blank))
  }
}

struct CorrectContest: CorrectionVerb {
  static let configuration = help(
    "contest", zh: "更正一个职位的得票，每名候选人都要写。", en: "The votes of a contest; name every candidate.",
    example: "ballotsync correct contest --contest chair --votes 甲=31 --votes 乙=17 --write-ins 1 --undervotes 1 "
      + "--reason 两人颠倒 --officer 张三 --officer 李四")

  @OptionGroup var correction: CorrectionOptions
  @Option(help: ArgumentHelp("职位。 The contest.", valueName: "ID")) var contest: String
  @OptionGroup var votes: VotesOptions

  func subject() -> CorrectionSubject { .contest(votes.tally(of: recording.common.contest(contest))) }
}

struct CorrectBatch: CorrectionVerb {
  static let configuration = help(
    "batch", zh: "更正一批选票的张数。", en: "The papers of a batch.",
    example: "ballotsync correct batch --batch B1 --papers 313 --reason 看错行 --officer 张三 --officer 李四")

  @OptionGroup var correction: CorrectionOptions
  @Option(help: ArgumentHelp("票批。 The batch.", valueName: "ID")) var batch: String
  @Option(help: ArgumentHelp("张数。 Its papers.", valueName: "N")) var papers: Int

  func subject() -> CorrectionSubject { .batch(id: batch, papers: papers) }
}

struct CorrectRecord: RecordingVerb, OfficersVerb {
  static let configuration = help(
    "record", zh: "撤回录错的程序记录（票箱交接、唱票计票、日程等），再重新录入；编号见录入时的回答和各列表。",
    en: "Take back records of the procedure that were typed wrong; the answers and listings show their numbers.",
    example: "ballotsync correct record 123 --reason 认定录反 --officer 张三 --officer 李四")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("记录编号，可写几个。 The record's number; may be repeated.", valueName: "NUMBER"))
  var numbers: [UInt32]

  @Option(help: ArgumentHelp("投票点电脑录入的，写设备编号。 The laptop, for a site's own record.", valueName: "ID"))
  var device: String?

  @Option(help: ArgumentHelp("理由；会公布，不写选民的姓名和序号。 The reason; it is published, so no voter in it.", valueName: "TEXT"))
  var reason: String

  func command() throws -> any NodeCommand {
    WithdrawRecords(numbers, of: try device.map(DeviceID.init(typed:)), officers: officers.names, reason: reason)
  }
}

extension DeviceID {
  /// - Throws: `ValidationError` for what is no device.
  fileprivate init(typed text: String) throws {
    guard let id = DeviceID(hex: text) else {
      throw ValidationError("“\(text)”不是设备编号，见 status。 No device; see status.")
    }
    self = id
  }
}

struct CorrectDeclarationCommand: RecordingVerb, OfficersVerb {
  static let configuration = help(
    "declaration", zh: "更正宣布：数字更正以后，宣布现在的报告。", en: "Declare the report as it is now in place of the one declared.",
    example: "ballotsync correct declaration --reason R1的点票更正 --officer 张三 --officer 李四")

  @OptionGroup var correction: CorrectionOptions

  var recording: RecordingOptions { correction.recording }
  var officers: OfficerOptions { correction.officers }

  func command() -> any NodeCommand {
    CorrectDeclaration(
      officers: correction.officers.names, reason: correction.reason, poll: correction.poll.poll)
  }
}
