public import ElectionRecord
public import Foundation

/// What a person or a script asks of a node: one case a verb.
///
/// Commands travel as JSON over the node's own Unix socket, so a newer program may meet an older daemon: cases are
/// added, never changed.
public enum NodeCommand: Codable, Equatable, Sendable {
  /// 开箱.
  case open(papers: Int, officers: [String], seals: [String])
  /// 查选民: searches the roll by number, name, pinyin, card, household or address; one voter is shown with every mark.
  case voter(text: String, limit: Int, poll: PollID)
  /// 领票划名.
  case cast(CastOrder)
  /// 撤销划名: takes the latest cast of the voter at this site back.
  case void(CorrectionOrder, paperMarked: Bool)
  /// 作废重领.
  case replace(CorrectionOrder)
  /// 封箱; repeating `request` is done once.
  case close(unused: Int, officers: [String], seals: [String], request: RequestID?)
  case status(poll: PollID)
  /// 争议; rulings are listed with them when `ruled` is true.
  case cases(ruled: Bool, poll: PollID)
  /// 裁定; `decision` nil decides as proposed.
  case rule(RulingSubject, decision: RulingDecision?, officers: [String], reason: String)
  /// 说明.
  case explain(FindingCode, site: SiteID?, text: String, officers: [String])
  /// 点票: what was counted out of one box.
  case count(CountedBox, poll: PollID)
  /// 计票: the votes of one contest.
  case tally(CountedContest, poll: PollID)
  /// A whole count file, checked against the election and recorded at once.
  case countFile(name: String, text: String)
  /// 核对; `html` asks for the public page too.
  case reconcile(poll: PollID, html: Bool)
  /// 宣布.
  case declare(officers: [String], poll: PollID)
  /// 停用设备.
  case revoke(site: SiteID, reason: String)
  /// 名册变更.
  case amendRoll(voter: RollNumber, change: RollChange)
  /// U 盘: everything held here in one sealed file, in the reply.
  case exportStick
  /// U 盘: the bytes of one sealed file.
  case importStick(Data)
  /// Journals for observers: into `folder`, or into the reply when it is nil.
  case exportJournals(folder: String?)
  /// 公开资料: into `folder`, which must be new.
  case publish(folder: String, poll: PollID)
  /// 归档: everything into one new file.
  case archive(ArchiveOrder)
  /// What health checks and metrics are made of.
  case facts
  /// 程序记录: all of them, or none.
  case record([ProcedureRecord], poll: PollID)
  /// 补录: the marks of a printed list.
  case paperIn(PaperOrder)
  /// 复核: a second keying of it.
  case paperCheck(PaperCheckOrder)
  /// A view of the procedure.
  case procedure(ProcedureQuery)

  /// The name that the command itself carries.
  var request: RequestID? {
    switch self {
    case .cast(let order): order.request
    case .void(let order, _), .replace(let order): order.request
    case .close(_, _, _, let request): request
    case .paperIn(let order): order.request
    default: nil
    }
  }
}

/// A request for a ballot paper (领票).
public struct CastOrder: Codable, Equatable, Sendable {
  public let voter: RollNumber
  public let proxy: RollNumber?
  public let envelope: String?
  public let poll: PollID
  /// Repeating it returns the first receipt.
  public let request: RequestID?

  public init(
    voter: RollNumber, proxy: RollNumber? = nil, envelope: String? = nil, poll: PollID = .main,
    request: RequestID? = nil
  ) {
    self.voter = voter
    self.proxy = proxy
    self.envelope = envelope
    self.poll = poll
    self.request = request
  }
}

/// A correction of a voter's mark at this site.
public struct CorrectionOrder: Codable, Equatable, Sendable {
  public let voter: RollNumber
  public let reason: String
  /// Repeating it returns the first entry.
  public let request: RequestID?

  public init(voter: RollNumber, reason: String, request: RequestID? = nil) {
    self.voter = voter
    self.reason = reason
    self.request = request
  }
}

/// Which case a ruling is about.
public enum RulingSubject: Codable, Equatable, Sendable {
  /// The case with this id.
  case caseID(String)
  /// The first open case that concerns the voter.
  case voter(RollNumber)
}

/// A change of the roll after it was posted.
public enum RollChange: Codable, Equatable, Sendable {
  /// 除名.
  case struckOff
  /// 恢复.
  case restored
  /// The number names the same person as `original`.
  case duplicateOf(original: RollNumber)
}

/// Papers counted out of one site's box.
public struct CountedBox: Codable, Equatable, Sendable {
  public let site: SiteID
  public let returned: Int
  public let valid: Int
  public let invalid: Int
  public let blank: Int

  public init(site: SiteID, returned: Int, valid: Int, invalid: Int, blank: Int = 0) {
    self.site = site
    self.returned = returned
    self.valid = valid
    self.invalid = invalid
    self.blank = blank
  }
}

/// Votes of one contest.
public struct CountedContest: Codable, Equatable, Sendable {
  /// The votes of one candidate.
  public struct Line: Codable, Equatable, Sendable {
    public let name: String
    public let votes: Int

    public init(name: String, votes: Int) {
      self.name = name
      self.votes = votes
    }
  }

  public let contest: String
  public let lines: [Line]
  public let writeIns: Int
  public let undervotes: Int

  public init(contest: String, lines: [Line], writeIns: Int, undervotes: Int) {
    self.contest = contest
    self.lines = lines
    self.writeIns = writeIns
    self.undervotes = undervotes
  }
}
