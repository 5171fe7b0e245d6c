/// What is wrong at one place of a roll's file.
///
/// It holds no voter's name, card or birth date: messages end up on screens and in logs, and the person has the file.
package struct RollProblem: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// Nothing in the file.
    case empty
    /// A header and no voter.
    case headerOnly
    /// More bytes than ``RollLimits/fileBytesMax``.
    case fileTooLarge(limit: UInt64)
    /// More voters than ``RollLimits/rowsMax``.
    case tooManyRows(limit: Int)
    /// A line longer than ``RollLimits/rowBytesMax``.
    case rowTooLong(limit: Int)
    /// A field longer than ``RollLimits/fieldBytesMax``.
    case fieldTooLong(limit: Int)
    /// Not UTF-8 text.
    case encoding(ForeignEncoding)
    /// Lines that end with a carriage return alone.
    case lineEnds
    /// Columns separated by tabs or semicolons.
    case separator
    /// A zero byte.
    case zeroByte
    /// A header that names no column of such a file.
    case unknownColumn(String, of: RollTable = .roll)
    /// A required column that the header does not name.
    case missingColumn(RollColumn)
    /// A column named twice.
    case repeatedColumn(RollColumn)
    /// A line with more or fewer fields than the header.
    case fieldCount(found: Int, expected: Int)
    /// Nothing between two lines' ends.
    case blankLine
    /// A quote inside an unquoted field, or text behind a closing quote.
    case strayQuote
    /// A quoted field that its line does not close.
    case openQuote
    /// A control character, such as a tab or a lone carriage return.
    case controlCharacter
    /// A spreadsheet would run the field as a formula.
    case formula
    /// A space at the start or the end of a field.
    case outerSpace
    /// Nothing where something must stand.
    case emptyField
    /// Not a whole number from 1.
    case badNumber
    /// A roll number that came before, or comes out of order.
    case numberRepeated(UInt32, expected: UInt32)
    /// A roll number that leaves out the ones before it.
    case numberSkipped(UInt32, expected: UInt32)
    /// Neither 男 nor 女.
    case badSex
    /// Not a day of the calendar as `YYYY-MM-DD`.
    case badDate
    /// The date is a day, but nobody on a roll was born in that year.
    case birthYear(ClosedRange<Int>)
    /// None of the words that the column takes.
    case notOneOf([String])
    /// Not 64 hexadecimal digits.
    case badHash
    /// An area that no site of the election has.
    case unknownArea(String)
    /// A card without a letter or a digit.
    case badCard
    /// The card of an earlier line; cards that differ only in case, spaces or punctuation are the same.
    case duplicateCard(firstLine: Int)
  }

  /// The line, from 1; the header is line 1.
  package let line: Int
  /// The field on the line, from 1; nil when the problem is the whole line's or file's.
  package let field: Int?
  /// The column that the field is in, where it is known.
  package let column: RollColumn?
  package let kind: Kind

  package init(line: Int, field: Int? = nil, column: RollColumn? = nil, kind: Kind) {
    self.line = line
    self.field = field
    self.column = column
    self.kind = kind
  }
}
