import ArgumentParser
package import ElectionRecord

extension Language: ExpressibleByArgument {}

extension SiteID: ExpressibleByArgument {
  package init?(argument: String) {
    let id = TextFolding.plain(argument)
    guard !id.isEmpty else { return nil }
    self.init(id)
  }
}

extension PollID: ExpressibleByArgument {
  package init?(argument: String) {
    let id = TextFolding.plain(argument)
    guard !id.isEmpty else { return nil }
    self.init(id)
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
    voter = TypedNumber.roll(argument)
    if voter == nil, argument != "unknown", argument != "不知道" { return nil }
  }
}

extension CalendarDay: ExpressibleByArgument {
  package init?(argument: String) { self.init(typed: argument) }

  package var defaultValueDescription: String { description }
}
