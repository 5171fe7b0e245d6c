import ElectionRecord

/// What records of several topics are made of.
extension YAMLMapping {
  /// A number of papers or forms.
  func papers(_ key: String) throws(StrictYAMLError) -> Int {
    try required(key).integer(in: 0...Node.Limits.papersMax)
  }

  /// Empty where nothing stands there.
  func optionalText(_ key: String) throws(StrictYAMLError) -> String { try optional(key)?.text() ?? "" }

  /// A list of texts, empty where it is not there.
  func texts(_ key: String) throws(StrictYAMLError) -> [String] {
    var texts: [String] = []
    for item in try optional(key)?.list(countMax: Election.candidatesMax) ?? [] { texts.append(try item.text()) }
    return texts
  }

  /// A list of roll numbers, empty where it is not there.
  func rollNumbers(_ key: String) throws(StrictYAMLError) -> [RollNumber] {
    var numbers: [RollNumber] = []
    for item in try optional(key)?.list(countMax: Election.candidatesMax) ?? [] {
      numbers.append(try item.rollNumber())
    }
    return numbers
  }
}

extension YAMLValue {
  func rollNumber() throws(StrictYAMLError) -> RollNumber {
    RollNumber(try integer(in: 1...RollLimits.standard.rowsMax))
  }
}
