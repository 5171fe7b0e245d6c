/// A printed list as a person keyed it: the voters who were handed a paper, one a line.
///
/// Plain text with a roll number a line, or comma-separated with the columns `number`, `proxy` (who voted for them) and
/// `replaced` (a second paper for a spoilt one), in that order unless a header names them. Empty lines and those that
/// begin with `#` are passed over.
package struct PaperList: Equatable, Sendable {
  /// The most voters of one list.
  package static let linesMax = 5_000
  /// The largest file, in bytes.
  package static let bytesMax = 256 * 1024
  /// The most problems that are told at once.
  package static let problemsMax = 20

  /// One voter.
  package struct Line: Equatable, Sendable {
    /// In the file, from 1.
    package let line: Int
    package let voter: RollNumber
    package let proxy: RollNumber?
    package let isReplaced: Bool

    package init(line: Int, voter: RollNumber, proxy: RollNumber? = nil, isReplaced: Bool = false) {
      self.line = line
      self.voter = voter
      self.proxy = proxy
      self.isReplaced = isReplaced
    }
  }

  package let lines: [Line]

  /// A list without a file: different voters, and those of them who got a second paper.
  package init(voters: [RollNumber], replaced: [RollNumber] = []) {
    lines = voters.enumerated().map { index, voter in
      Line(line: index + 1, voter: voter, isReplaced: replaced.contains(voter))
    }
  }

  /// Reads a file.
  ///
  /// - Throws: ``PaperListError`` with every problem and its line.
  package init(_ bytes: [UInt8]) throws(PaperListError) {
    guard bytes.count <= Self.bytesMax else { throw PaperListError(0, .fileTooLarge) }
    if let foreign = ForeignEncoding(fileStart: bytes) { throw PaperListError(0, .encoding(foreign)) }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard String(validating: bytes[start...], as: UTF8.self) != nil else {
      throw PaperListError(0, .encoding(ForeignEncoding(notUTF8: bytes)))
    }
    var reader = PaperListReader()
    for (index, line) in bytes[start...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      reader.read(line, number: index + 1)
    }
    lines = try reader.finish()
  }
}
