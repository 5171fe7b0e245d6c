import ElectionRecord

/// One key of a part of the rules: `key: {value: …, source: …}`.
struct ProfileKey<Rules> {
  let name: String
  let read: (YAMLValue, inout Rules) throws(ElectionFileError) -> Void

  private init<Value>(
    _ name: String, _ place: WritableKeyPath<Rules, Cited<Value>?>,
    _ value: @escaping (YAMLValue) throws(ElectionFileError) -> Value
  ) {
    self.name = name
    read = { (entry, rules) throws(ElectionFileError) in
      let map = try entry.mapping(["value", "source"])
      rules[keyPath: place] = Cited(
        try value(try map.required("value")),
        try map.required("source").text(charactersMax: ProfileFile.sourceCharactersMax))
    }
  }

  static func integer(
    _ name: String, _ place: WritableKeyPath<Rules, Cited<Int>?>, _ range: ClosedRange<Int>
  ) -> Self {
    Self(name, place) { (value) throws(ElectionFileError) in try value.integer(in: range) }
  }

  /// A number of days.
  static func days(_ name: String, _ place: WritableKeyPath<Rules, Cited<Int>?>) -> Self {
    integer(name, place, 0...366)
  }

  static func flag(_ name: String, _ place: WritableKeyPath<Rules, Cited<Bool>?>) -> Self {
    Self(name, place) { (value) throws(ElectionFileError) in try value.boolean() }
  }

  static func fraction(_ name: String, _ place: WritableKeyPath<Rules, Cited<Fraction>?>) -> Self {
    Self(name, place) { (value) throws(ElectionFileError) in try value.fraction() }
  }

  static func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ place: WritableKeyPath<Rules, Cited<Value>?>
  ) -> Self {
    Self(name, place) { (value) throws(ElectionFileError) in try value.choice(Value.self) }
  }

  static func figures(_ name: String, _ place: WritableKeyPath<Rules, Cited<[ResultFigure]>?>) -> Self {
    Self(name, place) { (value) throws(ElectionFileError) in
      var figures: [ResultFigure] = []
      for item in try value.list(countMax: ResultFigure.allCases.count) {
        figures.append(try item.choice(ResultFigure.self))
      }
      guard !figures.isEmpty else { throw value.mustNotBeEmpty() }
      return figures
    }
  }
}
