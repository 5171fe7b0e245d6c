import ArgumentParser
import ElectionRecord

/// `NAME=NUMBER` as a person types a count: never negative.
struct NamedNumber {
  let name: String
  let number: Int

  init(_ text: String) throws {
    guard let equals = text.lastIndex(of: "="), let number = Int(text[text.index(after: equals)...]), number >= 0
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
    guard let slash = whole.name.firstIndex(of: "/") else {
      throw ValidationError("“\(text)”应写作 职位/姓名=票数。 Write CONTEST/NAME=VOTES.")
    }
    contest = String(whole.name[..<slash])
    name = String(whole.name[whole.name.index(after: slash)...])
    number = whole.number
  }
}

/// Roll numbers as a person types them: `11,12,13`.
struct RollNumberList {
  let numbers: [RollNumber]

  init(_ text: String) throws {
    numbers = try text.split(separator: ",").map { part in
      guard let number = RollNumber(part.filter { !$0.isWhitespace }), number > 0 else {
        throw ValidationError("“\(part)”不是选民序号。 \"\(part)\" is no roll number.")
      }
      return number
    }
  }
}
