/// Field numbers of the entry message for records of the procedure; the numbers are the format and never change.
enum ProcedureField {
  static let registration = 32
  static let calendar = 33
  static let nomination = 34
  static let staff = 35
  static let proxy = 36
  static let custody = 37
  static let counting = 38
  static let paper = 39
  static let outcome = 40
}

extension ProcedureRecord {
  func write(to writer: inout WireWriter) {
    switch self {
    case .registration(let record): writer.topic(ProcedureField.registration, record)
    case .calendar(let record): writer.topic(ProcedureField.calendar, record)
    case .nomination(let record): writer.topic(ProcedureField.nomination, record)
    case .staff(let record): writer.topic(ProcedureField.staff, record)
    case .proxy(let record): writer.topic(ProcedureField.proxy, record)
    case .custody(let record): writer.topic(ProcedureField.custody, record)
    case .counting(let record): writer.topic(ProcedureField.counting, record)
    case .paper(let record): writer.topic(ProcedureField.paper, record)
    case .outcome(let record): writer.topic(ProcedureField.outcome, record)
    }
  }

  /// The record in a field of an entry; nil for a field of another kind.
  init?(_ field: WireField) throws(WireError) {
    switch field.number {
    case ProcedureField.registration: self = .registration(try field.topic())
    case ProcedureField.calendar: self = .calendar(try field.topic())
    case ProcedureField.nomination: self = .nomination(try field.topic())
    case ProcedureField.staff: self = .staff(try field.topic())
    case ProcedureField.proxy: self = .proxy(try field.topic())
    case ProcedureField.custody: self = .custody(try field.topic())
    case ProcedureField.counting: self = .counting(try field.topic())
    case ProcedureField.paper: self = .paper(try field.topic())
    case ProcedureField.outcome: self = .outcome(try field.topic())
    default: return nil
    }
  }
}

extension WireWriter {
  fileprivate mutating func topic(_ number: Int, _ record: some ProcedureTopic) {
    message(number) { record.write(to: &$0) }
  }
}

extension WireField {
  fileprivate func topic<T: ProcedureTopic>() throws(WireError) -> T {
    var found: T?
    try message { (part: WireField) throws(WireError) in
      guard found == nil else { throw .invalidValue(field: part.number, at: part.offset) }
      found = try T(part)
    }
    guard let found else { throw .invalidValue(field: number, at: offset) }
    return found
  }
}
