import ArgumentParser
import ElectionRecord
import NodeService

/// 罢免要求.
struct ResultPetition: RecordingVerb {
  static let configuration = help(
    "petition", zh: "登记罢免要求：对谁，多少人联名，理由。", en: "A demand for a recall: of whom, how many signed, why.",
    example: "ballotsync result petition D1 --person 甲 --signatures 545 --of 2722 --day 2011-05-01 --ground 理由")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("编号。 The demand's name.", valueName: "ID")) var id: String
  @Option(help: ArgumentHelp("被要求罢免的人。 Whom it concerns.", valueName: "NAME")) var person: String
  @Option(help: "联名人：voters 选民，representatives 居民代表。 Who signed.") var by = Petitioner.voters
  @Option(help: ArgumentHelp("联名人数。 Signatures found good.", valueName: "N")) var signatures: Int
  @Option(help: ArgumentHelp("有权联名的人数。 Of how many.", valueName: "N")) var of: Int
  @Option(help: ArgumentHelp("收到日期。 When it was handed in.", valueName: "YYYY-MM-DD")) var day: CalendarDay
  @Option(help: ArgumentHelp("理由，一句话。 The ground in a few words.", valueName: "TEXT")) var ground: String

  func command() -> any NodeCommand {
    let petition = RecallPetition(
      id: id, person: person, by: by, signatures: signatures, of: of, day: day, ground: ground)
    return RecordProcedure(.outcome(.petition(petition)))
  }
}
