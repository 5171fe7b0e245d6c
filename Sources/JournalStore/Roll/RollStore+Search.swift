package import ElectionRecord
import GRDB

extension RollStore {
  /// The most voters that one search returns.
  package static let searchLimitMax = 200

  /// So many voters are counted of those that a search may mean.
  package static let searchCountMax = 1_000

  /// How many voters `text` may mean, at most ``searchCountMax``.
  ///
  /// - Throws: ``StoreError``.
  package func searchCount(_ text: String) throws(StoreError) -> Int {
    let query = SearchQuery(text)
    return try StoreDatabase.mapped {
      var numbers: Set<Int64> = []
      try eachDatabase { db, superseded in
        for lookup in query.lookups where numbers.count < Self.searchCountMax {
          let found = try lookup.numbers(db, limit: Self.searchCountMax + superseded.count)
          numbers.formUnion(found.filter { !superseded.contains($0) })
        }
      }
      return min(numbers.count, Self.searchCountMax)
    }
  }

  /// The voter whose card has exactly this number, as cards are compared; nil when none has.
  ///
  /// - Throws: ``StoreError``.
  package func voter(card: String) throws(StoreError) -> Voter? {
    let key = SearchText.string(SearchText.fold(card))
    let number = try StoreDatabase.mapped {
      var found: Int64?
      try eachDatabase { db, _ in
        if found == nil { found = try SearchQuery.Lookup.card(key).numbers(db, limit: 1).first }
      }
      return found
    }
    return try number.flatMap { RollNumber(exactly: $0) }.flatMap { (number) throws(StoreError) in try voter(number) }
  }

  /// Numbers of a household, as households are compared.
  ///
  /// - Throws: ``StoreError``.
  package func numbers(household: String) throws(StoreError) -> [RollNumber] {
    let key = SearchText.string(SearchText.fold(household))
    return try StoreDatabase.mapped {
      var found: Set<Int64> = []
      try eachDatabase { db, superseded in
        let numbers = try SearchQuery.Lookup.household(key).numbers(db, limit: Self.searchLimitMax + superseded.count)
        found.formUnion(numbers.filter { !superseded.contains($0) })
      }
      return found.compactMap { RollNumber(exactly: $0) }.sorted()
    }
  }

  /// The voters whom `text` may mean.
  ///
  /// Found by roll number; card number or its beginning; name, its beginning or any part of it; the same in pinyin or
  /// by initials, with or without spaces and tones; household; beginning of the address. Case, width, spaces and
  /// punctuation do not count. Whole matches come first, then beginnings, then parts; within each, by roll number (by
  /// address among addresses).
  ///
  /// - Parameters:
  ///   - text: At most 128 characters; nothing is found for longer text.
  ///   - limit: At most ``searchLimitMax`` are returned.
  /// - Throws: ``StoreError``; ``StoreError/damaged(place:)`` when a row is not the one that was imported.
  package func search(_ text: String, limit: Int) throws(StoreError) -> [Voter] {
    let limit = min(limit, Self.searchLimitMax)
    let query = SearchQuery(text)
    guard limit > 0, !query.lookups.isEmpty else { return [] }
    let numbers = try StoreDatabase.mapped {
      var numbers: [Int64] = []
      for lookup in query.lookups where numbers.count < limit {
        var found: [Int64] = []
        try eachDatabase { db, superseded in
          // As many more as may have been found before, or speak no longer.
          let more = try lookup.numbers(db, limit: limit + numbers.count + superseded.count)
          found += more.filter { !superseded.contains($0) }
        }
        // A representative who took another's place stands where the household does.
        if lookup.isByNumber { found.sort() }
        for number in found where numbers.count < limit && !numbers.contains(number) { numbers.append(number) }
      }
      return numbers
    }
    var voters: [Voter] = []
    for number in numbers {
      guard let key = RollNumber(exactly: number), let voter = try voter(key) else {
        throw StoreError.damaged(place: VoterRows.place)
      }
      voters.append(voter)
    }
    return voters
  }
}

extension SearchQuery.Lookup {
  /// Whether it gives numbers in ascending order, and not cards or addresses in theirs.
  fileprivate var isByNumber: Bool {
    switch self {
    case .number, .card, .terms, .household: true
    case .cardPrefix, .addressPrefix: false
    }
  }

  fileprivate func numbers(_ db: Database, limit: Int) throws -> [Int64] {
    switch self {
    case .number(let number): try Self.run(db, "number = ? ORDER BY number", [number, limit])
    case .card(let key): try Self.run(db, "card_key = ? ORDER BY number", [key, limit])
    case .cardPrefix(let key):
      try Self.run(db, "card_key >= ? AND card_key < ? ORDER BY card_key", [key, Self.end(key), limit])
    case .household(let key): try Self.run(db, "household_key = ? ORDER BY number", [key, limit])
    case .addressPrefix(let key):
      try Self.run(
        db, "address_key >= ? AND address_key < ? ORDER BY address_key, number", [key, Self.end(key), limit])
    case .terms(let expression):
      try Int64.fetchAll(
        db.cachedStatement(
          sql: "SELECT rowid FROM voter_search WHERE voter_search MATCH ? ORDER BY rowid LIMIT ?"),
        arguments: [expression, limit])
    }
  }

  /// Behind every text that starts with `key`.
  private static func end(_ key: String) -> String { key + "\u{10FFFF}" }

  private static func run(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT number FROM voter WHERE \(condition) LIMIT ?"), arguments: arguments)
  }
}
