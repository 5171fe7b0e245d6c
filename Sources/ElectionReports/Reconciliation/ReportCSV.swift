package import ElectionRecord

/// The report as tables for a spreadsheet; public, so without any voter.
package enum ReportCSV {
  /// Every table by its file's name.
  package static func tables(
    _ report: ReconciliationReport, election: Election, language: Language, scope: ReportScope = .hall
  ) -> [(name: String, text: String)] {
    let sites = SiteNames(election, language)
    let tables = ReportTables(report: report, election: election, sites: sites, scope: scope)
    let corrections = report.corrections.isEmpty ? [] : [tables.corrections]
    let replaced = report.replaced.isEmpty ? [] : [tables.replaced]
    let withdrawn = report.withdrawn.isEmpty ? [] : [tables.withdrawn]
    let all = [tables.accounts, tables.results, tables.findings, tables.journals] + corrections + replaced + withdrawn
    return all.map { ("\($0.name).csv", $0.csv(sites)) }
  }
}
