package import ElectionRecord

/// The plan of an election for people's calendars: one entry of a whole day for each last day.
///
/// - Source: RFC 5545, sections 3.1 (lines of at most 75 octets, ended by CR LF), 3.3.11 (text), 3.6.1 (events).
package enum PlanCalendar {
  private static let octetsMax = 75

  /// The file's text.
  ///
  /// - Parameters:
  ///   - id: No other community's: calendars take entries with one name for the same entry.
  ///   - made: When the file is made, in seconds since 1970 UTC.
  package static func text(
    _ plan: ElectionPlan, election: Election, id: String, made: Int64, language: Language
  ) -> String {
    let say = Speaker(language: language)
    let stamp = UTCTimestamp.text(secondsSince1970: made).filter { $0 != "-" && $0 != ":" }
    let events = plan.items.flatMap { item -> [String] in
      let act = item.deadline.act
      return [
        "BEGIN:VEVENT", "UID:\(id)-\(act.code)\(item.deadline.code.map { "-" + $0.rawValue } ?? "")@ballotsync",
        "DTSTAMP:\(stamp)",
        "DTSTART;VALUE=DATE:\(compact(item.day))",
        "SUMMARY:" + escaped(say("最后一天：", "last day: ") + say(Wording.name(act, in: election.mode))),
        "DESCRIPTION:"
          + escaped(
            [
              say(election.name), say(Wording.doer(act)), say(Wording.distance(item.deadline)),
              item.deadline.days.source,
            ]
            .joined(separator: "\n")),
        "TRANSP:TRANSPARENT", "END:VEVENT",
      ]
    }
    let lines =
      ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//BallotSync//plan//ZH", "CALSCALE:GREGORIAN"] + events
      + ["END:VCALENDAR"]
    return lines.map { folded($0) + "\r\n" }.joined()
  }

  private static func compact(_ day: CalendarDay) -> String { day.description.filter { $0 != "-" } }

  /// Text as a value: what separates values is quoted, a line end becomes `\n`; decided scalar by scalar.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += ["\\", scalar]
      case "\n": escaped += ["\\", "n"]
      case _ where scalar.properties.generalCategory == .control: break
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// A line in pieces of at most 75 octets, none of which splits a scalar; each further one begins with a space.
  static func folded(_ line: String) -> String {
    var folded = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > octetsMax {
        folded += "\r\n "
        octets = 1
      }
      folded.unicodeScalars.append(scalar)
      octets += size
    }
    return folded
  }
}
