import ElectionRecord
import Testing

@Suite struct TurnoutProgressTests {
  private func progress(_ box: RegisterBuilder) -> TurnoutProgress { TurnoutProgress(box.register(), poll: 0) }

  /// "site: registered counted rights" of each area.
  private func areas(_ box: RegisterBuilder) -> [String] {
    progress(box).areas.map { area in
      "\(area.site?.rawValue ?? "-"): \(area.registered) \(area.counted) \(area.rights.map(String.init) ?? "shared")"
    }
  }

  /// Of the fixture's roll six voters are R1's, six R2's, and two of no site.
  @Test func everyVoterIsInOneAreaAndARightIsUsedOnce() {
    var box = RegisterBuilder(.fixture(sites: "R1:1 R2:1 S1:2"))
    box.open("R1", "R2")
    #expect(areas(box) == ["R1: 6 0 6", "R2: 6 0 6", "S1: 0 0 0", "-: 2 0 2"])
    box.cast("R1", 1)
    let mistaken = box.cast("R1", 2)
    box.void("R1", mistaken)
    box.envelope("R2", 3)
    #expect(areas(box) == ["R1: 6 1 5", "R2: 6 0 6", "S1: 0 0 0", "-: 2 0 2"])
  }

  /// A box that has closed gives the rights of those who did not come to the next stage, and its area keeps them.
  @Test func rightsMoveAndAreasDoNot() {
    var box = RegisterBuilder(.fixture(sites: "R1:1 R2:1 S1:2"))
    box.open("R1", "R2")
    box.cast("R1", 1)
    box.close("R1")
    box.merge("R1")
    #expect(box.allotDue() > 0)
    box.enrol("S1", at: "S1")
    box.holdHall("S1")
    #expect(areas(box) == ["R1: 6 1 0", "R2: 6 0 6", "S1: 0 0 5", "-: 2 0 2"])
  }

  @Test func sharedRightsAreNobodysAlone() {
    var box = RegisterBuilder(.fixture(policy: .shared, sites: "R1:1 R2:1"))
    box.open("R1", "R2")
    box.cast("R2", 1)
    #expect(areas(box) == ["R1: 6 1 shared", "R2: 6 0 shared", "-: 2 0 shared"])
  }

  /// As many marks as the report counts, whatever became of them, and each in one hour.
  @Test func theSumIsTheReports() throws {
    var box = RegisterBuilder(.fixture(policy: .shared, sites: "R1:1 R2:1"))
    box.open("R1", "R2")
    for voter: RollNumber in 1...5 { box.cast("R1", voter) }
    box.cast("R2", 1)
    box.envelope("R2", 2)
    box.revoke("R2", at: 1)
    let progress = progress(box)
    let counted = box.report().register.counted
    #expect(counted == 5)
    #expect(progress.areas.map(\.counted).reduce(0, +) == counted)
    #expect(progress.hours.map(\.counted).reduce(0, +) == counted)
    #expect(progress.hours.allSatisfy { $0.start % TurnoutProgress.hourSeconds == 0 })
  }

  /// A clock before 1970 is a clock all the same.
  @Test(arguments: [(0, 0), (3599, 0), (3600, 3600), (-1, -3600), (-3600, -3600), (-3601, -7200)] as [(Int64, Int64)])
  func anHourBeginsAtOrBeforeItsMarks(_ seconds: Int64, _ hour: Int64) {
    var box = RegisterBuilder(.fixture(policy: .shared, sites: "R1:1 R2:1"))
    box.open("R1")
    box.cast("R1", 1)
    let clocked = box.withClocks { _, sequence in sequence == 1 ? seconds : 0 }
    #expect(progress(clocked).hours == [TurnoutProgress.Hour(start: hour, counted: 1)])
  }

  @Test func whoWasStruckOffIsNotAwaited() {
    var box = RegisterBuilder(.fixture(sites: "R1:1 R2:1"))
    box.amend(1, .struckOff)
    #expect(areas(box).first == "R1: 5 0 5")
  }
}
