package import ElectionRecord

/// What is decided in one transaction: the entries to append, and what the caller is told of them.
package protocol Decision {
  /// None when nothing is recorded.
  var entries: [EntryBody] { get }

  /// What is kept under the request's name and told to whoever repeats it (invariant S11).
  ///
  /// - Parameter first: Where the entries begin.
  func receipt(at first: EntryID) -> [UInt8]
}

/// Entries that no request names.
extension [EntryBody]: Decision {
  package var entries: [EntryBody] { self }

  /// Nobody asks for it again.
  package func receipt(at first: EntryID) -> [UInt8] { [] }
}
