import ElectionRecord

/// Sites as people know them: the short id with the name.
struct SiteNames {
  private let names: [SiteID: BilingualText]
  private let language: Language

  init(_ election: Election, _ language: Language) {
    names = Dictionary(election.sites.map { ($0.id, $0.name) }) { first, _ in first }
    self.language = language
  }

  /// The id and the name, or what a journal without a site belongs to: the hall's own node.
  func full(_ site: SiteID) -> String {
    let name = name(site)
    return site.rawValue.isEmpty || name.isEmpty ? site.rawValue + name : "\(site.rawValue) \(name)"
  }

  /// The name alone; empty for a site that the election does not have.
  func name(_ site: SiteID) -> String {
    if let name = names[site] { return name.text(language) }
    return site.rawValue.isEmpty ? BilingualText(zh: "会场主机", en: "the hall's own node").text(language) : ""
  }

  /// The id, or the name where there is none.
  func short(_ site: SiteID) -> String { site.rawValue.isEmpty ? name(site) : site.rawValue }

  /// Several sites in a sentence, at most `limit` of them by name.
  func list(_ sites: [String], limit: Int) -> String {
    let separator = language == .zh ? "、" : ", "
    let named = sites.prefix(limit).joined(separator: separator)
    guard sites.count > limit else { return named }
    return named + (language == .zh ? " 等 \(sites.count) 个" : " and \(sites.count - limit) more")
  }
}
