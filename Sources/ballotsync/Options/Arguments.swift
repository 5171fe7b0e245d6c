import ArgumentParser
package import ElectionRecord

extension Language: ExpressibleByArgument {}

extension SiteID: ExpressibleByArgument {
  package init?(argument: String) {
    guard let id = TypedSite.id(argument) else { return nil }
    self = id
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

/// Who was handed a paper: a roll number, `unknown` or `nobody`.
extension Served: ExpressibleByArgument {
  package init?(argument: String) {
    switch argument {
    case "unknown", "不知道": self = .unknown
    case "nobody", "没有发票": self = .nobody
    default:
      guard let number = TypedNumber.roll(argument) else { return nil }
      self = .voter(number)
    }
  }
}

extension CalendarDay: ExpressibleByArgument {
  package init?(argument: String) { self.init(typed: argument) }

  package var defaultValueDescription: String { description }
}
