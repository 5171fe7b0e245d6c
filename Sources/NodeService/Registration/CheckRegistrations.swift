package import ElectionRecord
import ElectionReports
package import Foundation
import JournalStore

/// 核对后来的登记: registrations that came after the hall was set up, sorted as `register preview` sorts those before, and
/// held against the roll. Nothing is recorded: who is right is added one by one.
package struct CheckRegistrations: NodeView {
  package static let keys = ["checkRegistrations"]
  /// The largest file, in bytes: some thousand persons.
  package static let bytesMax = PaperList.bytesMax

  let name: String
  /// CSV with the columns of a registration file.
  let file: Data

  package init(name: String, file: Data) { (self.name, self.file) = (name, file) }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    guard let roll = context.roll else { throw StoreError.notFound.refusal }
    // Identity numbers are compared within the file alone.
    guard let key = RegistrationKey(bytes: context.random.bytes(RegistrationKey.byteCount)) else {
      preconditionFailure("a key was asked for with its length")
    }
    let sorted = try refusing { () throws(RegistrationFileError) in
      try RegistrationFiles.sort(Array(file), name: name, election: node.election, key: key)
    }
    let accepted = sorted.preview.rows.filter { $0.verdict == .accepted }.compactMap { row in
      row.applicant.map { (row.place.line, $0.voter(number: node.register.nextNumber)) }
    }
    let alike = try SetupCheck.alike(accepted.map(\.1), on: roll)
    let say = context.say
    var answer = RegistrationReply.answer(sorted, language: say.language)
    var rows: [JSONValue] = []
    var (clear, doubtful): ([String], [String]) = ([], [])
    for (line, voter) in accepted {
      let findings = SetupCheck.findings(about: voter, beside: alike, in: node.election)
      let questions = findings.map { say(Wording.question(ofTyped: $0)) }
      rows.append(voter.json(line: line, questions: questions))
      func told(_ words: String) -> String { say("  第 \(line) 行：\(words)", "  line \(line): \(words)") }
      if questions.isEmpty { clear.append(told(say("名册上没有相似的人。", "nobody on the roll is alike."))) }
      doubtful += questions.map(told)
    }
    if !clear.isEmpty { answer.lines += ["", say("可以补登的：", "May be added:")] + clear }
    if !doubtful.isEmpty {
      answer.lines += ["", say("先核对，可能已在名册上的：", "To be compared first, perhaps on the roll already:")] + doubtful
    }
    answer.json["acceptedRows"] = .array(rows)
    return answer
  }
}

extension RegistrationApplicant {
  fileprivate func voter(number: RollNumber) -> Voter {
    Voter(
      number: number, name: name, sex: sex, birthDate: "\(birthDate)", address: address, area: area,
      household: household, card: "", members: members)
  }
}

extension Voter {
  /// The fields of a row that was not added yet, as they are typed.
  fileprivate func json(line: Int, questions: [String]) -> JSONValue {
    let columns: [String: JSONValue] = [
      "name": .string(name), "sex": .string(sex), "born": .string(birthDate), "address": .string(address),
      "area": .string(area), "household": .string(household), "members": .string(members.joined(separator: "、")),
    ]
    return [
      "line": .integer(line), "columns": .object(columns), "questions": .array(questions.map { .string($0) }),
    ]
  }
}
