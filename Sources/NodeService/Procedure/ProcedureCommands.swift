package import ElectionRecord
import ElectionReports

/// The procedure around the polls: what was recorded of it, and views of it.
enum ProcedureCommands {
  static let all: [any NodeCommand.Type] = [
    RecordProcedure.self, EnterPaperList.self, CheckPaperList.self, PostNotice.self, MakeNotice.self, MakeForm.self,
    ShowCalendar.self, ShowRegistration.self, ShowNomination.self, ShowStaff.self, ShowProxies.self, ShowCount.self,
    MakeTallySheet.self, JudgePaper.self, ShowResult.self, DefineNextElection.self, ShowCustody.self,
    ShowPaperLists.self, CheckCompliance.self,
  ]
}

/// 程序记录: all of them, or none.
package struct RecordProcedure: RecordingCommand {
  package static let keys = ["record"]

  let records: [ProcedureRecord]
  let poll: PollID

  private enum CodingKeys: String, CodingKey {
    case records = "_0"
    case poll
  }

  package init(_ records: [ProcedureRecord], poll: PollID = .main) { (self.records, self.poll) = (records, poll) }

  package init(_ record: ProcedureRecord, poll: PollID = .main) { self.init([record], poll: poll) }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> [EntryID] {
    try node.record(records, poll: poll, request: request)
  }

  package func answer(_ entries: [EntryID], _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    CommandAnswer(
      ["outcome": "done", "entries": .array(entries.map(AnswerParts.entry))],
      [context.say("已记录 \(entries.count) 条。", "Recorded: \(entries.count).")])
  }
}
