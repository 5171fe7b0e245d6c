package import ElectionRecord
package import NodeService

/// One verb of the command line as a page: its options become the fields of a form, so that what can be done at a
/// console can be done here, with the same words and the same checks.
package struct PageVerb: Sendable {
  /// One field of the form.
  package struct Field: Sendable {
    /// How a field stands on the command line.
    package enum Kind: Sendable, Equatable {
      /// What is typed for it stands by its place.
      case argument
      case option
      case flag
    }

    /// With its hyphens where it is an option; unique in the verb.
    package let name: String
    package let kind: Kind
    package let about: BilingualText
    package let isRequired: Bool
    /// Each line of the field is one value.
    package let isRepeating: Bool
    /// What may be chosen; empty for free text.
    package let values: [Choice]
    package let standard: String
    package let input: Input
    /// Whether a line is a name with its number.
    package let isNamedNumber: Bool

    /// How it is typed: days are picked (HTML Standard, section 4.10.5), and written as the console writes them; what
    /// the console reads from a file of text is typed, pasted or chosen as one.
    package enum Input: String, Sendable { case text, date, file }

    package init(
      name: String, kind: Kind, about: BilingualText, isRequired: Bool, isRepeating: Bool, values: [Choice],
      standard: String, input: Input = .text, isNamedNumber: Bool = false
    ) {
      (self.name, self.kind, self.about, self.isRequired, self.input) = (name, kind, about, isRequired, input)
      (self.isRepeating, self.values, self.standard) = (isRepeating, values, standard)
      self.isNamedNumber = isNamedNumber
    }
  }

  /// One value that may be chosen, with what people call it.
  package struct Choice: Sendable, Equatable {
    package let value: String
    package let name: BilingualText

    package init(_ value: String, _ name: BilingualText) { (self.value, self.name) = (value, name) }
  }

  /// What was typed, as the console takes it.
  package struct Typed: Equatable, Sendable {
    /// A command line without the program's name.
    package let arguments: [String]
    /// The texts of files that it names, by name; they lie nowhere on this machine.
    package let files: [String: String]
  }

  /// Where a node stands.
  package enum Place: Sendable { case site, hall }

  /// How much of the journal it touches.
  package enum Effect: Sendable { case view, record, recordOfTwo }

  /// The words of the verb, the outermost first.
  package let path: [String]
  /// Where it is done.
  package let places: Set<Place>
  package let about: BilingualText
  package let effect: Effect
  /// Whether voters stand in the answer: for who answers for the place, and for no observer.
  package let namesVoters: Bool
  package let fields: [Field]
  /// What the node is asked for.
  package let command: @Sendable (_ typed: Typed, _ confirmed: Bool) throws(Refusal) -> any NodeCommand

  package init(
    path: [String], places: Set<Place>, about: BilingualText, effect: Effect, namesVoters: Bool = false,
    fields: [Field],
    command: @escaping @Sendable (Typed, Bool) throws(Refusal) -> any NodeCommand
  ) {
    (self.path, self.places, self.about) = (path, places, about)
    (self.effect, self.namesVoters, self.fields, self.command) = (effect, namesVoters, fields, command)
  }

  var address: String { "/acts/" + path.joined(separator: "/") }
  var title: String { path.joined(separator: " ") }
  /// The words that a console takes for it: what a group shows needs not be said.
  var titles: [String] {
    path.count > 1 && ["show", "list", "status"].contains(path.last) ? [title, path[0]] : [title]
  }
  /// The longest field of its form, in bytes.
  var valueBytesMax: Int {
    fields.contains { $0.input == .file } ? FormFields.fileBytesMax : FormFields.valueBytesMax
  }

  /// Who may use it: whoever answers for the place, and for what only looks and names no voter the observer too.
  func users(at place: Place) -> Set<Role> {
    let officer: Role = place == .hall ? .hallOperator : .presidingOfficer
    return effect == .view && !namesVoters ? [officer, .observer] : [officer]
  }

  /// The option for who does it: at a page whoever is signed in.
  private static let doer = "--by"

  /// The fields that a person fills in.
  var asked: [Field] { fields.filter { $0.name != Self.doer || $0.isRepeating } }

  /// What was typed, as the console takes it.
  ///
  /// - Parameters:
  ///   - person: Who is signed in.
  ///   - officers: Who signed in for an act of two.
  func typed(_ typed: FormFields, by person: String, officers: [String]) -> Typed {
    var options: [String] = officers.map { "--officer=\($0)" }
    if fields.count > asked.count { options.append("\(Self.doer)=\(person)") }
    var places: [String] = []
    var files: [String: String] = [:]
    for field in asked {
      guard field.input != .file else {
        let name = field.about.head.zh
        if !typed[field.name].isEmpty { files[name] = typed.exactly(field.name) + "\n" }
        continue
      }
      let lines = typed.lines(field.name)
      let values = field.isRepeating ? lines : lines.isEmpty ? [] : [lines.joined(separator: " ")]
      switch field.kind {
      case .flag: if typed.has(field.name) { options.append(field.name) }
      case .option: options += values.map { "\(field.name)=\($0)" }
      case .argument: places += values
      }
    }
    places = files.keys + places
    return Typed(arguments: path + options + (places.isEmpty ? [] : ["--"] + places), files: files)
  }
}
