package import ElectionRecord
import ElectionReports

extension ExportVerification {
  /// Everything is as it was signed.
  package var isVerified: Bool { problems.isEmpty && report != nil }

  /// The verification as a command's answer: status 0, 5 when something is wrong, or 2 for a poll that is none.
  ///
  /// - Parameter archive: What the archive said that the journals came from.
  package func reply(_ language: Language, archive: ArchiveReader.Contents? = nil) -> CommandReply {
    if let unknownPoll { return unknownPoll.reply(language) }
    let say = Speaker(language: language)
    var json: [String: JSONValue] = [
      "outcome": .string(isVerified ? "verified" : "failed"),
      "authority": JSONValue(authority), "pinned": .bool(isPinned),
      "journals": .array(journals.map(Self.journal)),
      "absent": .array(
        absent.map { .object(["site": .string($0.site.rawValue), "device": JSONValue($0.device?.description)]) }),
      "problems": .array(problems.map { Self.problem($0, say) }),
      "report": report.map { ReportJSON.object($0) } ?? .null,
      "reportedByHall": JSONValue(reported?.hex), "declared": JSONValue(declared?.hex),
    ]
    var lines = isVerified ? verifiedLines(say) : problemLines(say)
    if let archive {
      json["archive"] = Self.archive(archive)
      lines.insert(Self.archiveLine(archive, say), at: 0)
    }
    var answer = CommandAnswer(json, lines, status: isVerified ? .done : .unverified)
    answer.html = page(language)
    return answer.reply()
  }

  /// The report as a page, by whoever holds the journals and the posted key: with the hall's word on it, or without.
  private func page(_ language: Language) -> String? {
    guard isVerified, let report, let election else { return nil }
    let isDeclared = declared == ReportJSON.digest(report)
    let origin =
      isDeclared
      ? BilingualText(
        zh: "本页由日志重建（ballotsync verify），与会场宣布的是同一份报告。",
        en: "Rebuilt from the journals (ballotsync verify); it is the report that the hall declared.")
      : BilingualText(
        zh: "没有宣布：本页由日志重建（ballotsync verify），会场没有宣布这份报告，它不是选举结果的公布。",
        en: "NOT DECLARED: rebuilt from the journals (ballotsync verify). The hall has not declared this report; it "
          + "announces no result.")
    return ReportHTML.render(report, election: election, language: language, origin: origin)
  }

  private static func archive(_ archive: ArchiveReader.Contents) -> JSONValue {
    [
      "election": .string(archive.election), "sealedAt": .string(archive.sealedAt),
      "keepUntil": .string("\(archive.keepUntil)"), "members": .integer(archive.members),
      "officers": .array(archive.officers.map { .string($0) }),
    ]
  }

  private static func archiveLine(_ archive: ArchiveReader.Contents, _ say: Speaker) -> String {
    let officers = archive.officers.joined(separator: say("、", ", "))
    return say(
      "存档完整：\(archive.members) 个文件，\(archive.sealedAt) 由 \(officers) 封存，保存至 \(archive.keepUntil)。",
      "The archive is whole: \(archive.members, "file"), sealed \(archive.sealedAt) by \(officers), kept until "
        + "\(archive.keepUntil).")
  }

  private static func journal(_ journal: Journal) -> JSONValue {
    [
      "device": .string(journal.head.device.description), "site": JSONValue(journal.site?.rawValue),
      "branch": .integer(journal.branch), "size": .integer(Int(journal.head.size)),
      "root": .string(journal.head.root.hex),
    ]
  }

  private static func problem(_ problem: ExportProblem, _ say: Speaker) -> JSONValue {
    let sequences = problem.sequences
    return [
      "code": .string(problem.code), "file": .string(problem.file),
      "device": JSONValue(problem.device?.description),
      "sequence": JSONValue(sequences.map { Int($0.lowerBound) }),
      "through": JSONValue(sequences.map { Int(max($0.upperBound, $0.lowerBound + 1)) - 1 }),
      "message": .string(say(problem.message)),
    ]
  }

  private func problemLines(_ say: Speaker) -> [String] {
    let head = say("核验不符：有内容不是当时签署的。", "Verification failed: something is not what was signed.")
    return [head] + problems.map { "  " + say($0.message) }
  }

  /// What was verified, and against which key.
  private func head(_ say: Speaker) -> String {
    isPinned
      ? say(
        "核验通过：\(journals.count) 份日志都是设备签署的内容。",
        "Verified: \(journals.count, "journal", "is what its device signed", "are what their devices signed").")
      : say(
        "没有给 --key，只按导出内容自带的公钥核验：\(journals.count) 份日志都是设备签署的内容。",
        "Verified without --key, against the export's own key only: \(journals.count, "journal", "is what its device signed", "are what their devices signed")."
      )
  }

  private func verifiedLines(_ say: Speaker) -> [String] {
    guard let election, let report else { return [] }
    var lines = [head(say)]
    lines += journals.map { journal in
      let place = journal.site?.rawValue ?? say("会场", "hall")
      return
        "  \(place)  \(journal.head.device)  \(say("\(journal.head.size) 条", "\(journal.head.size, "entry")"))  \(Digits.groups(journal.head.root).joined(separator: " "))"
    }
    lines += absent.map { absent in
      let device = absent.device.map { "\($0)" } ?? say("没有登记的设备", "no enrolled laptop")
      return "  \(absent.site)  \(device)  \(say("没有日志，这里没有核验它", "no journal here: nothing of it was verified"))"
    }
    let digest = ReportJSON.digest(report)
    lines.append(say("核对报告摘要 ", "Digest of the report ") + digest.hex)
    if let declared {
      lines.append(
        declared == digest
          ? say("与宣布的相同。", "The same as was declared.")
          : say(
            "与宣布的不同：宣布以后有更正或新记录，宣布的结果不是日志现在的结果。宣布时的摘要 \(declared.hex)。"
              + "请会场核对后用 correct declaration 更正宣布。",
            "Not the same as was declared: figures were corrected or entries came after the declaration, and what was "
              + "declared is not what the journals say now. Digest at the declaration \(declared.hex). The hall "
              + "reconciles and corrects it with correct declaration."))
    } else if let reported {
      lines.append(
        reported == digest
          ? say("与会场最后一次核对相同。", "The same as the hall's last reconciliation.")
          : say(
            "会场最后一次核对之后又有新记录，或口径不同：摘要不同。",
            "The hall's last reconciliation has another digest: entries came after it, or it was of another poll."))
    }
    if !isPinned {
      lines.append(
        say(
          "会场公钥取自清单，未经核对。请与张贴的公钥比较，或用 --key 给出：\(authority ?? "")",
          "The hall's key is the manifest's word. Compare it with the posted one, or give it with --key: \(authority ?? "")"
        ))
    }
    lines.append("")
    let text = ReportText.render(report, election: election, language: say.language)
    return lines + TextWrap.split(text).dropLast()
  }
}
