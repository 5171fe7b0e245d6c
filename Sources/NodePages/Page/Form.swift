import ElectionReports

/// A form of a page: sent by POST with the session's token.
struct Form {
  enum Kind: String { case plain, main, danger }

  private let action: String
  private let token: String
  private var attributes: Markup = ""

  init(_ visit: PageVisit, _ action: String, attributes: Markup = "") {
    self.action = action
    token = visit.session?.formToken ?? ""
    self.attributes = attributes
  }

  func callAsFunction(_ content: Markup) -> Markup {
    """
    <form method="post" action="\(action)"\(attributes)><input type="hidden" name="token" value="\(token)">
    \(content)</form>

    """
  }

  /// A form that is one button.
  func button(_ words: String, kind: Kind = .main, hidden: [(String, String)] = []) -> Markup {
    self(hidden.map { Self.hidden($0.0, $0.1) }.joined() + Self.button(words, kind: kind))
  }

  static func hidden(_ name: String, _ value: String) -> Markup {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  static func button(_ words: String, kind: Kind = .main, key: String? = nil) -> Markup {
    let shown: Markup = key.map { "<kbd>\($0)</kbd>" } ?? ""
    let named: Markup = key.map { " data-key=\"\($0)\"" } ?? ""
    return "<button class=\"\(kind.rawValue)\"\(named)>\(words)\(shown)</button>"
  }

  /// Sends a form that asked about what is typed; once that is changed, it is sent as it was before.
  ///
  /// - Parameter words: What the button says of a form that asks nothing.
  static func insist(_ visit: PageVisit, else words: String) -> Markup {
    "<button class=\"danger\" data-else=\"\(words)\">\(visit.say("确实如此，照录", "It is so: record it"))</button>"
  }

  static func check(_ name: String, _ label: Markup, value: String = "yes", isChecked: Bool) -> Markup {
    let checked: Markup = isChecked ? " checked" : ""
    return
      "<label class=\"check\"><input type=\"checkbox\" name=\"\(name)\" value=\"\(value)\"\(checked)>\(label)</label>\n"
  }

  /// - Parameters:
  ///   - choices: Values with what people call them.
  ///   - none: What stands for no choice; nil where one must be made.
  static func select(
    _ name: String, _ label: Markup, _ choices: [(String, String)], chosen: String, none: String? = nil,
    attributes: Markup = ""
  ) -> Markup {
    // What was typed before and is no choice any more is still shown.
    let others = chosen.isEmpty || choices.contains { $0.0 == chosen } ? [] : [(chosen, chosen)]
    let options = (none.map { [("", $0)] } ?? []) + choices + others
    let items = options.map { value, words -> Markup in
      "<option value=\"\(value)\"\(value == chosen ? " selected" : "")>\(words)</option>"
    }.joined()
    return labelled(label, "<select name=\"\(name)\"\(attributes)>\(items)</select>")
  }

  /// Says that it is so, of what is typed now: whoever changes a figure is asked again.
  static func confirmed(_ visit: PageVisit) -> Markup {
    hidden("confirm", "yes") + hidden("asked", visit.fields.digest)
  }

  /// A field with its label.
  static func field(
    _ name: String, _ label: String, type: String = "text", value: String = "", hint: String = "",
    attributes: Markup = ""
  ) -> Markup {
    field(name, Markup(text: label), type: type, value: value, hint: hint, attributes: attributes)
  }

  static func field(
    _ name: String, _ label: Markup, type: String = "text", value: String = "", hint: String = "",
    attributes: Markup = ""
  ) -> Markup {
    labelled(
      label, hint: hint,
      "<input name=\"\(name)\" type=\"\(type)\" value=\"\(value)\" autocomplete=\"off\"\(attributes)>")
  }

  /// What is filled in, in its label: forms of one page may have fields of one name.
  static func labelled(_ label: Markup, hint: String = "", _ control: Markup) -> Markup {
    let about: Markup = hint.isEmpty ? "" : "<small class=\"hint\">\(hint)</small>"
    return "<label><span>\(label)</span>\(about)\(control)</label>\n"
  }
}

/// The heads of a table's columns.
enum TableHead {
  static func markup(_ names: [String]) -> Markup {
    "<thead><tr>\(names.map { name -> Markup in "<th scope=\"col\">\(name)</th>" }.joined())</tr></thead>"
  }
}

/// A message in its colour, with its mark.
enum Message {
  static func markup(_ mark: ReportVerdict.Mark, _ lines: some Sequence<some StringProtocol>) -> Markup {
    markup(mark, lines.map { Markup(text: String($0)) })
  }

  static func markup(_ mark: ReportVerdict.Mark, _ lines: [Markup]) -> Markup {
    let text = lines.map { line -> Markup in "<p>\(line)</p>" }.joined()
    return "<div class=\"message \(mark.rawValue)\" role=\"alert\">\(Icon.mark(mark))<div>\(text)</div></div>\n"
  }
}
