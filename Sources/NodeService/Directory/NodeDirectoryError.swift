package import JournalStore

/// Why a data directory cannot be used. Each case says whether trying again makes sense.
package enum NodeDirectoryError: Error, Equatable, Sendable {
  /// There is no node here. Initialise the hall or join first.
  case notANode
  /// A key is missing. Do not retry: a device without its key is lost; enrol it as a new device.
  case keyLost(file: String)
  /// Other users of the computer can read a key. Retry once the directory is closed to them.
  case exposed(file: String)
  /// A file cannot be read as what it should be. Do not retry: restore it or enrol the device anew.
  case damaged(file: String)
  /// A file was written by a newer version of the program.
  case futureVersion(found: Int)
  /// The election or the roll in the directory is not the one that the hall defined.
  case foreignElection
  /// The store failed.
  case store(StoreError)
}
