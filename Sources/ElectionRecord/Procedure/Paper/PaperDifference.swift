/// Where a second keying of a list says something else than the marks that the first one made.
package struct PaperDifference: Equatable, Sendable {
  /// What differs.
  package enum Kind: Equatable, Sendable {
    /// Marked by the first keying, and not on the second.
    case missing
    /// On the second keying, and not marked by the first.
    case extra
    case proxy
    case replaced
  }

  package let kind: Kind
  /// In the second keying's file; nil where the voter is not in it.
  package let line: Int?
  /// Whom one keying has and the other has not.
  package let voter: RollNumber?

  /// Lines only, of the file that is at hand; whose they are, the two people see on paper.
  var message: BilingualText {
    let second = line.map { "\($0)" } ?? ""
    let number = voter.map { "\($0)" } ?? ""
    return switch kind {
    case .missing:
      BilingualText(zh: "第一次录了序号 \(number)：第二次没有", en: "number \(number) of the first keying: not on the second")
    case .extra:
      BilingualText(
        zh: "第二次的第 \(second) 行录了序号 \(number)：第一次没有",
        en: "line \(second) of the second keying, number \(number): not on the first")
    case .proxy: BilingualText(zh: "第二次的第 \(second) 行：受托人不同", en: "line \(second) of the second keying: another proxy")
    case .replaced:
      BilingualText(zh: "第二次的第 \(second) 行：作废重领不同", en: "line \(second) of the second keying: replaced differs")
    }
  }
}

extension PaperRule {
  /// Compares a second keying with the marks of batches; the order of lines does not matter.
  package static func differences(_ second: PaperList, from batches: [PaperStanding]) -> [PaperDifference] {
    let marks = batches.flatMap(\.marks)
    let replaced = Set(batches.flatMap(\.replaced))
    let lines = Dictionary(second.lines.map { ($0.voter, $0) }) { first, _ in first }
    var found: [PaperDifference] = []
    for mark in marks {
      guard let line = lines[mark.voter] else {
        found.append(PaperDifference(kind: .missing, line: nil, voter: mark.voter))
        continue
      }
      if line.proxy ?? 0 != mark.proxy {
        found.append(PaperDifference(kind: .proxy, line: line.line, voter: nil))
      }
      if line.isReplaced != replaced.contains(mark.voter) {
        found.append(PaperDifference(kind: .replaced, line: line.line, voter: nil))
      }
    }
    let known = Set(marks.map(\.voter))
    return found
      + second.lines.filter { !known.contains($0.voter) }
      .map { PaperDifference(kind: .extra, line: $0.line, voter: $0.voter) }
  }

  /// The batches that a second person's keying confirms.
  ///
  /// - Parameter only: One batch by its sequence; every open batch of the site when nil.
  /// - Throws: ``Refusal`` when the keyings differ, or the same person did both.
  package static func checked(
    _ second: PaperList, by person: String, at site: SiteID, only: UInt32?, in register: Register
  ) throws(Refusal) -> [PaperCheck] {
    guard !person.folded.isEmpty else { throw .paperWithoutName }
    try limits.check(person)
    let open = batches(in: register).filter {
      $0.site == site && $0.checkedBy == nil && !$0.marks.isEmpty && (only == nil || $0.entry.sequence == only)
    }
    guard !open.isEmpty else { throw .paperNothingToCheck }
    guard !open.contains(where: { $0.batch.enteredBy.folded == person.folded }) else {
      throw .paperCheckedByAnother
    }
    let differences = differences(second, from: open)
    guard differences.isEmpty else { throw .paperDiffers(differences) }
    return open.map { PaperCheck(batch: $0.entry, checkedBy: person) }
  }
}
