import ElectionRecord
import Foundation
import JournalStore
import NodeService
import Testing

/// Every file of a data directory is there and whole, or its own error says what to do.
@Suite struct NodeDirectoryTests {
  private let folder: NodeFolder

  init() throws { folder = try NodeFolder() }

  @Test func aWholeDirectoryOpensWithWhatWasRecorded() throws {
    do {
      let opened = try folder.open()
      try opened.node.open(papers: 40, officers: Village.officers)
      try opened.node.cast(1...3)
    }
    let opened = try folder.open()
    #expect(opened.node.device == folder.keys.device)
    #expect(opened.profile == folder.profile)
    #expect(opened.roll.count == 20)
    #expect(try opened.node.counted == 3)
  }

  @Test func aDirectoryHasOneOwner() throws {
    let owner = try folder.open()
    #expect(throws: NodeDirectoryError.store(.inUse)) { try folder.open() }
    withExtendedLifetime(owner) {}
  }

  @Test func anEmptyOrMissingDirectoryIsNoNode() throws {
    let empty = folder.path + "-empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: empty) }
    #expect(throws: NodeDirectoryError.notANode) { try NodeDirectory.open(empty, clock: StillClock()) }
    #expect(throws: NodeDirectoryError.store(.notFound)) {
      try NodeDirectory.open(folder.path + "-nothing", clock: StillClock())
    }
  }

  @Test func aLostFileIsNamed() throws {
    let losses: [(String, NodeDirectoryError)] = [
      (NodeDirectory.File.profile, .notANode), (NodeDirectory.File.election, .damaged(file: "election.json")),
      (NodeDirectory.File.signingKey, .keyLost(file: "signing.key")),
      (NodeDirectory.File.sealingKey, .keyLost(file: "sealing.key")), ("roll.sqlite", .damaged(file: "roll.sqlite")),
      ("journal.sqlite", .store(.rolledBack(found: 0, expected: 3))),
    ]
    for (file, expected) in losses {
      let bytes = try folder.read(file)
      try FileManager.default.removeItem(atPath: folder.file(file))
      #expect(throws: expected, "\(file)") { try folder.open() }
      try? FileManager.default.removeItem(atPath: folder.file(file))
      try folder.write(bytes, to: file)
    }
    _ = try folder.open()
  }

  @Test func aDamagedFileIsNamed() throws {
    for file in [
      NodeDirectory.File.profile, NodeDirectory.File.election, NodeDirectory.File.signingKey,
      NodeDirectory.File.sealingKey,
    ] {
      let good = try folder.read(file)
      for bad in [Data(), Data("{".utf8), good.dropLast(), Data(good.reversed()), Data([0xff, 0xfe]), good + good] {
        try folder.write(bad, to: file)
        let error = #expect(throws: NodeDirectoryError.self, "\(file)") { try folder.open() }
        let isNamed =
          switch error {
          case .damaged(let name), .keyLost(let name): name == file
          default: false
          }
        #expect(isNamed, "\(file): \(error.map { "\($0)" } ?? "nothing")")
      }
      try folder.write(good, to: file)
    }
    _ = try folder.open()
  }

  /// A key that was exchanged or a site that was edited would make the laptop somebody else.
  @Test func aDirectoryThatIsNotTheEnrolledDevicesIsDamaged() throws {
    let elsewhere = NodeProfile(
      site: SiteID("R2"), authority: folder.hallKeys.publicKey, electionDigest: folder.election.canonicalDigest,
      hallAddresses: [])
    let hall = NodeProfile(
      site: nil, authority: folder.hallKeys.publicKey, electionDigest: folder.election.canonicalDigest,
      hallAddresses: [])
    let good = try folder.read(NodeDirectory.File.profile)
    for profile in [elsewhere, hall] {
      try folder.write(Data(NodeDirectory.canonical(profile).utf8), to: NodeDirectory.File.profile)
      #expect(throws: NodeDirectoryError.damaged(file: "node.json")) { try folder.open() }
    }
    try folder.write(good, to: NodeDirectory.File.profile)
    for file in [NodeDirectory.File.signingKey, NodeDirectory.File.sealingKey] {
      let key = try folder.read(file)
      try folder.write(Data(Hex.text([UInt8](repeating: 0x40, count: 32)).utf8), to: file)
      #expect(throws: NodeDirectoryError.damaged(file: file)) { try folder.open() }
      try folder.write(key, to: file)
    }
    _ = try folder.open()
  }

  /// Marks are recorded without it; `status` says what it is needed for.
  @Test func anotherElectionsPersonKeyIsNotUsed() throws {
    let key = try #require(PersonKey(bytes: [UInt8](repeating: 3, count: PersonKey.byteCount)))
    let other = try #require(PersonKey(bytes: [UInt8](repeating: 4, count: PersonKey.byteCount)))
    let profile = NodeProfile(
      site: SiteID("R1"), authority: folder.hallKeys.publicKey, electionDigest: folder.election.canonicalDigest,
      personKey: key, hallAddresses: [])
    try folder.write(Data(NodeDirectory.canonical(profile).utf8), to: NodeDirectory.File.profile)
    for (held, isLost) in [(key, false), (other, true), (nil, true)] {
      try? FileManager.default.removeItem(atPath: folder.file(NodeDirectory.File.personKey))
      if let held { try folder.write(Data(Hex.text(held.bytes).utf8), to: NodeDirectory.File.personKey) }
      let opened = try folder.open()
      #expect(opened.node.personKey == (isLost ? nil : key))
      let status = opened.node.perform(
        CommandRequest(ShowStatus(), language: .zh), roll: opened.roll, random: SmallElection.randomness)
      #expect(status.json.contains("\"personKeyLost\":\(isLost)"))
      #expect(status.text.contains("person.key 缺失，或不是本次选举的") == isLost, "\(status.text)")
    }
  }

  @Test func aDamagedStoreIsNamed() throws {
    for file in ["roll.sqlite", "journal.sqlite"] {
      let good = try folder.read(file)
      try folder.write(Data(repeating: 7, count: good.count), to: file)
      #expect(throws: NodeDirectoryError.store(.damaged(place: "database")), "\(file)") { try folder.open() }
      try folder.write(good, to: file)
    }
    _ = try folder.open()
  }

  @Test func aChangedElectionIsForeign() throws {
    let other = Village.election(.shared, 2, id: "other")
    try folder.write(Data(NodeDirectory.canonical(other).utf8), to: NodeDirectory.File.election)
    #expect(throws: NodeDirectoryError.foreignElection) { try folder.open() }
  }

  /// Election and profile agree with each other, but not with what the hall's journal defines.
  @Test func anElectionThatTheHallDidNotDefineIsForeign() throws {
    let election = folder.election
    let renamed = Election(
      format: election.format, id: election.id, name: BilingualText(zh: "另一个", en: "Another"), mode: election.mode,
      policy: election.policy, electorate: election.electorate, roll: election.roll, profile: election.profile,
      polls: election.polls, sites: election.sites, contests: election.contests)
    let profile = NodeProfile(
      site: SiteID("R1"), authority: folder.hallKeys.publicKey, electionDigest: renamed.canonicalDigest,
      hallAddresses: [])
    try folder.write(Data(NodeDirectory.canonical(renamed).utf8), to: NodeDirectory.File.election)
    try folder.write(Data(NodeDirectory.canonical(profile).utf8), to: NodeDirectory.File.profile)
    #expect(throws: NodeDirectoryError.foreignElection) { try folder.open() }
  }

  @Test(arguments: [
    #"{"format":2,"site":"R1","authority":"00","electionDigest":"00"}"#, #"{"format":7,"owner":{"kind":"site"}}"#,
  ])
  func aProfileOfALaterFormatIsNamed(_ text: String) throws {
    try folder.write(Data(text.utf8), to: NodeDirectory.File.profile)
    let error = #expect(throws: NodeDirectoryError.self) { try folder.open() }
    guard case .futureVersion = error else {
      Issue.record("\(error.map { "\($0)" } ?? "nothing")")
      return
    }
  }

  @Test(arguments: ["", "00", "zz", String(repeating: "A", count: 64), String(repeating: "0", count: 66)])
  func anAuthorityThatIsNoKeyIsDamage(_ authority: String) throws {
    let text = String(decoding: try folder.read(NodeDirectory.File.profile), as: UTF8.self)
    let changed = text.replacing(folder.profile.authority, with: authority)
    try folder.write(Data(changed.utf8), to: NodeDirectory.File.profile)
    #expect(throws: NodeDirectoryError.damaged(file: "node.json")) { try folder.open() }
  }

  @Test func nobodyElseCanReadTheDirectory() throws {
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    let opened = try folder.open()
    #expect(try mode(folder.path) == 0o700)
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      #expect(try mode(folder.file(file)) == 0o600, "\(file)")
    }
    withExtendedLifetime(opened) {}
  }

  @Test func aFileThatOthersCouldReadIsClosedToThemWhenItIsWritten() throws {
    let directory = try DataDirectory(owning: folder.path)
    let path = folder.file(NodeDirectory.File.signingKey)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try NodeDirectory.write("x", to: NodeDirectory.File.signingKey, in: directory)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aKeyThatOthersCanReadIsNotUsed() throws {
    func setMode(_ mode: Int, _ path: String) throws {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    let key = folder.file(NodeDirectory.File.sealingKey)
    try setMode(0o644, key)
    _ = try folder.open()
    try setMode(0o755, folder.path)
    #expect(throws: NodeDirectoryError.exposed(file: "sealing.key")) { try folder.open() }
    try setMode(0o600, key)
    _ = try folder.open()
  }

  @Test(arguments: ["signing.key", "sealing.key", "tls.key.pem", "ca.key.pem"])
  func noPrivateKeyThatOthersCanReadIsUsed(_ file: String) throws {
    let directory = try DataDirectory(owning: folder.path)
    try NodeDirectory.write("x", to: file, in: directory)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    #expect(try NodeDirectory.read(file, in: directory) == "x")
    for mode in [0o640, 0o604] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.file(file))
      #expect(throws: NodeDirectoryError.exposed(file: file)) { try NodeDirectory.read(file, in: directory) }
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser reads anything"))
  func aKeyThatMayNotBeReadIsNotLost() throws {
    for file in [NodeDirectory.File.signingKey, NodeDirectory.File.profile, NodeDirectory.File.election] {
      try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: folder.file(file))
      #expect(throws: NodeDirectoryError.store(.notWritable), "\(file)") { try folder.open() }
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.file(file))
    }
    _ = try folder.open()
  }

  @Test func aFileIsWrittenWholeOrNotAtAll() throws {
    let directory = try DataDirectory(owning: folder.path)
    try NodeDirectory.write("one", to: "a.pem", in: directory)
    try NodeDirectory.write("two", to: "a.pem", in: directory)
    #expect(try folder.read("a.pem") == Data("two".utf8))
    try FileManager.default.createDirectory(atPath: folder.file("b.pem/c"), withIntermediateDirectories: true)
    #expect(throws: NodeDirectoryError.store(.notWritable)) {
      try NodeDirectory.write("x", to: "b.pem", in: directory)
    }
    #expect(
      try !FileManager.default.contentsOfDirectory(atPath: folder.path).contains { $0.hasSuffix(WholeFile.partSuffix) })
  }

  @Test func onlyAnUnfinishedHallMayBeReplaced() {
    let roll: Set<String> = ["roll.sqlite", "roll.sqlite-wal", "roll.sqlite-shm", "roll.sqlite-journal"]
    let hall = roll.union([
      "ca.key.pem", "ca.cert.pem", "tls.key.pem", "signing.key", "sealing.key", "roll.csv", "registration.key",
      "identities.csv", "journal.sqlite", "journal.sqlite-journal", "node.json.part",
    ])
    #expect(UnfinishedSetup.isAll(of: roll))
    #expect(UnfinishedSetup.isAll(of: hall.union(["election.json.part"])))
    #expect(UnfinishedSetup.isAll(of: ["notice-roll.zh.txt", "notice-roll.en.txt" + WholeFile.partSuffix]))
    #expect(!UnfinishedSetup.isAll(of: hall.union(["node.json"])))
    #expect(!UnfinishedSetup.isAll(of: roll.union(["letters.txt"])))
    // A laptop's enrolment that has begun: the hall may know the key.
    let keys: Set<String> = ["sealing.key", "signing.key", "tls.key.pem"]
    for begun in [keys, roll.union(keys).union(["ca.cert.pem"])] {
      #expect(!UnfinishedSetup.isAll(of: begun))
      #expect(UnfinishedSetup.isEnrolment(begun))
      #expect(!UnfinishedSetup.isEnrolment(begun.union(["letters.txt"])))
    }
    // One whose key nobody saw.
    for begun: Set<String> in [["sealing.key", "tls.key.pem"], ["tls.key.pem" + WholeFile.partSuffix], []] {
      #expect(UnfinishedSetup.isAll(of: begun))
      #expect(!UnfinishedSetup.isEnrolment(begun))
    }
  }

  /// Deleting what an `init` left may be cut short as well.
  @Test func whatIsLeftOfADeletionMayBeDeletedToo() {
    let hall: Set<String> = ["ca.key.pem", "ca.cert.pem", "tls.key.pem", "signing.key", "sealing.key", "roll.csv"]
    var left = hall
    for name in hall.sorted(by: >) {
      left.remove(name)
      #expect(UnfinishedSetup.isAll(of: left), "\(left)")
    }
  }
}
