import ElectionRecord
import Foundation
import JournalStore
import NodeService
import Testing

@Suite struct ErrorMessageTests {
  @Test func everyErrorHasItsExitStatus() {
    for (error, status) in ErrorSamples.all { #expect(error.exitStatus == status, "\(error)") }
    for (error, status) in ErrorSamples.directory { #expect(error.exitStatus == status, "\(error)") }
    for (error, status) in ErrorSamples.commands { #expect(error.exitStatus == status, "\(error)") }
  }

  @Test func everyErrorSaysInBothLanguagesWhatToDoNext() {
    let messages =
      ErrorSamples.all.map { ("\($0.0)", $0.0.message) } + ErrorSamples.directory.map { ("\($0.0)", $0.0.message) }
      + ErrorSamples.commands.map { ("\($0.0)", $0.0.message) }
    for (error, message) in messages {
      #expect(message.zh.contains { "请等找再可只无".contains($0) } && Self.hasChinese(message.zh), "\(error): \(message.zh)")
      #expect(!Self.hasChinese(message.en.filter { !"“”".contains($0) }), "\(error): \(message.en)")
      // What is the matter, and what to do: two clauses at least.
      #expect(message.en.count(where: { ".;:,".contains($0) }) >= 2, "\(error): \(message.en)")
      #expect(message.zh.hasSuffix("。"), "\(error): \(message.zh)")
      #expect(message.en.hasSuffix("."), "\(error): \(message.en)")
    }
  }

  @Test func codesAreDistinctWithinALayer() {
    let groups = [ErrorSamples.refusals, ErrorSamples.node, ErrorSamples.store, ErrorSamples.sync, ErrorSamples.stick]
    for group in groups {
      let codes = group.map(\.0.code)
      #expect(Set(codes).count == codes.count, "\(codes)")
    }
  }

  @Test(arguments: Language.allCases) func anErrorsAnswerCarriesCodeMessageAndStatus(_ language: Language) throws {
    for (error, status) in ErrorSamples.all {
      let reply = error.refusal.reply(language)
      #expect(reply.isError)
      #expect(reply.exitStatus == status.rawValue)
      #expect(reply.text == error.message.text(language) + "\n")
      let object = try #require(try JSONSerialization.jsonObject(with: Data(reply.json.utf8)) as? [String: Any])
      #expect(object["reason"] as? String == error.code)
      #expect(object["exitStatus"] as? Int == Int(status.rawValue))
      #expect(object["message"] as? String == error.message.text(language))
    }
  }

  @Test func exitStatusesAreThoseOfTheContract() {
    #expect(ElectionRecord.ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 7])
    let names: [ElectionRecord.ExitStatus] = [
      .done, .failed, .usage, .refused, .unbalanced, .unverified, .unknown, .unreachable,
    ]
    #expect(names == ElectionRecord.ExitStatus.allCases)
  }

  private static func hasChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }
  }
}
