import ArgumentParser
import ElectionRecord
import Foundation
import NodePages
import NodeService

/// What the command line can do, as forms for the pages of a node.
enum PageVerbs {
  /// Verbs that have pages of their own.
  private static let elsewhere: Set<String> = [
    "cast", "replace", "voter", "cases", "rule", "status", "tally enter", "tally status", "export", "import",
  ]
  /// Options of every verb that a page sets itself, or has another way for.
  private static let own: Set<String> = [
    "data", "lang", "json", "request", "confirm", "yes", "officer", "help", "version", "paper-marked",
  ]
  /// Verbs whose file of text a page carries along.
  private static let carrying: Set<String> = ["paper-in", "record", "count", "register check"]
  /// Verbs that write files, which go to the browser and not to a place of this machine.
  private static let writing: Set<String> = ["publish", "archive", "result next"]
  /// Verbs that only look, and show voters by name, number or address.
  private static let naming: Set<String> = ["form", "notice", "proxy list", "register status", "register check"]
  /// Values that name a file of the machine: no page writes or reads one.
  private static let files: Set<String> = ["FILE", "DIR", "PATH", "FOLDER"]

  /// What a site's laptop does; the hall does the rest, and what only looks is for both.
  private static let atSites: Set<String> = [
    "open", "close", "assist", "count", "correct opening", "correct closing", "paper-in", "custody",
  ]
  private static let atSitesOnly: Set<String> = ["open", "close"]
  /// What only looks, for an act of the hall's.
  private static let atHallOnly: Set<String> = ["register check"]
  /// What records though its request needs no name: the same twice is recorded once.
  private static let recording: Set<String> = ["reconcile", "paper-in", "publish", "result next"]

  /// The verbs for a node with this data directory.
  static func all(data: String) -> [PageVerb] {
    leaves(of: BallotSync.self, path: []).compactMap { type, path in
      elsewhere.contains(path.joined(separator: " ")) ? nil : verb(type, path: path, data: data)
    }
  }

  private static func leaves(
    of type: any ParsableCommand.Type, path: [String]
  ) -> [(type: any NodeVerb.Type, path: [String])] {
    let inside = type.configuration.subcommands
    guard inside.isEmpty else { return inside.flatMap { leaves(of: $0, path: path + [$0._commandName]) } }
    guard let verb = type as? any NodeVerb.Type else { return [] }
    return [(verb, path)]
  }

  private static func verb(_ type: any NodeVerb.Type, path: [String], data: String) -> PageVerb? {
    guard let help = HelpTree(of: type) else { return nil }
    let all = (help.command.arguments ?? []).filter { $0.shouldDisplay && !own.contains($0.preferredName?.name ?? "") }
    let title = path.joined(separator: " ")
    let (carries, writes) = (carrying.contains(title), writing.contains(title))
    func isBrought(_ argument: HelpTree.Argument) -> Bool { carries && argument.kind == "positional" }
    let (carried, shown) = (all.filter { isFile($0) && !isBrought($0) }, all.filter { !isFile($0) || isBrought($0) })
    // What cannot be done without a file is done where the files are; what is written has no place here.
    let needed = carried.filter { !$0.isOptional }
    guard needed.isEmpty || writes else { return nil }
    let places = needed.map { $0.preferredName.map { "--\($0.name)=" } ?? "" }.map { $0 + "page" }
    let page = carried.first { $0.preferredName?.name == "html" }
    let previews = help.command.arguments?.contains { $0.preferredName?.name == "yes" } ?? false
    let effect: PageVerb.Effect =
      type is any OfficersVerb.Type
      ? .recordOfTwo
      : type is any RecordingVerb.Type || recording.contains(title) ? .record : .view
    return PageVerb(
      path: path, places: Self.places(of: path, effect), about: HelpTree.bilingual(help.command.abstract ?? ""),
      effect: effect, namesVoters: naming.contains(title), fields: shown.map(field)
    ) { typed, confirmed throws(Refusal) in
      let extra = ["--data=\(data)"] + (page == nil ? [] : ["--html=page.html"])
      let given = confirmed && previews ? ["--yes"] : []
      return try Self.command(
        path + extra + places + given + typed.arguments.dropFirst(path.count), files: typed.files, confirmed: confirmed)
    }
  }

  private static func places(of path: [String], _ effect: PageVerb.Effect) -> Set<PageVerb.Place> {
    let names = [path.joined(separator: " "), path[0]]
    if names.contains(where: atSitesOnly.contains) { return [.site] }
    if names.contains(where: atHallOnly.contains) { return [.hall] }
    return effect == .view || names.contains(where: atSites.contains) ? [.site, .hall] : [.hall]
  }

  private static func isFile(_ argument: HelpTree.Argument) -> Bool {
    files.contains { (argument.valueName ?? "").uppercased().contains($0) }
  }

  private static func field(_ argument: HelpTree.Argument) -> PageVerb.Field {
    let name = argument.preferredName.map { "--" + $0.name } ?? argument.valueName ?? "argument"
    let kind: PageVerb.Field.Kind =
      switch argument.kind {
      case "flag": .flag
      case "positional": .argument
      default: .option
      }
    return PageVerb.Field(
      name: name, kind: kind,
      about: CodeNames.label(HelpTree.bilingual(argument.abstract ?? name), of: argument.allValues ?? []),
      isRequired: !argument.isOptional,
      isRepeating: argument.isRepeating, values: CodeNames.choices(of: argument.allValues ?? []),
      standard: argument.defaultValue ?? "",
      input: argument.valueName == "YYYY-MM-DD" ? .date : isFile(argument) ? .file : .text,
      isNamedNumber: argument.valueName?.hasPrefix("NAME") == true && argument.valueName?.contains("=") == true)
  }

  /// Reads a command line as the console does.
  ///
  /// - Throws: ``Refusal`` with the words that the console would say.
  private static func command(
    _ arguments: [String], files: [String: String], confirmed: Bool
  ) throws(Refusal) -> any NodeCommand {
    do {
      return try CarriedFile.$brought.withValue(files.mapValues { Data($0.utf8) }) {
        try command(arguments, confirmed: confirmed)
      }
    } catch let refusal as Refusal {
      throw refusal
    } catch let error as any Refusing {
      throw error.refusal
    } catch {
      // What stands for a value at a console has no meaning beside a field.
      let message = BallotSync.message(for: error).replacing(#/ <[A-Za-z|=\[\]-]+>/#, with: "")
      throw UsageText(language: .zh).refusal(message)
    }
  }

  private static func command(_ arguments: [String], confirmed: Bool) throws -> any NodeCommand {
    let parsed = try TypedArguments.parse(arguments)
    if !confirmed { try OfficerQuestion.check(parsed) }
    if let verb = parsed as? any ConfirmedVerb {
      return try verb.command(confirmed: confirmed || verb.confirmation.isGiven)
    }
    guard let verb = parsed as? any NodeVerb else { throw Refusal.notOnPages }
    return try verb.command()
  }
}

extension Refusal {
  fileprivate static let notOnPages = Refusal(
    "notOnPages", .usage, zh: "这件事在终端办理。", en: "This is done at the console.")
}
