import ArgumentParser
package import ElectionRecord

extension Language: ExpressibleByArgument {}

extension SiteID: ExpressibleByArgument {
  package init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    self.init(argument)
  }
}

extension PollID: ExpressibleByArgument {
  package init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    self.init(argument)
  }

  package var defaultValueDescription: String { rawValue }
}

extension RequestID: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

/// Who was handed a paper: a roll number, or `unknown`.
struct Served: ExpressibleByArgument {
  let voter: RollNumber?

  init?(argument: String) {
    voter = RollNumber(argument)
    if voter == nil, argument != "unknown", argument != "不知道" { return nil }
  }
}

extension CalendarDay: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }

  package var defaultValueDescription: String { description }
}
