package import ElectionRecord
import ElectionReports

/// The answer of `register preview` and `register import`: lines and reasons, never a name or a number of a person.
package enum RegistrationReply {
  /// The most rows that the text lists in each class; the JSON lists ``rowsMax``.
  static let linesMax = 100
  /// The most rows that the JSON lists in each class.
  static let rowsMax = 10_000

  /// - Parameter written: The files that an import wrote; empty for a preview.
  package static func reply(
    _ sorted: SortedRegistrations, written: [String] = [], language: Language
  ) -> CommandReply {
    answer(sorted, written: written, language: language).reply()
  }

  static func answer(
    _ sorted: SortedRegistrations, written: [String] = [], language: Language
  ) -> CommandAnswer {
    let say = Speaker(language: language)
    var json: [String: JSONValue] = [
      "rows": .integer(sorted.preview.rows.count), "written": .array(written.map { .string($0) }),
      "omissions": .array(sorted.preview.omissions.prefix(rowsMax).map { sorted.json($0) }),
      "omitted": .integer(sorted.preview.omissions.count), "ageChecked": .bool(!sorted.isAgeUnchecked),
      "passedOver": .passedOver(sorted.passedOver), "hiddenFiles": .integer(sorted.leftOut.hidden),
      "unreadFiles": .array(sorted.leftOut.names.map { .string($0) }),
    ]
    for verdict in RegistrationPreview.Verdict.allCases {
      json[verdict.rawValue] = .integer(sorted.preview.count(verdict))
    }
    for verdict in [RegistrationPreview.Verdict.questionable, .refused] {
      let rows = sorted.preview.rows.filter { $0.verdict == verdict }.prefix(rowsMax)
      json[verdict.rawValue + "Rows"] = .array(rows.map { sorted.json($0, say) })
    }
    var lines = [summary(sorted.preview, say)]
    for verdict in [RegistrationPreview.Verdict.questionable, .refused] {
      lines += sorted.lines(of: verdict, say)
    }
    lines += sorted.omissionLines(say)
    if sorted.isAgeUnchecked {
      lines += [
        "",
        say(
          "选举文件没有写明规则（profile 的 rules），年龄和居住时间没有核对。请补上后再预览。",
          "The election's file names no rules (rules of profile), so ages and residence were not checked. Add them."),
      ]
    }
    lines += sorted.leftLines(say)
    if !written.isEmpty {
      lines.append(say("已写入：\(written.joined(separator: "、"))。", "Written: \(written.joined(separator: ", "))."))
    }
    return CommandAnswer(json, lines)
  }

  private static func summary(_ preview: RegistrationPreview, _ say: Speaker) -> String {
    let counts = RegistrationPreview.Verdict.allCases.map { verdict in
      say(
        "\(say(Wording.name(verdict))) \(preview.count(verdict))",
        "\(preview.count(verdict)) \(say(Wording.name(verdict)))")
    }
    return say(
      "共 \(preview.rows.count) 行：\(counts.joined(separator: "，"))。",
      "\(preview.rows.count, "row"): \(counts.joined(separator: ", ")).")
  }
}

extension SortedRegistrations {
  /// Whether no rule says from which age people vote, so that nobody was measured.
  fileprivate var isAgeUnchecked: Bool { election.procedure?.registration.age == nil }

  fileprivate func json(_ row: RegistrationPreview.Row, _ say: Speaker) -> JSONValue {
    let problems = row.problems.map { problem -> JSONValue in
      ["code": "unreadable", "message": .string(say(problem.message))]
    }
    let issues = row.issues.map { issue -> JSONValue in
      [
        "code": .string(issue.code.rawValue), "source": JSONValue(issue.source),
        "other": issue.other.map(json) ?? .null,
      ]
    }
    return [
      "file": .string(fileNames[row.place.file]), "line": .integer(row.place.line),
      "reasons": .array(problems + issues),
    ]
  }

  private func json(_ place: RowPlace) -> JSONValue {
    ["file": .string(fileNames[place.file]), "line": .integer(place.line)]
  }

  fileprivate func json(_ omission: NoOmissionRule.Omission) -> JSONValue {
    [
      "line": .integer(omission.line), "subject": .string(omission.subject.rawValue),
      "row": omission.row.map(json) ?? .null, "mayBe": omission.mayBe.map(json) ?? .null,
    ]
  }

  fileprivate func lines(of verdict: RegistrationPreview.Verdict, _ say: Speaker) -> [String] {
    let rows = preview.rows.filter { $0.verdict == verdict }
    guard !rows.isEmpty else { return [] }
    var lines = ["", say("\(say(Wording.name(verdict)))：", "These are \(say(Wording.name(verdict))):")]
    for row in rows.prefix(RegistrationReply.linesMax) {
      lines += reasons(of: row, say).map { "  \(place(row.place, say))\(say("：", ": "))\($0)" }
    }
    return lines + more(rows.count, say)
  }

  private func reasons(of row: RegistrationPreview.Row, _ say: Speaker) -> [String] {
    let problems = row.problems.map { problem -> String in
      let column = problem.column.map { say("“\($0.chineseName)”列：", "column \($0.rawValue): ") } ?? ""
      return column + say(problem.kind.text)
    }
    return problems
      + row.issues.map { issue -> String in
        let other = issue.other.map { say("（见\(place($0, say))）", " (see \(place($0, say)))") } ?? ""
        let source = issue.source.map { say("（\($0)）", " (\($0))") } ?? ""
        // Behind the last sentence and before its full stop.
        let message = say(Wording.message(issue.code))
        return other.isEmpty && source.isEmpty ? message : message.dropLast() + other + source + say("。", ".")
      }
  }

  /// What the files hold besides persons, and which files were not read.
  fileprivate func leftLines(_ say: Speaker) -> [String] {
    var lines = say.passedOver(passedOver).map { ["", $0] } ?? []
    if leftOut.hidden > 0 {
      lines.append(say("目录里有 \(leftOut.hidden) 个隐藏文件，没有读。", "Hidden files not read: \(leftOut.hidden)."))
    }
    if !leftOut.names.isEmpty {
      let names = leftOut.names.prefix(20).joined(separator: say("、", ", "))
      lines.append(
        say(
          "没有读的文件 \(leftOut.names.count) 个（只读 CSV 和 JSON）：\(names)。",
          "Files not read, \(leftOut.names.count) in all (only CSV and JSON are): \(names)."))
    }
    return lines
  }

  fileprivate func omissionLines(_ say: Speaker) -> [String] {
    guard let listName else { return [] }
    guard !preview.omissions.isEmpty else {
      return ["", say("对照 \(listName)：没有漏登。", "Held against \(listName): nobody is missing.")]
    }
    var lines = ["", say("漏登（对照 \(listName)）：", "Missing (held against \(listName)):")]
    for omission in preview.omissions.prefix(RegistrationReply.linesMax) {
      let what =
        switch (omission.subject, omission.row) {
        case (.person, nil) where omission.mayBe != nil:
          say(
            "此人没有登记；\(omission.mayBe.map { place($0, say) } ?? "")的姓名写法相近（繁简或称谓），请核对是否同一人。",
            "this person is not registered; \(omission.mayBe.map { place($0, say) } ?? "") has a name that is written "
              + "alike (traditional form, title). Check whether it is one person.")
        case (.person, nil): say("此人没有登记。", "this person is not registered.")
        case (.household, nil): say("该户没有人登记。", "nobody of this household is registered.")
        case (_, .some(let row)):
          say(
            "\(fileNames[row.file]) 第 \(row.line) 行没有列入名册。", "\(fileNames[row.file]) line \(row.line) was not accepted."
          )
        }
      lines.append(say("  第 \(omission.line) 行：\(what)", "  line \(omission.line): \(what)"))
    }
    lines.append(say("请补登记，或在名单中写明未登记原因。", "Register them, or write the reason into the list."))
    return lines + more(preview.omissions.count, say)
  }

  private func place(_ place: RowPlace, _ say: Speaker) -> String {
    let name = fileNames.count > 1 ? fileNames[place.file] + " " : ""
    return say("\(name)第 \(place.line) 行", "\(name)line \(place.line)")
  }

  private func more(_ count: Int, _ say: Speaker) -> [String] {
    guard count > RegistrationReply.linesMax else { return [] }
    return [
      say(
        "  另有 \(count - RegistrationReply.linesMax) 行，用 --json 查看。",
        "  \(count - RegistrationReply.linesMax) more; see --json.")
    ]
  }
}

/// Writes the records of an import as files of the procedure, which `ballotsync record` reads back.
package enum RegistrationHistory {
  /// The files' texts; more than one where there are more records than one command takes.
  package static func files(_ records: [RegistrationRecord]) -> [(name: String, text: String)] {
    stride(from: 0, to: records.count, by: Node.recordsMax).enumerated().map { part, start in
      let name = part == 0 ? "registration.yaml" : "registration-\(part + 1).yaml"
      let items = records[start..<min(records.count, start + Node.recordsMax)]
      return (name, "format: 1\nrecords:\n" + items.compactMap(line).joined())
    }
  }

  /// An import makes records of five kinds; others have no place here.
  private static func line(_ record: RegistrationRecord) -> String? {
    var fields: [(key: String, value: String)]
    switch record {
    case .imported(let summary):
      fields = [
        ("day", "\(summary.day)"), ("accepted", "\(summary.accepted)"),
        ("questionable", "\(summary.questionable)"), ("refused", "\(summary.refused)"),
        ("declined", "\(summary.declined)"),
      ]
    case .registered(let batch):
      let voters = VoterRange.texts(of: batch.voters).joined(separator: ", ")
      let canvasser = batch.canvasser.isEmpty ? "null" : YAMLText.scalar(batch.canvasser)
      fields = [
        ("day", "\(batch.day)"), ("basis", batch.basis.rawValue), ("source", batch.source.rawValue),
        ("canvasser", canvasser), ("voters", "[\(voters)]"),
      ]
      if batch.isDeclared { fields.append(("declared", "true")) }
    case .separated(let residence):
      fields = [
        ("voter", "\(residence.voter)"), ("day", "\(residence.day)"), ("choice", residence.choice.rawValue),
        ("community", YAMLText.scalar(residence.community)), ("proof", residence.proof?.rawValue ?? "null"),
      ]
    case .resident(let residence), .worker(let residence):
      fields = [("voter", "\(residence.voter)"), ("day", "\(residence.day)"), ("since", "\(residence.since)")]
    case .declined, .absent, .removed, .restored, .objected, .decided, .represented: return nil
    }
    return "  - \(record.key): {" + fields.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}\n"
  }
}
