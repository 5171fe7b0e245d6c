import ElectionRecord
import ElectionReports
import NodeService

/// What can be chosen for the fields of a verb, or stands in them at first, of what this node holds: people pick a
/// site, and type no letters of it.
struct FieldChoices {
  typealias Choice = PageVerb.Choice

  private static let retention = "--keep-until"

  private let known: [String: [Choice]]
  private let standards: [String: String]

  /// Looks up what the fields of a verb ask for.
  init(_ verb: PageVerb, _ visit: PageVisit) async {
    let election = visit.node.election
    var known: [String: [Choice]] = [:]
    // A site's laptop does nothing for another one.
    let own = visit.node.site.map { own in election.sites.filter { $0.id == own } }
    let sites = (own ?? election.sites).map {
      Choice($0.id.rawValue, BilingualText(zh: "\($0.id) \($0.name.zh)", en: "\($0.id) \($0.name.en)"))
    }
    let contests = election.contests.map { Choice($0.id, $0.office) }
    for name in ["SITE", "--site"] { known[name] = sites }
    for name in ["CONTEST", "--contest"] { known[name] = contests }
    known["--area"] = election.sites.flatMap(\.areas).map { Choice($0, BilingualText(zh: $0, en: $0)) }
    // A batch of marks from paper is another thing, with its entry's number.
    if verb.path != ["paper-in"], verb.fields.contains(where: { $0.name == "--batch" || $0.name == "BATCH" }) {
      let batches = await visit.perform(ShowCount()).read(CountView.self)?.batches ?? []
      for name in ["BATCH", "--batch"] {
        known[name] = batches.map { Choice($0.id, BilingualText(zh: $0.id, en: $0.id)) }
      }
    }
    self.known = known
    var standards = own?.first.map { ["--site": $0.id.rawValue, "SITE": $0.id.rawValue] } ?? [:]
    standards[Self.retention] = SealArchive.retentionDay(election).map { "\($0)" }
    self.standards = standards
  }

  /// Empty for what is typed.
  func of(_ field: PageVerb.Field) -> [Choice] {
    field.values.isEmpty ? known[field.name] ?? [] : field.values
  }

  /// Whether it must be filled in: also what the rules would say, and do not.
  func isRequired(_ field: PageVerb.Field) -> Bool {
    field.isRequired || field.name == Self.retention && standards[field.name] == nil
  }

  func standard(of field: PageVerb.Field) -> String { standards[field.name] ?? field.standard }
}
