import ArgumentParser
import ElectionRecord
import Foundation

/// Which node a verb speaks to, and in which language it answers.
struct NodePlace: ParsableArguments {
  @Option(name: .long, help: "数据目录 / the node's data directory")
  var data = ProcessInfo.processInfo.environment["BALLOTSYNC_DATA"] ?? "./ballotsync-data"

  @Option(name: .long, help: "zh（默认）或 en / the language of the answer")
  var lang = ProcessInfo.processInfo.environment["BALLOTSYNC_LANG"] ?? "zh"

  var language: Language { Language(rawValue: lang) ?? .zh }

  func validate() throws {
    guard Language(rawValue: lang) != nil else { throw ValidationError("--lang 只能是 zh 或 en / zh or en") }
  }
}
