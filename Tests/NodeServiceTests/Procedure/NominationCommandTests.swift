import ElectionRecord
import Foundation
import GoldenFiles
import NodeService
import Testing

@Suite struct NominationCommandTests {
  @Test func everyAnswersJSONIsAsAgreed() throws {
    let lines = try NominationCommandScript.run(.zh).map { "== \($0.name)\n\($0.reply.json)\n" }
    try Golden.expect(lines.joined(), is: "Nomination/answers.json.txt")
  }

  @Test(arguments: Language.allCases) func everyAnswerReadsAsReviewed(_ language: Language) throws {
    let transcript = try NominationCommandScript.run(language).map { step in
      "== \(step.name) (\(step.reply.exitStatus)\(step.reply.isError ? ", error" : ""))\n\(step.reply.text)"
    }
    try Golden.expect(
      transcript.joined(separator: "\n"), is: "Nomination/transcript.\(language.rawValue).txt")
  }

  @Test func listsThatHangInTheStreetNameNoRollNumber() throws {
    for step in try NominationCommandScript.run(.zh) where ["view-nomination", "view-staff"].contains(step.name) {
      // The nominees' own numbers are for the screen alone: they are compared with the roll there.
      #expect(step.name == "view-nomination" || !step.reply.json.contains("voter"), "\(step.name)")
      #expect(!step.reply.text.contains("欧阳"), "\(step.name)")
    }
  }

  @Test func aFileIsRecordedWholeOrNotAtAll() throws {
    let small = try SmallElection()
    let records: [ProcedureRecord] = [
      .staff(.appointed(StaffAppointment(name: "某人", role: .teller, day: CalendarDay(number: 1)))),
      .staff(.appointed(StaffAppointment(name: "某人", role: .scrutineer, day: CalendarDay(number: 1)))),
    ]
    #expect(small.perform(RecordProcedure(records), at: "hall").isError)
    #expect(small.hall.register.staff.appointments.isEmpty)
  }

  @Test func everyRecordSurvivesTheSocket() throws {
    let records = try ProcedureFile.read(
      String(contentsOfFile: SeedElection.folder("houbeian") + "/nomination.yaml", encoding: .utf8), name: "n.yaml")
    let request = CommandRequest(RecordProcedure(records), language: .zh)
    #expect(CommandRequest(decoding: request.encoded()) == request)
  }
}
