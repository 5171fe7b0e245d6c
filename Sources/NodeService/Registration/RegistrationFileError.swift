package import ElectionRecord

/// Why registrations were not read. Nothing was written.
package enum RegistrationFileError: Error, Equatable, Sendable {
  case notFound(file: String)
  case unreadable(file: String)
  case tooLarge(file: String, limitBytes: Int)
  case problems(file: String, [RollProblem])
  case notVoterRecords(file: String)
  /// A folder with too many files, or too many folders. Do not retry.
  case tooManyFiles(limit: Int)
  case keyNeeded(file: String)
  case pollingDayUnknown
  case election(ElectionFileError)
}

extension RegistrationFileError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .notFound(let file): .fileNotFound(file)
    case .unreadable(let file): .fileUnreadable(file)
    case .tooLarge(let file, let limit): .fileTooLarge(file, limitBytes: limit)
    case .problems(let file, let problems):
      .fileInvalid(
        zh: RollProblem.messages(problems).map { "\(file) \($0.zh)" }.joined(separator: "\n"),
        en: RollProblem.messages(problems).map { "\(file), \($0.en)" }.joined(separator: "\n"))
    case .notVoterRecords(let file):
      .fileInvalid(
        zh: "\(file) 不是 NIST SP 1500-102 的选民记录（VRI.VoterRecordResults）。请检查导出格式，或改用 CSV。",
        en: "\(file) holds no voter records of NIST SP 1500-102 (VRI.VoterRecordResults). Check the export, or use CSV."
      )
    case .tooManyFiles(let limit):
      Refusal(
        "tooManyFiles", .usage, zh: "文件超过 \(limit) 个。请分批办理。",
        en: "There are more than \(limit) files. Do them in parts.")
    case .keyNeeded(let file):
      Refusal(
        "keyNeeded", .usage, zh: "\(file) 是身份比对表，须用生成它的同一把登记密钥才能比对。请用 --key 写明密钥文件。",
        en: "\(file) holds hashes, which compare only under the key that made them. Name it with --key.")
    case .pollingDayUnknown: Refusal.pollingDayUnknown.ending(.usage)
    case .election(let error): error.refusal
    }
  }
}
