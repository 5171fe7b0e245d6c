import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon

/// What every verb that works on a node takes.
struct CommonOptions: ParsableArguments {
  /// The data directory when nothing else is said.
  static let dataDefault = "ballotsync-data"

  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "数据目录；默认为 $BALLOTSYNC_DATA 或 ./ballotsync-data。 The data directory.", valueName: "DIR"))
  var dataOption: String?

  @OptionGroup var output: OutputOptions

  /// The data directory.
  var data: String { dataOption ?? Self.dataElse }

  private static var dataElse: String {
    ProcessInfo.processInfo.environment["BALLOTSYNC_DATA"] ?? dataDefault
  }

  /// The data directory of a command line that is not parsed yet.
  static func data(in arguments: [String]) -> String {
    let name = "--data"
    for (index, argument) in arguments.enumerated().reversed() {
      if argument == name, index + 1 < arguments.count { return arguments[index + 1] }
      if argument.hasPrefix(name + "=") { return String(argument.dropFirst(name.count + 1)) }
    }
    return dataElse
  }

  var json: Bool { output.json }
  var language: Language { output.language }
}

/// What every verb that records takes.
struct RecordingOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
}

/// In which form an answer is written.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp("语言；默认 zh，或 $BALLOTSYNC_LANG。 The language of the answer.", valueName: "zh|en"))
  var lang: Language?

  @Flag(help: "输出 JSON。 Print the answer as JSON.") var json = false

  var language: Language { lang ?? Self.languageDefault }

  /// Chinese unless the environment asks for English.
  static var languageDefault: Language {
    ProcessInfo.processInfo.environment["BALLOTSYNC_LANG"].flatMap(Language.init(rawValue:)) ?? .zh
  }
}

/// Two people answer for opening, closing, ruling and declaring.
struct OfficerOptions: ParsableArguments {
  @Option(
    name: .customLong("officer"),
    help: ArgumentHelp("负责人姓名，须写两次。 An officer's name; give two.", valueName: "NAME"))
  var names: [String] = []

  @OptionGroup var confirmation: ConfirmOption
}

/// Which poll of the election.
struct PollOption: ParsableArguments {
  @Option(name: .customLong("poll"), help: ArgumentHelp("投票轮次。 The poll.", valueName: "ID")) var poll = PollID.main
}

/// The caller's own name for a request.
struct RequestOption: ParsableArguments {
  @Option(
    name: .customLong("request"),
    help: ArgumentHelp(
      "请求号：同一个号重复提交只记录一次；不写则自动生成，结果不明（状态 6）时会显示。 A name for this request; repeating it records nothing twice. "
        + "One is made otherwise, and shown when the outcome is unknown (status 6).", valueName: "ID"))
  var id: RequestID?

  /// The caller's name, or a new one.
  var drawn: RequestID? { id ?? Randomness.request() }
}
