import JournalStore

/// What an `init` leaves behind that was cut short, by a power cut or a key: no key of it was ever shown to anybody.
public enum UnfinishedSetup {
  private static let files: Set<String> = {
    let databases = ["roll.sqlite", "journal.sqlite"].flatMap { [$0, $0 + "-wal", $0 + "-shm"] }
    let written = [
      NodeDirectory.File.election, NodeDirectory.File.signingKey, NodeDirectory.File.sealingKey,
      NodeDirectory.File.tlsKey, NodeDirectory.File.tlsCertificate, NodeDirectory.File.authorityCertificate,
      NodeDirectory.File.authorityKey, NodeDirectory.File.roll,
    ]
    return Set(databases + written + written.map { $0 + PrivateFile.partSuffix } + ["lock", "high-water"])
  }()

  /// Whether these are the files of an unfinished hall, so that another `init` may take their place.
  ///
  /// The profile is written last, so a finished node has one. A laptop's unfinished enrolment has its signing key
  /// and no authority's; that one is kept, because the hall may have enrolled the key.
  public static func isAll(of names: Set<String>) -> Bool {
    names.isSubset(of: files)
      && (names.contains(NodeDirectory.File.authorityKey) || !names.contains(NodeDirectory.File.signingKey))
  }
}
