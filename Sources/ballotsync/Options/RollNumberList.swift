import ArgumentParser
import ElectionRecord

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

/// `NAME=NUMBER`, where the number may be left out.
struct NamedNumber {
  let name: String
  let number: Int?

  init(_ text: String) throws {
    guard let equals = text.lastIndex(of: "=") else {
      (name, number) = (text, nil)
      return
    }
    guard let number = Int(text[text.index(after: equals)...]), number >= 0 else {
      throw ValidationError("“\(text)”应写作 姓名=数字。 Write NAME=NUMBER.")
    }
    (name, self.number) = (String(text[..<equals]), number)
  }

  func required() throws -> (String, Int) {
    guard let number else { throw ValidationError("“\(name)”应写作 姓名=数字。 Write NAME=NUMBER.") }
    return (name, number)
  }
}
