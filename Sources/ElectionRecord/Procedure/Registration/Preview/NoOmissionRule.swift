/// 不漏: everybody on a household or canvass list is registered, has declined, or has a reason on record.
///
/// - Rule: no omission (不漏) among the rules of registration; the articles are in the profile.
package enum NoOmissionRule {
  /// Somebody whom the list names and the registration does not have.
  package struct Omission: Equatable, Sendable {
    /// Whom the list names.
    package enum Subject: String, Sendable { case person, household }

    /// The line of the list.
    package let line: Int
    package let subject: Subject
    /// The row that was refused or is questionable; nil where there is no row at all.
    package let row: RowPlace?
    /// A row whose name differs in how it is written and may be the same person's: a question.
    package let mayBe: RowPlace?
  }

  /// The omissions in the order of the list.
  ///
  /// - Parameter mode: Where households vote, whom the list names is in it with the household's representative.
  package static func omissions(
    _ list: [ListedHousehold], from rows: [RegistrationPreview.Row], mode: ElectionMode = .voters
  ) -> [Omission] {
    let homes = Homes(rows)
    return list.compactMap { listed in
      guard listed.reason.isEmpty else { return nil }
      let there = homes.rows(of: listed)
      let name = mode == .households ? nil : listed.name
      let found = there.filter { name == nil || $0.applicant?.name.folded == name?.folded }
      guard !found.contains(where: { $0.verdict == .accepted || $0.verdict == .declined }) else { return nil }
      let alike = there.first { row in
        name.map { NameLikeness.isQuestion($0, row.applicant?.name ?? "") } ?? false
      }
      return Omission(
        line: listed.line, subject: name == nil ? .household : .person, row: found.first?.place,
        mayBe: alike?.place)
    }
  }

  /// Rows by household number and by address.
  private struct Homes {
    private var byNumber: [FoldedText: [RegistrationPreview.Row]] = [:]
    private var byAddress: [FoldedText: [RegistrationPreview.Row]] = [:]

    init(_ rows: [RegistrationPreview.Row]) {
      for row in rows {
        guard let applicant = row.applicant else { continue }
        if !applicant.household.isEmpty { byNumber[applicant.household.folded, default: []].append(row) }
        if !applicant.address.isEmpty { byAddress[applicant.address.folded, default: []].append(row) }
      }
    }

    func rows(of listed: ListedHousehold) -> [RegistrationPreview.Row] {
      (byNumber[listed.household.folded] ?? []) + (byAddress[listed.address.folded] ?? [])
    }
  }
}
