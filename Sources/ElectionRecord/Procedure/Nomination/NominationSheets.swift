/// The ballot account of the nomination forms (提名票) of one area, in forms. A later record of the area takes its place.
package struct NominationSheets: WireMessage, Codable {
  /// An area of a site, or the id of a site.
  package var area = ""
  /// Handed out (发出).
  package var issued = 0
  /// Came back (收回).
  package var returned = 0
  package var valid = 0
  package var invalid = 0
  package var note = ""

  package init() {}

  package init(area: String, issued: Int, returned: Int, valid: Int, invalid: Int, note: String = "") {
    self.area = area
    self.issued = issued
    self.returned = returned
    self.valid = valid
    self.invalid = invalid
    self.note = note
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "area", &area)
    try fields.count(2, "issued", &issued)
    try fields.count(3, "returned", &returned)
    try fields.count(4, "valid", &valid)
    try fields.count(5, "invalid", &invalid)
    try fields.text(6, "note", &note, .optional)
  }
}
