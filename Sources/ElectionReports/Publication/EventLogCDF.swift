package import ElectionRecord

/// The journals in NIST's event logging format, written piece by piece because a journal can be long.
///
/// An event tells what kind of entry stands where, and when by the device's clock: no voter, no officer. Nor is there a
/// hash of it: a mark is a few bytes, so that whoever tries every number of the roll finds the voter behind its hash.
/// Device and sequence say which entry of the exported journals it is.
///
/// - Source: NIST SP 1500-101, `EventLogging.ElectionEventLog`.
package struct EventLogCDF {
  /// What begins the file.
  ///
  /// - Parameter generatedAt: Seconds since 1970 UTC.
  package static func head(election: String, generatedAt: Int64) -> String {
    let time = UTCTimestamp.text(secondsSince1970: generatedAt)
    return "{\"@type\":\"EventLogging.ElectionEventLog\",\"ElectionId\":\(quoted(election)),"
      + "\"GeneratedTime\":\(quoted(time)),\"Device\":["
  }

  /// What begins a device; end it with ``deviceTail``.
  package static func deviceHead(_ device: DeviceID, site: SiteID?, branch: Int, isFirst: Bool) -> String {
    let type = site == nil ? "ems" : "electronic-poll-book"
    let details = site.map { "site \($0)" } ?? "hall"
    let part = branch == 0 ? details : "\(details), second history \(branch)"
    return (isFirst ? "" : ",") + "{\"@type\":\"EventLogging.Device\",\"Details\":\(quoted(part)),"
      + "\"Id\":\(quoted(device.description)),\"Model\":\(quoted(CommonDataFormat.application)),"
      + "\"Type\":\(quoted(type)),\"Event\":["
  }

  /// One entry.
  ///
  /// - Parameter recordedAt: Seconds since 1970 UTC by the device's clock.
  package static func event(_ kind: EntryKind, sequence: UInt32, recordedAt: Int64, isFirst: Bool) -> String {
    let event = CommonDataFormat.object(
      "EventLogging.Event",
      [
        "Sequence": .string("\(sequence)"), "TimeStamp": .string(UTCTimestamp.text(secondsSince1970: recordedAt)),
        "Id": .string(kind.rawValue), "Type": .string(type(of: kind)), "Disposition": "success",
      ])
    return (isFirst ? "" : ",") + CanonicalJSON.text(event)
  }

  package static let deviceTail = "]}"
  package static let tail = "]}\n"

  /// What the kinds mean, for whoever reads the log later.
  ///
  /// - Source: NIST SP 1500-101, `EventLogging.ElectionEventLogDocumentation`.
  package static func documentation(generatedOn day: CalendarDay) -> JSONValue {
    let kinds = EntryKind.allCases.map { kind in
      CommonDataFormat.object(
        "EventLogging.EventIdDescription",
        ["Id": .string(kind.rawValue), "Description": .string(both(Wording.name(kind)))])
    }
    let types = ["register", "site", "hall", "procedure"].map { type in
      CommonDataFormat.object(
        "EventLogging.EventTypeDescription", ["Type": .string(type), "Description": .string(both(meaning(of: type)))])
    }
    return CommonDataFormat.object(
      "EventLogging.ElectionEventLogDocumentation",
      [
        "DeviceManufacturer": .string(CommonDataFormat.application),
        "DeviceModel": .string(CommonDataFormat.application),
        "GeneratedDate": .string("\(day)"),
        "EventIdDescription": .array(kinds),
        "EventTypeDescription": .array(types),
      ])
  }

  private static func type(of kind: EntryKind) -> String {
    switch kind {
    case .cast, .provisional, .voided, .replaced: "register"
    case .opened, .closed, .incident, .counted, .hallHeld: "site"
    case .registration, .calendar, .nomination, .staff, .proxy, .custody, .counting, .paper, .outcome, .withdrawal:
      "procedure"
    default: "hall"
    }
  }

  private static func meaning(of type: String) -> BilingualText {
    switch type {
    case "register": BilingualText(zh: "领票划名", en: "a mark in the register")
    case "site": BilingualText(zh: "投票点事项", en: "something at a site")
    case "procedure": BilingualText(zh: "选举程序事项", en: "a record of the procedure")
    default: BilingualText(zh: "会场事项", en: "something at the hall")
    }
  }

  private static func both(_ text: BilingualText) -> String { "\(text.zh) \(text.en)" }

  private static func quoted(_ text: String) -> String { CanonicalJSON.text(.string(text)) }
}
