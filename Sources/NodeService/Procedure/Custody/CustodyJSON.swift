import ElectionRecord
import ElectionReports

extension CustodyChain {
  /// One member of the array of `custody status --json`.
  var json: JSONValue {
    [
      "site": .string(site.rawValue), "kept": .bool(isKept), "phase": .string(standing.phase.rawValue),
      "holders": .texts(standing.holders), "seals": .texts(standing.seals.sorted()),
      "closedOn": JSONValue(closedOn?.description), "openedOn": JSONValue(openedOn?.description),
      "links": .array(links.map(\.json)), "breaks": .array(breaks.map(\.json)),
    ]
  }
}

extension CustodyBreak {
  fileprivate var json: JSONValue {
    [
      "code": .string(kind.rawValue), "link": JSONValue(link), "expected": .texts(expected), "found": .texts(found),
      "night": JSONValue(night?.description),
    ]
  }
}

extension CustodyLink {
  fileprivate var json: JSONValue {
    var members = event.members
    members["entry"] = AnswerParts.entry(entry)
    members["by"] = .string(isHalls ? "hall" : "site")
    return .object(members)
  }
}

extension CustodyEvent {
  fileprivate var members: [String: JSONValue] {
    switch self {
    case .siteOpened(let opening):
      ["do": "siteOpened", "seals": .texts(opening.seals), "officers": .texts(opening.officers)]
    case .siteClosed(let closing):
      ["do": "siteClosed", "seals": .texts(closing.seals), "officers": .texts(closing.officers)]
    case .record(let record): record.members
    }
  }
}

extension CustodyRecord {
  /// The keys are those of the file that the record may be read from; of nights, the first evening is the day.
  fileprivate var members: [String: JSONValue] {
    var members = JSONFields(message).members
    members["do"] = .string(key)
    members["site"] = nil
    members["day"] = .string(day.description)
    if case .kept = self { members["from"] = nil }
    if time.isEmpty { members["time"] = nil }
    return members
  }
}

extension JSONValue {
  /// An array of texts.
  static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
}
