import ArgumentParser
import ElectionRecord

/// Whom a record of the registration is about, and when it happened.
struct VoterDayOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"))
  var voter: RollNumber

  @OptionGroup var day: DayOption
}

/// The day of what is recorded: never taken from the clock, because days decide deadlines.
struct DayOption: ParsableArguments {
  @Option(name: .customLong("day"), help: ArgumentHelp("发生的日期。 The day on which it happened.", valueName: "YYYY-MM-DD"))
  var value: CalendarDay
}
