import ElectionRecord

/// A section of a report as it is described once; text and page print it each in their way.
struct Section {
  /// Its name on the page; unique there.
  let id: String
  let title: String
  let parts: [Part]
}

/// One piece of a section.
enum Part {
  /// A sentence, with what it comes to.
  case paragraph(String, flag: (ReportVerdict.Mark, String)? = nil)
  /// How what stands before is to be read.
  case note(String)
  /// What a drawing shows: on pages only.
  case legend(String)
  /// What an operator does next: in the terminal only.
  case advice(String)
  case heading(String)
  /// A drawing: on pages only, and nil where there is nothing to draw.
  case chart(Markup?)
  /// A drawing with the table that says the same where nothing is drawn.
  case drawn(Markup?, Table)
  case figures([Figure], total: Figure)
  case remark(Remark)
  case table(Table)
}

/// A number with its label.
typealias Figure = (label: Column, value: Int)

/// Something that somebody has to see, and what is said or to be done about it.
struct Remark {
  let mark: ReportVerdict.Mark
  /// The mark in a word.
  let state: String
  let title: String
  let place: String
  /// What the text is: an explanation, or the next step.
  let label: String
  let text: String
  /// What the console adds: no page, and no published paper, has a use for it.
  var advice = ""
}
