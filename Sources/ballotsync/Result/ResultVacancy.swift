import ArgumentParser
import ElectionRecord
import NodeService

/// 空缺.
struct ResultVacancy: RecordingVerb {
  static let configuration = help(
    "vacancy", zh: "把缺额列为空缺，写明理由，两名委员签字。", en: "Leave open seats vacant, with the reason and two officers.",
    example: "ballotsync result vacancy member --seats 1 --reason 人数已够 --officer 甲 --officer 乙")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("职位。 The contest.", valueName: "ID")) var contest: String
  @Option(help: ArgumentHelp("空缺席位数。 Seats.", valueName: "N")) var seats = 1
  @Option(help: ArgumentHelp("理由。 Why.", valueName: "TEXT")) var reason: String

  func command() -> any NodeCommand {
    let vacancy = SeatVacant(contest: contest, seats: seats, reason: reason, officers: officers.names)
    return RecordProcedure(.outcome(.vacancy(vacancy)))
  }
}
