import ArgumentParser
import ElectionRecord
import NodeService

/// 明确表态不参加.
struct RegisterDecline: RecordingVerb {
  static let configuration = help(
    "decline", zh: "选民明确表态不参加，不计入选民数。", en: "A voter declines to take part and leaves the denominator.",
    example: "ballotsync register decline 17 --day 2010-02-20")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var subject: VoterDayOptions

  func command() -> any NodeCommand {
    RecordProcedure(.registration(.declined(VoterNotice(voter: subject.voter, day: subject.day.value))))
  }
}

/// 外出告知.
struct RegisterAbsent: RecordingVerb {
  static let configuration = help(
    "absent", zh: "选民按期告知选举日外出，不计入选民数。", en: "A voter gives timely notice of being away and leaves the denominator.",
    example: "ballotsync register absent 17 --day 2010-03-10")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var subject: VoterDayOptions

  func command() -> any NodeCommand {
    RecordProcedure(.registration(.absent(VoterNotice(voter: subject.voter, day: subject.day.value))))
  }
}
