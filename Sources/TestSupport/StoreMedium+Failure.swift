import GRDB
package import JournalStore

/// A simulated disk that does not take what it is given.
extension StoreMedium {
  /// Does `work` while every commit fails after everything was written but the commit itself.
  package func whileCommitsFail<Value, Failure: Error>(_ work: () throws(Failure) -> Value) throws(Failure) -> Value {
    let failure = FailingCommits()
    database.add(transactionObserver: failure, extent: .databaseLifetime)
    defer { database.remove(transactionObserver: failure) }
    return try work()
  }
}

private final class FailingCommits: TransactionObserver {
  struct Refused: Error {}

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
  func databaseDidChange(with event: DatabaseEvent) {}
  func databaseWillCommit() throws { throw Refused() }
  func databaseDidCommit(_ db: Database) {}
  func databaseDidRollback(_ db: Database) {}
}
