import Foundation
import Testing

@testable import ElectionRecord

/// Every number that a record holds, and where the page of numbers says what it must fit.
@Suite struct NumberPlacesTests {
  /// By kind and field: how it is typed, as the page names it; nil where no person types it.
  private static let places: [String: String?] = [
    "opened.papers": "`open --papers`", "opened.rollVersion": nil, "closed.unused": "`close --unused`",
    "closed.casts": nil, "counted.returned": "`count --returned`", "counted.valid": "`count --valid",
    "counted.invalid": "`count --valid", "counted.blank": "`count --valid", "electionDefined.registered": nil,
    "rollAmended.change": nil, "caseRuled.decision": nil, "tallyEntered.votes": "`count --contest`",
    "tallyEntered.writeIns": "`count --contest`", "tallyEntered.undervotes": "`count --contest`",
    "figuresCorrected.papers": "`correct`", "figuresCorrected.unused": "`correct`",
    "figuresCorrected.returned": "`correct`", "figuresCorrected.valid": "`correct`",
    "figuresCorrected.invalid": "`correct`", "figuresCorrected.blank": "`correct`",
    "figuresCorrected.batchPapers": "`correct`", "figuresCorrected.votes": "`correct`",
    "figuresCorrected.writeIns": "`correct`", "figuresCorrected.undervotes": "`correct`",
    "findingExplained.count": "`explain`", "meeting.expected": "meetings, in `record`",
    "meeting.present": "meetings, in `record`", "nominationSheets.issued": "`nominate sheet`",
    "nominationSheets.returned": "`nominate sheet`", "nominationSheets.valid": "`nominate sheet`",
    "nominationSheets.invalid": "`nominate sheet`", "nominationVotes.votes": "`nominate votes`",
    "jointNomination.others": "`nominate joint --others`", "strokes.strokes": "`nominate strokes`",
    "countBatch.papers": "`tally batch --papers`", "batchTally.keying": nil, "batchTally.valid": "`tally enter`",
    "signedIn.entries": nil, "batchTally.invalid": "`tally enter`", "batchTally.blank": "`tally enter`",
    "batchTally.doubtful": "`tally enter`",
    "batchTally.void": "`tally enter`", "batchTally.votes": "`tally enter`", "batchTally.undervotes": "`tally enter`",
    "doubtfulPapers.papers": "`tally refer`", "seatVacant.seats": "`result vacancy`",
    "recallPetition.signatures": "`result petition`", "recallPetition.of": "`result petition`",
    "paperBatch.sheets": "`paper-in`", "paperBatch.marks": nil, "paperBatch.used": "`paper-in`",
    "paperBatch.spoilt": "`paper-in`", "paperBatch.unused": "`paper-in`", "assisted.count": "`assist`",
    "objectionDecided.objection": "`register decide`", "registrationImport.accepted": "`register import`",
    "registrationImport.questionable": "`register import`", "registrationImport.refused": "`register import`",
    "registrationImport.declined": "`register import`", "representatives.count": "representatives, in `record`",
    "representatives.households": "| households of a group | representatives, in `record`",
  ]

  @Test func everyNumberOfARecordHasItsPlace() {
    let kinds = EntryBody.kinds.map { ($0.key, $0.type) } + ProcedureRecord.kinds.map { ($0.key, $0.type) }
    let found = kinds.flatMap { key, type in FigureKeys.keys(of: type).map { "\(key).\($0)" } }
    #expect(Set(found) == Set(Self.places.keys), "\(Set(found).symmetricDifference(Self.places.keys))")
  }

  @Test func everyNumberThatIsTypedIsOnThePage() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "Sources/ElectionRecord/Documentation.docc/Numbers.md"), encoding: .utf8)
    for (place, words) in Self.places {
      if let words { #expect(page.contains(words), "\(place): \(words)") }
    }
  }
}

/// The keys of a message's numbers; places in a journal are none.
private struct FigureKeys: RecordFields {
  typealias Failure = Never

  private var keys: [String] = []

  static func keys(of type: any WireMessage.Type) -> [String] {
    var visitor = FigureKeys()
    var message = type.init()
    message.visit(&visitor)
    return visitor.keys
  }

  mutating func count(_ number: Int, _ key: String, _ value: inout Int, _ form: FieldForm) {
    if form.range.upperBound != Int(UInt32.max) { keys.append(key) }
  }
  mutating func count(_ number: Int, _ key: String, _ value: inout Int?, _ form: FieldForm) { keys.append(key) }
  mutating func signed(_ number: Int, _ key: String, _ value: inout Int) { keys.append(key) }
  mutating func messages<T: WireMessage>(_ number: Int, _ key: String, _ value: inout [T], _ form: FieldForm) {
    var message = T()
    message.visit(&self)
  }
  func text(_ number: Int, _ key: String, _ value: inout String, _ form: FieldForm) {}
  func texts(_ number: Int, _ key: String, _ value: inout [String], _ form: FieldForm) {}
  func flag(_ number: Int, _ key: String, _ value: inout Bool, _ form: FieldForm) {}
  func voter(_ number: Int, _ key: String, _ value: inout RollNumber) {}
  func voter(_ number: Int, _ key: String, _ value: inout RollNumber?) {}
  func voters(_ number: Int, _ key: String, _ value: inout [RollNumber], _ form: FieldForm) {}
  func day(_ number: Int, _ key: String, _ value: inout CalendarDay) {}
  func day(_ number: Int, _ key: String, _ value: inout CalendarDay?) {}
  func bytes(_ number: Int, _ key: String, _ value: inout [UInt8]?) {}
  func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T, _ form: FieldForm) {}
  func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T?) {}
  func codes<T: StableCode>(_ number: Int, _ key: String, _ value: inout [T]) {}
}
