/// Papers that are counted together (票批): those of one box, or of several that were mixed first (混票).
package struct CountBatch: WireMessage, Codable {
  /// The batch's name, used by its tallies.
  package var id = ""
  /// Whose boxes it holds, each whole.
  package var sites: [SiteID] = []
  /// How many papers were counted into it.
  package var papers = 0
  /// Which poll's papers.
  package var poll = PollID.main

  package init() {}

  package init(id: String, sites: [SiteID], papers: Int, poll: PollID = .main) {
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
  package var isMixed: Bool { sites.count > 1 }
}
