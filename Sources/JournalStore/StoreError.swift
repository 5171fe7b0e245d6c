/// What can go wrong in a store. Each case says whether trying again makes sense.
package enum StoreError: Error, Equatable, Sendable {
  /// Another process owns the data directory. Retry after it stops, or talk to it over its socket.
  case inUse
  /// There is no store here. Do not retry: initialise or join first.
  case notFound
  /// A store is here already. Do not retry.
  case exists
  /// The hall's journal held here does not enrol this device. Retry after synchronising with the hall.
  case notEnrolled
  /// One entry would be larger than ``Entry/bytesMax``; nothing was written. Do not retry with the same texts.
  case entryTooLarge(limitBytes: Int)
  /// The laptop's journal has as many entries as one may have (``ElectionRecord/JournalLimit``). Do not retry: take
  /// another laptop.
  case journalFull(limit: UInt32)
  /// The directory or file cannot be read or written. Retry once its permissions allow it.
  case notWritable
  /// The disk is full; nothing was written. Retry after making room.
  case diskFull
  /// What is stored contradicts itself at the named place. Do not retry: restore the election from other nodes.
  case damaged(place: String)
  /// The store holds fewer entries than it acknowledged before. Do not retry: this copy is older than the device.
  case rolledBack(found: UInt64, expected: UInt64)
  /// A newer version of the program wrote this store. Do not retry with this version.
  case futureVersion(found: Int)
  /// The commit failed and may or may not have happened. Reopen and repeat the request with the same id.
  case unknownOutcome
  /// The disk does not take what an earlier change left, so whether that one was recorded is not known. Repeat the
  /// request with the same id once the disk takes writing again: the store goes on by itself.
  case stopped(DiskFault)
  /// Reading or writing failed in another way; nothing was written. Retry once.
  case failed(code: Int32)
  /// The store is not set as it must be (synchronous=FULL, WAL). Do not retry.
  case unsafeSettings

  /// Whether what is stored could still be read in a copy.
  package var isOfTheDisk: Bool {
    switch self {
    case .notWritable, .diskFull, .stopped, .failed: true
    case .inUse, .notFound, .exists, .notEnrolled, .entryTooLarge, .journalFull, .damaged, .rolledBack, .futureVersion,
      .unknownOutcome, .unsafeSettings:
      false
    }
  }
}
