package import ElectionRecord

/// Why registrations were not read. Nothing was written.
package enum RegistrationFileError: Error, Equatable, Sendable {
  /// The file or folder is not there. Do not retry: check its path.
  case notFound(file: String)
  /// It cannot be read, or is no regular file. Retry once its permissions allow it.
  case unreadable(file: String)
  /// It is larger than such a file may be. Do not retry.
  case tooLarge(file: String, limitBytes: Int)
  /// The file is wrong at these places. Do not retry before they are corrected.
  case problems(file: String, [RollProblem])
  /// It is no JSON of SP 1500-102. Do not retry.
  case notVoterRecords(file: String)
  /// A folder with too many files, or too many folders. Do not retry.
  case tooManyFiles(limit: Int)
  /// Hashes compare only under the key that made them. Retry with that key.
  case keyNeeded(file: String)
  /// Ages need a day. Retry with one in the election's file.
  case pollingDayUnknown
  /// The election's own file is wrong.
  case election(ElectionFileError)

  /// Stable in JSON.
  package var code: String {
    switch self {
    case .notFound: "fileNotFound"
    case .unreadable: "fileUnreadable"
    case .tooLarge: "fileTooLarge"
    case .problems, .notVoterRecords, .election: "fileInvalid"
    case .tooManyFiles: "tooManyFiles"
    case .keyNeeded: "keyNeeded"
    case .pollingDayUnknown: "pollingDayUnknown"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .notFound, .unreadable: .failed
    case .tooLarge, .problems, .notVoterRecords, .tooManyFiles, .keyNeeded, .pollingDayUnknown, .election: .usage
    }
  }

  /// What is the matter and what to do next; it names no person.
  package var message: BilingualText {
    switch self {
    case .notFound(let file):
      BilingualText(zh: "找不到 \(file)。请检查路径。", en: "\(file) is not there. Check its path.")
    case .unreadable(let file):
      BilingualText(
        zh: "无法读取 \(file)。请检查它是不是普通文件，以及读取权限。",
        en: "\(file) cannot be read. Check that it is a file and that you may read it.")
    case .tooLarge(let file, let limit):
      BilingualText(
        zh: "\(file) 超过 \(limit) 字节的上限。请检查是否选对了文件。",
        en: "\(file) is larger than \(limit) bytes. Check that it is the right file.")
    case .problems(let file, let problems):
      BilingualText(
        zh: problems.map { "\(file) \($0.message.zh)" }.joined(separator: "\n"),
        en: problems.map { "\(file), \($0.message.en)" }.joined(separator: "\n"))
    case .notVoterRecords(let file):
      BilingualText(
        zh: "\(file) 不是 NIST SP 1500-102 的选民记录（VRI.VoterRecordResults）。请检查导出格式，或改用 CSV。",
        en: "\(file) holds no voter records of NIST SP 1500-102 (VRI.VoterRecordResults). Check the export, or use CSV."
      )
    case .tooManyFiles(let limit):
      BilingualText(zh: "文件超过 \(limit) 个。请分批办理。", en: "There are more than \(limit) files. Do them in parts.")
    case .keyNeeded(let file):
      BilingualText(
        zh: "\(file) 是身份比对表，须用生成它的同一把登记密钥才能比对。请用 --key 写明密钥文件。",
        en: "\(file) holds hashes, which compare only under the key that made them. Name it with --key.")
    case .pollingDayUnknown:
      BilingualText(
        zh: "选举文件没有选举日，无法计算年龄。请在 election.yaml 写明 pollingDay。",
        en: "The election's file names no polling day, so ages cannot be told. Write pollingDay into election.yaml.")
    case .election(let error): error.message
    }
  }
}
