import ElectionRecord
import Testing

/// Days and numbers as people and spreadsheets write them.
@Suite struct TypedValueTests {
  @Test(arguments: [
    "1959-03-26", "1959/3/26", "1959/03/26", "1959.3.26", "1959年3月26日", "1959年03月26日", "1959 年 3 月 26 号", "19590326",
    "１９５９年３月２６日", "1959-3-26", " 1959／3／26\t", "26/3/1959", "3/26/1959", "1959-03-26 00:00:00", "1959/3/26 0:00",
    "1959-03-26T00:00:00",
  ])
  func aDayIsReadHoweverItIsWritten(_ typed: String) {
    #expect(CalendarDay(typed: typed).map { "\($0)" } == "1959-03-26")
  }

  @Test(arguments: [
    "3/4/1959", "59/3/26", "1959年3月", "1959-13-01", "1959-02-30", "195903", "1959", "21635", "1959/3/26 08:30", "",
    "三月", "1959-3-266",
    "1959/3/26/1", "0000-01-01", "-1959-3-26",
  ])
  func aDayThatCouldBeAnotherIsNotRead(_ typed: String) { #expect(CalendarDay(typed: typed) == nil) }

  /// 1 January 2000 is day 36,526 of a spreadsheet.
  @Test(arguments: [("36526", "2000-01-01"), ("21635", "1959-03-26"), ("１００００", "1927-05-18"), ("99999", "2173-10-13")])
  func aSpreadsheetsNumberIsADayInAFile(_ typed: String, day: String) {
    #expect(CalendarDay(typed: typed, serial: true).map { "\($0)" } == day)
    #expect(CalendarDay(typed: typed) == nil)
  }

  @Test(arguments: ["1959", "9999", "100000", "21635.5"]) func otherNumbersAreNoDays(_ typed: String) {
    #expect(CalendarDay(typed: typed, serial: true) == nil)
  }

  @Test func aNumberIsReadInDigitsOfAnyWidth() {
    #expect(TypedNumber.whole("１０５") == 105)
    #expect(TypedNumber.whole(" 17\u{3000}") == 17)
    for text in ["-1", "+1", "1.5", "十七", "", "1 7", "٣"] { #expect(TypedNumber.whole(text) == nil) }
    #expect(TypedNumber.roll("０") == nil)
    #expect(TypedNumber.roll("４２９４９６７２９６") == nil)
    #expect(TypedNumber.parts("11，１２、13,14") == ["11", "12", "13", "14"])
  }
}
