import ArgumentParser
import ElectionRecord

/// The command line as a keyboard in Chinese mode types it.
enum TypedArguments {
  /// Reads the arguments as they were typed. Where that fails, numbers and options of other widths are read as narrow
  /// ones: what is a text, such as a seal's number, stays as it was typed.
  static func parse(_ typed: [String]) throws -> any ParsableCommand {
    do {
      return try parsed(typed)
    } catch {
      let narrow = typed.map(narrow)
      guard narrow != typed else { throw error }
      return try parsed(narrow)
    }
  }

  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    try TypedSite.reading(arguments) { try BallotSync.parseAsRoot(arguments) }
  }

  /// A number, a list of numbers or an option in narrow characters; any other argument as it is.
  static func narrow(_ argument: String) -> String {
    let plain = TextFolding.plain(argument)
    if plain.hasPrefix("-"), plain.utf8.allSatisfy({ $0 < 0x80 }) { return plain }
    let isNumeric = plain.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || [UInt8(ascii: ","), UInt8(ascii: "-")].contains(byte)
    }
    return isNumeric ? plain : argument
  }
}
