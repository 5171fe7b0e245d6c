import ArgumentParser
import ElectionRecord
import NodeService

/// 申诉.
struct RegisterObjection: RecordingVerb {
  static let configuration = help(
    "objection", zh: "登记一件对选民名单的申诉；逾期的不予受理。", en: "File an objection to the posted roll; a late one is refused.",
    example: "ballotsync register objection --kind wronglyListed --voter 17 --by 第三居民小组 --day 2010-02-27")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var day: DayOption

  @Option(help: "申诉内容。 What it says.") var kind: ObjectionKind

  @Option(help: ArgumentHelp("所涉选民序号；漏登的可不写。 Whom it is about.", valueName: "VOTER"))
  var voter: RollNumber?

  @Option(help: ArgumentHelp("由谁申诉，不写姓名。 Who files it, without a name.", valueName: "TEXT"))
  var by: String

  @Option(help: ArgumentHelp("说明，不写姓名。 Details, without a name.", valueName: "TEXT"))
  var text = ""

  func command() -> any NodeCommand {
    let objection = ObjectionFiled(day: day.value, kind: kind, voter: voter, by: by, text: text)
    return RecordProcedure(.registration(.objected(objection)))
  }
}

/// 申诉处理决定.
struct RegisterDecide: RecordingVerb {
  static let configuration = help(
    "decide", zh: "录入选举委员会两人对申诉的决定；成立的可同时除名或恢复。",
    en: "Record two members' decision on an objection; one that is upheld may remove or restore the voter at once.",
    example:
      "ballotsync register decide 1 --upheld --reason 户籍已迁出 --remove movedAway --voter 17 --day 2010-03-01 --officer 甲 --officer 乙"
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var day: DayOption
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("申诉编号。 The objection's number.", valueName: "NUMBER"))
  var objection: Int

  @Flag(help: "成立。 The objection is upheld.") var upheld = false
  @Flag(help: "不成立。 The objection is rejected.") var rejected = false

  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT")) var reason: String

  @Option(help: "同时除名的原因。 Removes the voter as well, for this reason.") var remove: RemovalReason?
  @Option(help: "同时恢复的原因。 Restores the voter as well, for this reason.") var restore: RestorationReason?

  @Option(help: ArgumentHelp("除名或恢复的选民序号。 Who is removed or restored.", valueName: "VOTER"))
  var voter: RollNumber?

  func validate() throws {
    guard upheld != rejected else {
      throw ValidationError("请写 --upheld 或 --rejected 之一。 Give one of --upheld and --rejected.")
    }
    let changes = [remove != nil, restore != nil].count { $0 }
    guard changes == (voter == nil ? 0 : 1), upheld || changes == 0 else {
      throw ValidationError(
        "申诉成立而要变更名册时，请写 --voter 和 --remove 或 --restore 之一。 To change the roll, give --voter with one of --remove and --restore."
      )
    }
  }

  func command() -> any NodeCommand {
    let decision = ObjectionDecided(
      objection: objection, day: day.value, outcome: upheld ? .upheld : .rejected, reason: reason,
      officers: officers.names)
    return RecordProcedure([.registration(.decided(decision))] + changes)
  }

  private var changes: [ProcedureRecord] {
    guard let voter else { return [] }
    if let remove {
      return [
        .registration(
          .removed(VoterRemoved(voter: voter, day: day.value, reason: remove, officers: officers.names)))
      ]
    }
    guard let restore else { return [] }
    return [
      .registration(
        .restored(VoterRestored(voter: voter, day: day.value, reason: restore, officers: officers.names)))
    ]
  }
}
