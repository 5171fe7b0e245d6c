package import ElectionRecord
import Foundation

/// Numbers of a roll that an earlier poll of it struck off or found to be one person's second (`struck-off.csv`, beside
/// the roll). They stay on the roll, so that nobody is taken for somebody who was left out of it.
///
/// A header, then a line `number,duplicateOf` each; the second is empty of a number that was struck off.
package enum StruckOffFile {
  package static let name = "struck-off.csv"
  /// The most lines.
  package static let linesMax = 100_000
  private static let header = "number,duplicateOf"

  /// Reads it; nothing where the folder has none.
  ///
  /// - Parameter isOnRoll: Whether the roll has a number.
  /// - Throws: ``ElectionFileError`` for a line that is no such pair, for a number that is not on the roll or was there
  ///   before, and past ``linesMax``.
  package static func load(
    _ folder: String, isOnRoll: (RollNumber) -> Bool = { _ in true }
  ) throws(ElectionFileError) -> [RollAmendment] {
    let path = folder + "/" + name
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw fault(nil, .unreadable) }
    var amendments: [RollAmendment] = []
    var seen: Set<RollNumber> = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated().dropFirst() where !TextFolding.trimmed(String(line)).isEmpty {
      guard amendments.count < linesMax else { throw fault(index + 1, .tooLong(limit: linesMax)) }
      guard let amendment = amendment(String(line), isOnRoll), seen.insert(amendment.voter).inserted else {
        throw fault(index + 1, .refused(notANumber))
      }
      amendments.append(amendment)
    }
    return amendments
  }

  private static func amendment(_ line: String, _ isOnRoll: (RollNumber) -> Bool) -> RollAmendment? {
    let parts = TypedNumber.parts(line)
    guard let voter = TypedNumber.roll(parts[0]), isOnRoll(voter), parts.count <= 2 else { return nil }
    guard parts.count == 2, !parts[1].isEmpty else { return RollAmendment(voter: voter, change: .struckOff) }
    guard let original = TypedNumber.roll(parts[1]), isOnRoll(original), original != voter else { return nil }
    return RollAmendment(voter: voter, change: .duplicateOf(original: original))
  }

  private static func fault(_ line: Int?, _ kind: ElectionFileError.Kind) -> ElectionFileError {
    ElectionFileError(file: name, line: line, kind: kind)
  }

  /// The file of what stands, by number.
  static func text(_ amendments: [RollNumber: RollAmendment.Change]) -> String {
    let lines = amendments.sorted { $0.key < $1.key }.map { voter, change in
      if case .duplicateOf(let original) = change { return "\(voter),\(original)" }
      return "\(voter),"
    }
    return ([header] + lines).map { $0 + "\n" }.joined()
  }

  private static let notANumber = BilingualText(
    zh: "须是名册上的序号，一行一个，不重复；一人两号的，逗号后写另一个序号。请改正。",
    en: "it must be a number of the roll, one a line and once; of a second number, the first one after the comma. "
      + "Correct it.")
}
