/// Registrations sorted before anything is written: every row is in exactly one of four classes.
package struct RegistrationPreview: Sendable {
  /// Where a row belongs.
  package enum Verdict: String, Sendable, CaseIterable {
    /// 列入名册.
    case accepted
    /// 待核: a person must look into it; not on the roll until then.
    case questionable
    /// 不予登记.
    case refused
    /// 明确表态不参加: outside the denominator.
    case declined
  }

  /// One row with its verdict.
  package struct Row: Sendable {
    package let place: RowPlace
    /// Nil for a row that cannot be read.
    package let applicant: RegistrationApplicant?
    package let problems: [RollProblem]
    package let issues: [RegistrationIssue]
    package let verdict: Verdict
  }

  /// In the order of the files and their lines.
  package let rows: [Row]
  package let omissions: [NoOmissionRule.Omission]

  /// Sorts the rows of all files.
  ///
  /// - Parameter list: A household or canvass list; nil where there is none.
  package init(_ files: [[RegistrationRow]], by criteria: RegistrationCriteria, list: [ListedHousehold]? = nil) {
    var duplicates = NoDuplicateRule(criteria)
    var sorted: [Row] = []
    for (file, rows) in files.enumerated() {
      for row in rows {
        let row = Self.sort(row, at: RowPlace(file: file, line: row.line), criteria, &duplicates)
        if row.verdict != .refused, let applicant = row.applicant {
          duplicates.register(applicant, at: row.place)
        }
        sorted.append(row)
      }
    }
    self.rows = sorted
    omissions = list.map { NoOmissionRule.omissions($0, from: sorted, mode: criteria.mode) } ?? []
  }

  /// How many rows have the verdict.
  package func count(_ verdict: Verdict) -> Int { rows.count { $0.verdict == verdict } }

  private static func sort(
    _ row: RegistrationRow, at place: RowPlace, _ criteria: RegistrationCriteria, _ duplicates: inout NoDuplicateRule
  ) -> Row {
    switch row.content {
    case .unreadable(let problems):
      // How somebody wrote a line down is no reason against the person on it.
      return Row(place: place, applicant: nil, problems: problems, issues: [], verdict: .questionable)
    case .applicant(let applicant):
      let issues =
        (applicant.hasDeclined ? [] : NoErrorRule.issues(of: applicant, by: criteria))
        + duplicates.issues(of: applicant)
      return Row(
        place: place, applicant: applicant, problems: [], issues: issues,
        verdict: verdict(of: applicant, issues))
    }
  }

  private static func verdict(of applicant: RegistrationApplicant, _ issues: [RegistrationIssue]) -> Verdict {
    if issues.contains(where: \.code.refuses) { return .refused }
    if applicant.hasDeclined { return .declined }
    let isSettled = applicant.isChecked && !issues.contains(where: \.code.outlastsCheck)
    return issues.isEmpty || isSettled ? .accepted : .questionable
  }
}
