import JournalStore

/// What is left of an `init` or `join` that a power cut or a key cut short: a directory without a profile, with nothing
/// in it but what they write.
package enum UnfinishedSetup {
  private static let files: Set<String> = {
    let databases = ["roll.sqlite", "journal.sqlite"].flatMap { [$0, $0 + "-wal", $0 + "-shm", $0 + "-journal"] }
    let written = [
      NodeDirectory.File.election, NodeDirectory.File.signingKey, NodeDirectory.File.sealingKey,
      NodeDirectory.File.tlsKey, NodeDirectory.File.tlsCertificate, NodeDirectory.File.authorityCertificate,
      NodeDirectory.File.authorityKey, NodeDirectory.File.roll, NodeDirectory.File.registrationKey,
      NodeDirectory.File.identities, NodeDirectory.File.personKey,
      NodeDirectory.File.inheritedKeys,
    ]
    // The first suffix is of earlier versions.
    let parts = (written + [NodeDirectory.File.profile]).flatMap { [$0 + ".part", $0 + WholeFile.partSuffix] }
    return Set(databases + written + parts + ["lock", "high-water", DiskFault.probeFile])
  }()

  /// Whether these are the files of an unfinished hall, or of an enrolment that made no keys yet, so that another one
  /// may take their place: no key of it was ever shown to anybody.
  package static func isAll(of names: Set<String>) -> Bool {
    names.filter { !isNotice($0) }.isSubset(of: files) && !hasLaptopsKey(names)
  }

  /// Whether these are the files of a laptop's enrolment that has its keys: the hall may have enrolled them, so the
  /// enrolment goes on with them.
  package static func isEnrolment(_ names: Set<String>) -> Bool { names.isSubset(of: files) && hasLaptopsKey(names) }

  /// An election's own text of a notice, whole or begun.
  private static func isNotice(_ name: String) -> Bool {
    NoticeFiles.isName(name.hasSuffix(WholeFile.partSuffix) ? String(name.dropLast(WholeFile.partSuffix.count)) : name)
  }

  /// A hall's signing key comes after its authority's, and is deleted before it.
  private static func hasLaptopsKey(_ names: Set<String>) -> Bool {
    names.contains(NodeDirectory.File.signingKey) && !names.contains(NodeDirectory.File.authorityKey)
  }
}
