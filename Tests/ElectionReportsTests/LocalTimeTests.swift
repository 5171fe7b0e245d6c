import ElectionRecord
import ElectionReports
import Testing

@Suite struct LocalTimeTests {
  private static let china = LocalTime { _ in 28_800 }

  @Test(arguments: [
    (1_268_742_000, 28_800, "2010-03-16 20:20:00 +08:00"), (1_268_756_400, 28_800, "2010-03-17 00:20:00 +08:00"),
    (1_268_742_000, 0, "2010-03-16 12:20:00 +00:00"), (0, -12_600, "1969-12-31 20:30:00 -03:30"),
    (-1, 20_700, "1970-01-01 05:44:59 +05:45"),
  ])
  func aTimeIsTheWallsWithItsDistanceFromUTC(_ seconds: Int64, _ ahead: Int, _ text: String) {
    #expect(LocalTime { _ in ahead }.text(seconds) == text)
  }

  /// Between midnight and eight in China it is still yesterday in UTC.
  @Test(arguments: [
    (1_268_755_199, "2010-03-16"), (1_268_755_200, "2010-03-17"), (1_268_783_999, "2010-03-17"),
    (-28_801, "1969-12-31"), (-28_800, "1970-01-01"),
  ])
  func aDayIsTheWalls(_ seconds: Int64, _ day: String) {
    #expect(Self.china.day(seconds) == CalendarDay(day))
  }
}
