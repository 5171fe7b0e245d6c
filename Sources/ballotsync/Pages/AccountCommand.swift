import ArgumentParser
import ElectionRecord
import ElectionReports
import Foundation
import NodeDaemon
import NodePages
import NodeService

/// 账户.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "网页的账户：建立、重发代码、列出。 Accounts for the pages: make one, give a new code, list them.",
    discussion: """
      例 Example:
        ballotsync account add 张三 --role presidingOfficer --data r1
        ballotsync account list --data r1
      """, subcommands: [AccountAdd.self, AccountList.self], defaultSubcommand: AccountList.self)
}

/// 建立账户，或重发代码.
struct AccountAdd: ParsableCommand {
  static let configuration = help(
    "add", zh: "建立账户，或重发一次性代码；本人用代码登录后设定口令。",
    en: "Make an account, or give it a new one-time code; its owner signs in with it and sets a passphrase.",
    example: "ballotsync account add 张三 --role clerk --data r1")

  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp("真实姓名，记录里会写明。 The person's own name, as the journal will say it.", valueName: "NAME"))
  var name: String
  @Option(help: "角色。 The role.") var role: Role

  func run() throws {
    guard FileManager.default.fileExists(atPath: "\(common.data)/\(NodeDirectory.File.profile)") else {
      throw NodeDirectoryError.notANode
    }
    let code = try AccountFile(data: common.data).newCode(for: name, role)
    let json: JSONValue = ["name": .string(name), "role": .string(role.rawValue), "code": .string(code)]
    let say = Speaker(language: common.language)
    let text = say(
      "\(name)（\(role.name.zh)）的一次性代码：\(code)\n只显示这一次。本人在网页用姓名和代码登录，再设定自己的口令。\n",
      "One-time code of \(name), \(role.name.en): \(code)\nIt is shown this once. Its owner signs in at the pages with name "
        + "and code, and sets a passphrase.\n")
    try Terminal.emit(CommandReply(json: CanonicalJSON.text(json), text: text), json: common.json)
  }
}

/// 列出账户.
struct AccountList: ParsableCommand {
  static let configuration = help(
    "list", zh: "列出账户、角色和由谁建立。", en: "List accounts, their roles and who made them.",
    example: "ballotsync account list --data r1")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let say = Speaker(language: common.language)
    let accounts = try AccountFile(data: common.data).read().accounts
    let rows = accounts.map { account -> JSONValue in
      [
        "name": .string(account.name), "role": .string(account.role.rawValue), "madeBy": JSONValue(account.madeBy),
        "code": .bool(account.isCode),
      ]
    }
    let lines = accounts.map { account in
      let maker = account.madeBy ?? say("本机终端", "the console")
      let state = account.isCode ? say("，等本人设定口令", ", no passphrase set yet") : ""
      return say(
        "\(account.name)　\(account.role.name.zh)，由\(maker)建立\(state)\n",
        "\(account.name)  \(account.role.name.en), made by \(maker)\(state)\n")
    }
    let text = lines.isEmpty ? say("还没有账户。\n", "No account yet.\n") : lines.joined()
    try Terminal.emit(
      CommandReply(json: CanonicalJSON.text(["accounts": .array(rows)]), text: text), json: common.json)
  }
}

extension Role: NamedCode {}

extension AccountFile {
  /// Makes an account at the console, or gives it a new code.
  ///
  /// - Returns: The one-time code, which nothing keeps.
  func newCode(for name: String, _ role: Role) throws -> String {
    let code = AccountCode.text(Randomness.bytes(AccountCode.byteCount))
    let secret = try PassphraseHash(code, salt: Randomness.bytes(PassphraseKey.saltBytes))
    try change { (book) throws(Refusal) in try book.issue(name, role, secret: secret, by: nil) }
    return code
  }
}
