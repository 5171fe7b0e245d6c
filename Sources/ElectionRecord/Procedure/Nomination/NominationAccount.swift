/// The account of nomination forms, in forms: of one area, or of all.
package struct NominationAccount: Equatable, Sendable {
  package var issued = 0
  package var returned = 0
  package var valid = 0
  package var invalid = 0

  package init(issued: Int = 0, returned: Int = 0, valid: Int = 0, invalid: Int = 0) {
    self.issued = issued
    self.returned = returned
    self.valid = valid
    self.invalid = invalid
  }

  init(_ sheets: NominationSheets) {
    self.init(issued: sheets.issued, returned: sheets.returned, valid: sheets.valid, invalid: sheets.invalid)
  }

  /// Forms that came back beyond those handed out; 0 where it adds up.
  package var returnedOverIssued: Int { max(0, returned - issued) }

  /// Forms that came back and were neither found valid nor invalid; below 0 where more were sorted than came back.
  package var unclassified: Int { returned - valid - invalid }

  static func + (a: NominationAccount, b: NominationAccount) -> NominationAccount {
    NominationAccount(
      issued: a.issued + b.issued, returned: a.returned + b.returned, valid: a.valid + b.valid,
      invalid: a.invalid + b.invalid)
  }
}
