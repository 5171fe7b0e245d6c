import ElectionRecord
import Testing

@Suite struct CalendarDayTests {
  @Test(arguments: ["2000-02-29", "1996-02-29", "1900-02-28", "0001-01-01", "9999-12-31", "1961-04-30"])
  func theseDaysExist(day: String) {
    #expect(CalendarDay.isValid(day))
  }

  @Test(arguments: [
    "", "1900-02-29", "2100-02-29", "1999-02-29", "1961-04-31", "1961-00-01", "1961-01-00", "1961-01-32", "1961-1-1",
    "1961/01/01", "19610101", "+961-01-01", "1961-01-01 ", "0000-01-01", "一九六一年",
  ])
  func theseAreNoDays(day: String) {
    #expect(!CalendarDay.isValid(day))
  }
}
