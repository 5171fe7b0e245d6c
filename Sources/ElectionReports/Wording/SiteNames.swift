import ElectionRecord

/// Sites as people know them: the short id with the name.
struct SiteNames {
  private let names: [SiteID: BilingualText]
  /// The language that they are said in.
  let say: Speaker

  init(_ election: Election, _ language: Language) {
    names = Dictionary(election.sites.map { ($0.id, $0.name) }) { first, _ in first }
    say = Speaker(language: language)
  }

  /// The id and the name, or what a journal without a site belongs to: the hall's own node.
  func full(_ site: SiteID) -> String {
    let name = name(site)
    return site.rawValue.isEmpty || name.isEmpty ? site.rawValue + name : "\(site.rawValue) \(name)"
  }

  /// The name alone; empty for a site that the election does not have.
  func name(_ site: SiteID) -> String {
    if let name = names[site] { return say(name) }
    return site.rawValue.isEmpty ? say("会场主机", "the hall's own node") : ""
  }

  /// The id, or the name where there is none.
  func short(_ site: SiteID) -> String { site.rawValue.isEmpty ? name(site) : site.rawValue }

  /// Several sites in a sentence, at most `limit` of them by name.
  func list(_ sites: [String], limit: Int) -> String {
    let named = sites.prefix(limit).joined(separator: say("、", ", "))
    guard sites.count > limit else { return named }
    return named + say(" 等 \(sites.count) 个", " and \(sites.count - limit) more")
  }
}
