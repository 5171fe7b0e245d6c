import ElectionRecord
import Testing

/// Every text and every figure of every record is bounded, whatever its topic's rules ask besides.
@Suite struct EveryRecordLimitTests {
  private static let kinds = ProcedureRecord.kinds.map(\.key)

  @Test func everyKindHasANameOfItsOwn() {
    #expect(Set(Self.kinds).count == Self.kinds.count)
    #expect(Self.kinds.count == 51)
  }

  @Test(arguments: kinds) func noTextIsHidden(_ key: String) throws {
    for text in ["\u{202E}甲", "甲\u{200B}", "甲\u{1B}[2J"] {
      for code in try codes(of: key, with: .text(text)) { #expect(code == "textHidden") }
    }
  }

  @Test(arguments: kinds) func noTextIsLongOrHasLines(_ key: String) throws {
    for text in [String(repeating: "a", count: 1025), "甲\n乙"] {
      for code in try codes(of: key, with: .text(text)) { #expect(code == "textTooLong") }
    }
  }

  @Test(arguments: kinds) func noListIsWithoutEnd(_ key: String) throws {
    for code in try codes(of: key, with: .lines(1001)) {
      #expect(code == "tooManyLines")
    }
  }

  @Test(arguments: kinds) func noFigureIsBelowZeroOrWithoutEnd(_ key: String) throws {
    for figure in [-1, Int(UInt32.max) + 1] {
      for code in try codes(of: key, with: .figure(figure)) {
        #expect(code == "figureOutOfRange")
      }
    }
  }

  private static let registerKinds = EntryBody.kinds.map(\.key)

  @Test func everyKindOfTheRegisterHasItsName() {
    let others = ["cast", "registration", "calendar", "nomination", "staff", "proxy", "custody", "counting", "paper"]
    let named = Self.registerKinds + others + ["outcome", "withdrawal", "unknown"]
    #expect(Set(named) == Set(EntryKind.allCases.map(\.rawValue)))
  }

  @Test(arguments: registerKinds) func noTextOfTheRegisterIsLongOrHidden(_ key: String) throws {
    let kind = try #require(EntryBody.kinds.first { $0.key == key })
    for (text, code) in [("\u{202E}甲", "textHidden"), (String(repeating: "a", count: 1025), "textTooLong")] {
      var place = 0
      while let message = Spoiler.spoilt(kind.type, .text(text), place: place) {
        let body = try #require(kind.whole(message))
        let refusal = #expect(throws: Refusal.self) { try body.checkLimits() }
        #expect(refusal?.code == code)
        place += 1
      }
    }
  }

  /// The refusals of a record of one kind, with what is bad in each of the places where it can be.
  private func codes(of key: String, with bad: Spoiler.Bad) throws -> [String] {
    let kind = try #require(ProcedureRecord.kinds.first { $0.key == key })
    var codes: [String] = []
    while let message = Spoiler.spoilt(kind.type, bad, place: codes.count) {
      let record = try #require(kind.whole(message))
      var script = ProcedureScript()
      let code = script.enter(record)
      codes.append(try #require(code, "\(key) takes what is bad in place \(codes.count)"))
    }
    return codes
  }
}

/// Puts something bad into one of a message's places.
struct Spoiler: RecordFields {
  typealias Failure = Never

  enum Bad {
    case text(String), figure(Int), lines(Int)
  }

  private let bad: Bad
  private let place: Int
  /// How many places the bad thing could have taken so far.
  private var places = 0

  /// A message with what is bad in one place; nil when there are fewer places.
  static func spoilt(_ type: any WireMessage.Type, _ bad: Bad, place: Int) -> (any WireMessage)? {
    var spoiler = Spoiler(bad: bad, place: place)
    var message = type.init()
    message.visit(&spoiler)
    return spoiler.places > place ? message : nil
  }

  private init(bad: Bad, place: Int) {
    self.bad = bad
    self.place = place
  }

  private mutating func isHere() -> Bool {
    places += 1
    return places == place + 1
  }

  mutating func text(_ number: Int, _ key: String, _ value: inout String, _ form: FieldForm) {
    if case .text(let text) = bad, isHere() { value = text }
  }
  mutating func texts(_ number: Int, _ key: String, _ value: inout [String], _ form: FieldForm) {
    switch bad {
    case .text(let text): if isHere() { value = ["甲", text] }
    case .lines(let count): if isHere() { value = (0..<count).map { "\($0)" } }
    case .figure: break
    }
  }
  mutating func count(_ number: Int, _ key: String, _ value: inout Int, _ form: FieldForm) {
    // Places in a journal are no figures.
    if case .figure(let figure) = bad, form.range.upperBound != Int(UInt32.max), isHere() { value = figure }
  }
  mutating func count(_ number: Int, _ key: String, _ value: inout Int?, _ form: FieldForm) {
    if case .figure(let figure) = bad, isHere() { value = figure }
  }
  mutating func messages<T: WireMessage>(_ number: Int, _ key: String, _ value: inout [T], _ form: FieldForm) {
    if case .lines(let count) = bad {
      if isHere() { value = Array(repeating: T(), count: count) }
    } else {
      value = [T()]
      value[0].visit(&self)
    }
  }
  func flag(_ number: Int, _ key: String, _ value: inout Bool, _ form: FieldForm) {}
  func voter(_ number: Int, _ key: String, _ value: inout RollNumber) {}
  func voter(_ number: Int, _ key: String, _ value: inout RollNumber?) {}
  func voters(_ number: Int, _ key: String, _ value: inout [RollNumber], _ form: FieldForm) {}
  func day(_ number: Int, _ key: String, _ value: inout CalendarDay) {}
  func day(_ number: Int, _ key: String, _ value: inout CalendarDay?) {}
  func bytes(_ number: Int, _ key: String, _ value: inout [UInt8]?) {}
  func signed(_ number: Int, _ key: String, _ value: inout Int) {}
  func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T, _ form: FieldForm) {}
  func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T?) {}
  func codes<T: StableCode>(_ number: Int, _ key: String, _ value: inout [T]) {}
}
