public import ArgumentParser
public import ElectionRecord

extension Language: ExpressibleByArgument {}

extension RulingDecision: ExpressibleByArgument {}

extension FindingCode: ExpressibleByArgument {}

extension StaffRole: ExpressibleByArgument {}

extension ProxyRelation: ExpressibleByArgument {}

extension NoticeKind: ExpressibleByArgument {}

extension RemovalReason: ExpressibleByArgument {}

extension RestorationReason: ExpressibleByArgument {}

extension ObjectionKind: ExpressibleByArgument {}

extension SiteID: ExpressibleByArgument {
  public init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    self.init(argument)
  }
}

extension PollID: ExpressibleByArgument {
  public init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    self.init(argument)
  }

  public var defaultValueDescription: String { rawValue }
}

extension RequestID: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension DoubtReason: ExpressibleByArgument {}

extension PaperClass: ExpressibleByArgument {}

extension Petitioner: ExpressibleByArgument {}

extension ElectionType: ExpressibleByArgument {}

extension CalendarDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  public var defaultValueDescription: String { description }
}
