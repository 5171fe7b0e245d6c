package import ElectionRecord

/// A notice or a form: a page whose wording an election may replace.
package enum WordedPage: Hashable, Sendable, CaseIterable {
  case notice(NoticeKind)
  case form(FormKind)

  package static let allCases = NoticeKind.allCases.map(WordedPage.notice) + FormKind.allCases.map(WordedPage.form)

  /// How the name of the file with its wording begins.
  package var code: String {
    switch self {
    case .notice(let kind): "notice-" + kind.rawValue
    case .form(let form): "form-" + form.rawValue
    }
  }

  /// The places that it has.
  var places: [NoticePlace] {
    switch self {
    case .notice(let kind): NoticePlace.places(of: kind)
    case .form(let form): NoticePlace.places(of: form)
    }
  }

  /// The places without which it does not say what it is for.
  func required(in election: Election) -> [NoticePlace] {
    switch self {
    case .notice(let kind): NoticePlace.required(in: kind, of: election)
    case .form(let form): NoticePlace.required(in: form)
    }
  }

  /// The program's own wording.
  func text(_ language: Language) -> String {
    switch self {
    case .notice(let kind): kind.text(language)
    case .form(let form): form.text(language)
    }
  }

  var name: BilingualText {
    switch self {
    case .notice(let kind):
      BilingualText(
        zh: "公告第 \(kind.number) 号：\(Wording.name(kind).zh)", en: "Notice \(kind.number), \(Wording.name(kind).en)")
    case .form(let form): form.name
    }
  }
}
