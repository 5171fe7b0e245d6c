package import Crypto
package import ElectionRecord
import Foundation
package import JournalStore

/// A node with what it was opened from.
package struct OpenedNode {
  package let node: Node
  package let roll: RollStore
  package let directory: DataDirectory
  package let profile: NodeProfile

  package init(node: Node, roll: RollStore, directory: DataDirectory, profile: NodeProfile) {
    (self.node, self.roll, self.directory, self.profile) = (node, roll, directory, profile)
  }
}

/// The files of a node's data directory.
///
/// | file | what |
/// |---|---|
/// | `node.json` | who the directory belongs to |
/// | `election.json` | the election as it was defined, canonical |
/// | `roll.sqlite` | the roll with its search |
/// | `journal.sqlite`, `high-water` | every journal held here |
/// | `signing.key`, `sealing.key` | the device's own keys, mode 0600 |
/// | `tls.key.pem`, `tls.cert.pem`, `ca.cert.pem` | its certificate for the network |
/// | `ca.key.pem`, `roll.csv` | at the hall only |
/// | `person.key` | the election's person key, mode 0600 |
/// | `inherited.keys` | at a hall that took over: what sticks for the lost ones are opened with, mode 0600 |
/// | `registration.key`, `identities.csv` | at the hall: the key of registrations' hashes, and these |
/// | `notice-CODE.zh.txt`, `.en.txt` | at the hall: the election's own texts of notices |
/// | `lock`, `socket` | of the process that owns the directory |
/// | `vault.json`, `*.sealed` | once it is encrypted: the secret, and the roll and the keys under it |
/// | `backup.json` | in a copy of the hall's directory, until it is taken up |
/// | `outbox` | of a daemon: what its callers are about to take to their places |
package enum NodeDirectory {
  /// The names of the files.
  package enum File {
    package static let profile = "node.json"
    package static let election = "election.json"
    package static let signingKey = "signing.key"
    package static let sealingKey = "sealing.key"
    package static let tlsKey = "tls.key.pem"
    package static let tlsCertificate = "tls.cert.pem"
    package static let pageCertificate = "pages.cert.pem"
    package static let authorityCertificate = "ca.cert.pem"
    package static let authorityKey = "ca.key.pem"
    package static let roll = "roll.csv"
    package static let rollDatabase = "roll.sqlite"
    package static let personKey = "person.key"
    package static let inheritedKeys = "inherited.keys"
    package static let registrationKey = "registration.key"
    package static let identities = "identities.csv"

    /// What nobody else may read.
    static let privateKeys: Set = [signingKey, sealingKey, tlsKey, authorityKey, personKey, inheritedKeys]
    /// What lies sealed once the directory is encrypted.
    static let sealed = privateKeys.union([roll, registrationKey, identities])
  }

  /// Takes the directory and opens the node in it.
  ///
  /// - Parameters:
  ///   - passphrase: Of an encrypted one.
  ///   - settles: Whether it does what an earlier process left undone, and so may write.
  /// - Throws: ``NodeDirectoryError``; ``JournalStore/StoreError/inUse`` when a daemon owns it.
  package static func open(
    _ path: String, unlocking passphrase: String? = nil, clock: any NodeClock, rules: NodeRules = NodeRules(),
    settles: Bool = true
  ) throws(NodeDirectoryError) -> OpenedNode {
    let directory = try wrapping(NodeDirectoryError.store) { () throws(StoreError) in try DataDirectory(owning: path) }
    try Vault.unlock(directory, with: passphrase)
    return try open(directory, clock: clock, rules: rules, settles: settles)
  }

  /// Whether ``open(_:unlocking:clock:rules:settles:)`` needs a passphrase.
  package static func isEncrypted(_ path: String) -> Bool { Vault.isThere(in: path) }

  /// Opens the node as ``open(_:unlocking:clock:rules:settles:)`` does, and where the disk takes no writing, a copy of
  /// it to read.
  ///
  /// - Throws: As ``open(_:unlocking:clock:rules:settles:)``, where there can be no copy either.
  package static func openToCarryOut(
    _ path: String, unlocking passphrase: String? = nil, clock: any NodeClock, settles: Bool = true
  ) throws(NodeDirectoryError) -> OpenedNode {
    do throws(NodeDirectoryError) {
      return try open(path, unlocking: passphrase, clock: clock, settles: settles)
    } catch {
      guard case .store(let cause) = error, cause.isOfTheDisk else { throw error }
      let copy = try wrapping(NodeDirectoryError.store) { () throws(StoreError) in
        try DataDirectory(copying: path, because: cause)
      }
      return try open(copy, clock: clock)
    }
  }

  /// Opens the node in a directory that this process owns.
  ///
  /// - Parameters:
  ///   - profile: While a node is being made, in place of the profile that is not written yet.
  ///   - settles: Whether it does what an earlier process left undone, and so may write.
  /// - Throws: ``NodeDirectoryError``.
  package static func open(
    _ directory: DataDirectory, profile given: NodeProfile? = nil, clock: any NodeClock,
    rules: NodeRules = NodeRules(), settles: Bool = true
  ) throws(NodeDirectoryError) -> OpenedNode {
    let profile = if let given { given } else { try profile(directory) }
    guard directory.secret != nil || !Vault.isThere(in: directory.path) else { throw .locked }
    let election = try election(directory)
    guard election.canonicalDigest.hex == profile.electionDigest else { throw .foreignElection }
    let keys = try keys(directory)
    let roll = try roll(directory, election)
    guard let authority = Hex.bytes(profile.authority), authority.count == 32 else {
      throw .damaged(file: File.profile)
    }
    let store = try wrapping(NodeDirectoryError.store) { () throws(StoreError) in
      try JournalStore(directory: directory, election: election, roll: roll.index, authority: authority)
    }
    if let definition = store.register.hall.definition {
      guard definition.electionDigest == election.canonicalDigest, definition.rollDigest == roll.rollDigest else {
        throw .foreignElection
      }
      if given == nil { try check(keys, profile, against: store.register.hall) }
    }
    let personKey = try personKey(directory, profile)
    let node = Node(
      keys: keys, site: profile.site, electionDigest: election.canonicalDigest, store: store, clock: clock,
      rules: rules, personKey: personKey, isPersonKeyLost: profile.personKey != nil && personKey == nil,
      isEncrypted: directory.secret != nil, backup: BackupNote.read(in: directory.path),
      inherited: try inherited(directory))
    if given == nil, settles {
      try wrapping(NodeDirectoryError.store) { () throws(StoreError) in try node.settleAtStart() }
    }
    return OpenedNode(node: node, roll: roll, directory: directory, profile: profile)
  }

  /// The roll with its search; in memory where it lies sealed.
  private static func roll(_ directory: DataDirectory, _ election: Election) throws(NodeDirectoryError) -> RollStore {
    if let csv = try Vault.bytes(of: File.roll, in: directory) {
      do throws(RollImportError) {
        let medium = try wrapping(RollImportError.store) { () throws(StoreError) in try StoreMedium() }
        return try RollStore.importRoll(csv: csv, into: medium, election: election)
      } catch {
        if case .store(let error) = error { throw .store(error) }
        throw .damaged(file: File.roll + Vault.suffix)
      }
    }
    guard FileManager.default.fileExists(atPath: directory.rollPath) else { throw .damaged(file: File.rollDatabase) }
    return try wrapping(NodeDirectoryError.store) { () throws(StoreError) in
      try RollStore(path: directory.rollPath, election: election)
    }
  }

  /// Keys and profile must be those that the hall enrolled: a changed digit would make the laptop another device or
  /// site.
  private static func check(
    _ keys: NodeKeys, _ profile: NodeProfile, against hall: HallRecord
  ) throws(NodeDirectoryError) {
    guard let own = hall.enrolment(of: keys.device) else { throw .damaged(file: File.signingKey) }
    guard own.sealingKey == keys.sealingPublicKey else { throw .damaged(file: File.sealingKey) }
    guard own.site == profile.site else { throw .damaged(file: File.profile) }
  }

  /// Writes a new node's keys and election.
  ///
  /// - Throws: ``NodeDirectoryError/store(_:)``.
  package static func write(
    election: Election, keys: NodeKeys, into directory: DataDirectory
  ) throws(NodeDirectoryError) {
    try write(keys: keys, into: directory)
    try write(canonical(election), to: File.election, in: directory)
  }

  /// Writes a new node's keys; the signing key last, so that where there is one the others are there.
  ///
  /// - Throws: ``NodeDirectoryError/store(_:)``.
  package static func write(keys: NodeKeys, into directory: DataDirectory) throws(NodeDirectoryError) {
    try write(Hex.text(Array(keys.sealing.rawRepresentation)), to: File.sealingKey, in: directory)
    try write(Hex.text(Array(keys.signing.rawRepresentation)), to: File.signingKey, in: directory)
  }

  /// Writes the profile: the one rename that makes the directory a node's, once everything else in it is on the disk.
  ///
  /// - Throws: ``NodeDirectoryError/store(_:)``.
  package static func write(profile: NodeProfile, into directory: DataDirectory) throws(NodeDirectoryError) {
    try write(canonical(profile), to: File.profile, in: directory)
  }

  /// Writes a private file, mode 0600; a power cut leaves it whole or as it was.
  ///
  /// - Throws: ``NodeDirectoryError/store(_:)``.
  package static func write(
    _ text: String, to file: String, in directory: DataDirectory
  ) throws(NodeDirectoryError) {
    try wrapping(NodeDirectoryError.store) { () throws(StoreError) in
      try WholeFile.write(Array(text.utf8), to: directory.file(file), isPrivate: true)
    }
  }

  /// Reads one of the directory's texts.
  ///
  /// - Throws: ``NodeDirectoryError/exposed(file:)`` for a private key that others can read.
  package static func read(_ file: String, in directory: DataDirectory) throws(NodeDirectoryError) -> String {
    if let bytes = try Vault.bytes(of: file, in: directory) { return String(decoding: bytes, as: UTF8.self) }
    try checkAccess(file, in: directory)
    if File.privateKeys.contains(file) { try checkSecrecy(of: file, in: directory) }
    guard let text = try? String(contentsOfFile: directory.file(file), encoding: .utf8) else {
      throw .keyLost(file: file)
    }
    return text
  }

  /// Reads one of the directory's files whole.
  ///
  /// - Throws: ``NodeDirectoryError/damaged(file:)`` where it is not there.
  package static func bytes(_ file: String, in directory: DataDirectory) throws(NodeDirectoryError) -> [UInt8] {
    if let bytes = try Vault.bytes(of: file, in: directory) { return bytes }
    guard let bytes = FileManager.default.contents(atPath: directory.file(file)) else { throw .damaged(file: file) }
    return Array(bytes)
  }

  /// A file that is there and may not be read is a matter of permissions, and no loss.
  private static func checkAccess(_ file: String, in directory: DataDirectory) throws(NodeDirectoryError) {
    let path = directory.file(file)
    if FileManager.default.fileExists(atPath: path), access(path, R_OK) != 0 { throw .store(.notWritable) }
  }

  /// Others on this computer must not be able to read the keys: the folder is closed to them, or each key is.
  private static func checkSecrecy(of file: String, in directory: DataDirectory) throws(NodeDirectoryError) {
    var folder = stat()
    var key = stat()
    guard stat(directory.path, &folder) == 0, stat(directory.file(file), &key) == 0 else { return }
    if folder.st_mode & 0o011 != 0, key.st_mode & 0o044 != 0 { throw .exposed(file: file) }
  }

  private static func profile(_ directory: DataDirectory) throws(NodeDirectoryError) -> NodeProfile {
    guard FileManager.default.fileExists(atPath: directory.file(File.profile)) else { throw .notANode }
    // The format first: a later one may have other fields.
    let version: NodeProfile.Version = try decoded(File.profile, in: directory)
    guard version.format <= NodeProfile.formatMax else { throw .futureVersion(found: version.format) }
    return try decoded(File.profile, in: directory)
  }

  private static func election(_ directory: DataDirectory) throws(NodeDirectoryError) -> Election {
    try decoded(File.election, in: directory)
  }

  private static func decoded<T: Decodable>(
    _ file: String, in directory: DataDirectory
  ) throws(NodeDirectoryError) -> T {
    try checkAccess(file, in: directory)
    guard let data = FileManager.default.contents(atPath: directory.file(file)),
      let value = try? JSONDecoder().decode(T.self, from: data)
    else { throw .damaged(file: file) }
    return value
  }

  /// Reads the device's own keys.
  ///
  /// - Throws: ``NodeDirectoryError/keyLost(file:)``, ``NodeDirectoryError/damaged(file:)``,
  ///   ``NodeDirectoryError/exposed(file:)``.
  package static func keys(_ directory: DataDirectory) throws(NodeDirectoryError) -> NodeKeys {
    let signing = try seed(File.signingKey, in: directory)
    let sealing = try seed(File.sealingKey, in: directory)
    guard let keys = try? NodeKeys(signingSeed: signing, sealingSeed: sealing) else {
      throw .damaged(file: File.signingKey)
    }
    return keys
  }

  /// The election's person key; nil where there is none, or another election's. The node works on without it.
  private static func personKey(
    _ directory: DataDirectory, _ profile: NodeProfile
  ) throws(NodeDirectoryError) -> PersonKey? {
    let names = DataDirectory.names(in: directory.path)
    guard !names.isDisjoint(with: [File.personKey, File.personKey + Vault.suffix]) else { return nil }
    let key = PersonKey(bytes: try seed(File.personKey, in: directory))
    return profile.personKey == nil || key?.fingerprint == profile.personKey ? key : nil
  }

  /// The sealing keys of the halls that this one took over from.
  ///
  /// - Throws: ``NodeDirectoryError/damaged(file:)``, ``NodeDirectoryError/exposed(file:)``.
  package static func inherited(
    _ directory: DataDirectory
  ) throws(NodeDirectoryError) -> [DeviceID: Curve25519.KeyAgreement.PrivateKey] {
    let names = DataDirectory.names(in: directory.path)
    guard !names.isDisjoint(with: [File.inheritedKeys, File.inheritedKeys + Vault.suffix]) else { return [:] }
    var keys: [DeviceID: Curve25519.KeyAgreement.PrivateKey] = [:]
    for line in try read(File.inheritedKeys, in: directory).split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 2, let device = DeviceID(hex: parts[0]), let seed = Hex.bytes(parts[1]),
        let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: seed)
      else { throw .damaged(file: File.inheritedKeys) }
      keys[device] = key
    }
    return keys
  }

  /// Writes the sealing keys of the halls before, a line each: device and key in hexadecimal digits.
  ///
  /// - Throws: ``NodeDirectoryError/store(_:)``.
  package static func write(
    inherited keys: [DeviceID: Curve25519.KeyAgreement.PrivateKey], into directory: DataDirectory
  ) throws(NodeDirectoryError) {
    let lines = keys.sorted { $0.key < $1.key }.map { "\($0.key) \(Hex.text(Array($0.value.rawRepresentation)))\n" }
    try write(lines.joined(), to: File.inheritedKeys, in: directory)
  }

  /// Writes the election's person key.
  ///
  /// - Throws: ``NodeDirectoryError/store(_:)``.
  package static func write(personKey: PersonKey, into directory: DataDirectory) throws(NodeDirectoryError) {
    try write(Hex.text(personKey.bytes), to: File.personKey, in: directory)
  }

  private static func seed(_ file: String, in directory: DataDirectory) throws(NodeDirectoryError) -> [UInt8] {
    let text = try read(file, in: directory)
    guard let bytes = Hex.bytes(text), bytes.count == 32 else { throw .damaged(file: file) }
    return bytes
  }

  /// The JSON whose digest names the election.
  package static func canonical(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("profiles and elections are made of texts and integers, which JSON can hold")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
