/// Papers that are counted together (票批): those of one box, or of several that were mixed first (混票).
public struct CountBatch: WireMessage, Codable {
  /// The batch's name, used by its tallies.
  public var id = ""
  /// Whose boxes it holds, each whole.
  public var sites: [SiteID] = []
  /// How many papers were counted into it.
  public var papers = 0
  /// Which poll's papers.
  public var poll = PollID.main

  public init() {}

  public init(id: String, sites: [SiteID], papers: Int, poll: PollID = .main) {
    self.id = id
    self.sites = sites
    self.papers = papers
    self.poll = poll
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "id", &id, .identifier)
    try fields.sites(2, "sites", &sites, .identifier.items(Election.sitesMax))
    try fields.count(3, "papers", &papers)
    try fields.poll(4, "poll", &poll)
    fields.remark("source")
  }

  /// Whether papers of several boxes were mixed, so that none of them can be counted by itself any more.
  public var isMixed: Bool { sites.count > 1 }
}
