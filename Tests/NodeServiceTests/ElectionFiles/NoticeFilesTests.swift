import ElectionRecord
import ElectionReports
import Foundation
import Testing

@testable import NodeService

/// An election's own texts of notices, as files.
@Suite struct NoticeFilesTests {
  private let folder: ElectionFolder
  private let small: SmallElection

  init() throws {
    folder = try ElectionFolder()
    small = try SmallElection()
  }

  private func load() throws -> NoticeFiles { try NoticeFiles.load(folder.path, for: small.election) }

  private func refusal() throws -> ElectionFileError {
    try #require(throws: ElectionFileError.self) { try load() }
  }

  @Test func theProgramsOwnTextsAreFilesToStartFrom() throws {
    #expect(try load() == .empty)
    for page in WordedPage.allCases {
      for language in Language.allCases {
        try folder.write(NoticeTemplate.starter(page, language), as: NoticeFiles.name(page, language))
      }
    }
    try folder.write("无关", as: "notices.md")
    #expect(try load().files.count == 42)
    let closing = try NoticeTemplate(
      NoticeTemplate.starter(.form(.closing), .en), for: .form(.closing), in: small.election)
    #expect(try load().template(.form(.closing), .en) == closing)
  }

  @Test func aFileOfNoNoticeIsRefused() throws {
    for name in [
      "notice-reslut.zh.txt", "notice-result.txt", "notice-result.fr.txt", "Notice-result.zh.TXT",
      "form-reslut.zh.txt", "form-committee.zh.txt",
    ] {
      let folder = try ElectionFolder()
      try folder.write("{得票和当选表}", as: name)
      let error = try #require(throws: ElectionFileError.self) {
        try NoticeFiles.load(folder.path, for: small.election)
      }
      #expect(error.file == name && error.message.zh.contains("代码为") && error.message.en.contains("result"))
    }
  }

  @Test func aTextIsRefusedWithItsFileAndLine() throws {
    try folder.write("委员会：\n{选举委员会}", as: "notice-committee.zh.txt")
    let error = try refusal()
    #expect(error.file == "notice-committee.zh.txt" && error.line == 2)
    #expect(error.message.zh.hasPrefix("notice-committee.zh.txt 第 2 行：不认识的占位“选举委员会”"))
    #expect(error.message.en.contains("line 2: unknown place"))
  }

  @Test func aTextThatIsTooLargeOrNotUTF8IsRefused() throws {
    let line = "{选举委员会名单}\n"
    let filled = line + String(repeating: "a", count: NoticeTemplate.bytesMax - line.utf8.count)
    try folder.write(filled, as: "notice-committee.zh.txt")
    #expect(try load().files.count == 1)
    try folder.write(filled + "a", as: "notice-committee.zh.txt")
    #expect(try refusal().kind == .tooLarge(limit: NoticeTemplate.bytesMax))
    try Data([0xB9, 0xAB, 0xB8, 0xE6]).write(to: URL(filePath: folder.path + "/notice-committee.zh.txt"))
    if case .encoding = try refusal().kind {} else { Issue.record("not taken for GBK") }
  }

  @Test func aNoticeIsMadeWithTheTextOfItsLanguage() throws {
    try folder.write("\u{FEFF}各位居民，名单如下：\n{选民名单}", as: "notice-roll.zh.txt")
    func page(_ language: Language) -> String? {
      small.perform(
        MakeNotice(.roll, day: CalendarDay(number: 14_000)), at: "hall", language: language, data: folder.path
      ).html
    }
    #expect(page(.zh)?.contains("<p>各位居民，名单如下：</p>") == true)
    #expect(page(.en)?.contains("Registered voters of the community: 20") == true)
    try folder.write("没有名单", as: "notice-roll.zh.txt")
    let reply = small.perform(
      PostNotice(.roll, day: CalendarDay(number: 14_000), place: ""), at: "hall", data: folder.path)
    #expect(reply.isError && reply.text.contains("{选民名单}"), "\(reply.text)")
    #expect(small.node("hall").register.procedure(\.calendar).isEmpty)
  }

  @Test func aFormIsMadeWithTheTextOfItsLanguage() throws {
    try folder.write("{投票点}\n请在下面签名：\n{签名表}\n_ 见证人", as: "form-roll.zh.txt")
    func page(_ language: Language) -> String? {
      let form = MakeForm(.signingRoll(site: small.election.sites[0].id))
      return small.perform(form, at: "hall", language: language, data: folder.path).html
    }
    #expect(page(.zh)?.contains("请在下面签名：") == true && page(.zh)?.contains("见证人") == true)
    #expect(page(.en)?.contains("Issued by") == true)
    try folder.write("没有名单", as: "form-roll.zh.txt")
    let reply = small.perform(MakeForm(.signingRoll(site: nil)), at: "hall", data: folder.path)
    #expect(reply.isError && reply.text.contains("{签名表}"), "\(reply.text)")
  }
}
