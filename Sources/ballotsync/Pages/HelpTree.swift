import ArgumentParser
import ElectionRecord
import Foundation

/// The command line as it describes itself: what ArgumentParser writes for tools, as far as pages need it.
struct HelpTree: Decodable {
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let arguments: [Argument]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let preferredName: Name?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
  }

  let command: Command

  /// - Returns: nil where the description has another form than this program was built with.
  init?(of type: any ParsableCommand.Type) {
    guard let tree = try? JSONDecoder().decode(HelpTree.self, from: Data(type._dumpHelp().utf8)) else { return nil }
    self = tree
  }

  /// A text of the help in its two languages.
  static func bilingual(_ text: String) -> BilingualText {
    func label(_ language: Language) -> String {
      let half = UsageText.half(text, language)
      return half.hasSuffix("。") || half.hasSuffix(".") ? String(half.dropLast()) : half
    }
    return BilingualText(zh: label(.zh), en: label(.en))
  }
}
