import ArgumentParser
import ElectionRecord
import NodeService

/// `NAME=NUMBER` as a person types a count: never negative.
struct NamedNumber {
  let name: String
  let number: Int

  init(_ text: String) throws {
    guard let equals = text.lastIndex(where: { $0 == "=" || $0 == "＝" }),
      let number = TypedNumber.whole(text[text.index(after: equals)...])
    else { throw ValidationError("“\(text)”应写作 名称=数字，数字不能是负数。 Write NAME=NUMBER, zero or more.") }
    (name, self.number) = (String(text[..<equals]), number)
  }
}

/// `CONTEST/NAME=NUMBER`.
struct ContestNumber {
  let contest: String
  let name: String
  let number: Int

  init(_ text: String) throws {
    let whole = try NamedNumber(text)
    guard let slash = whole.name.firstIndex(where: { $0 == "/" || $0 == "／" }) else {
      throw ValidationError("“\(text)”应写作 职位/姓名=票数。 Write CONTEST/NAME=VOTES.")
    }
    contest = String(whole.name[..<slash])
    name = String(whole.name[whole.name.index(after: slash)...])
    number = whole.number
  }
}

/// Roll numbers as a person types them: `11,12,13`, also between `，` and `、`.
struct RollNumberList {
  let numbers: [RollNumber]

  init(_ text: String) throws {
    numbers = try TypedNumber.parts(text).filter { !$0.isEmpty }.flatMap(Self.numbers)
  }

  /// The most numbers of a range.
  private static let numbersMax = 10_000

  /// One number, or a range as files write it: `11-20`.
  private static func numbers(_ part: String) throws -> [RollNumber] {
    if let range = VoterRange(part), range.count <= numbersMax { return Array(range.numbers) }
    return [try TypedVoter.number(part)]
  }
}

/// A voter as a command takes one: by roll number alone, so that nobody is marked for a namesake.
enum TypedVoter {
  /// - Throws: `ValidationError` that says how the number is found.
  static func number(_ text: String) throws -> RollNumber {
    guard let number = TypedNumber.roll(text) else {
      throw ValidationError(
        "这里要写选民序号，“\(text)”不是。请先查出序号：ballotsync voter \(text)。 "
          + "This takes a roll number. Find it first: ballotsync voter \(text)")
    }
    return number
  }
}
