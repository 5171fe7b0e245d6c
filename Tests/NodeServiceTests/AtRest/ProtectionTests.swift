import Crypto
import ElectionRecord
import Foundation
import JournalStore
import Testing

@testable import NodeService

/// Whoever finds the laptop reads no name and no key, and its owner works on under the passphrase.
@Suite struct ProtectionTests {
  private static let passphrase = "春天 河边 石头 灯笼 四 五"
  private let folder: NodeFolder

  init() throws { folder = try NodeFolder() }

  /// - Parameter draw: Another one draws other bytes.
  private func protect(_ passphrase: String = Self.passphrase, draw: Int = 0) throws {
    _ = try Protection.protect(folder.open(), under: passphrase, rounds: 1 << 10) { count in
      (0..<count).map { UInt8(truncatingIfNeeded: 3 &+ draw &+ 29 &* $0) }
    }
  }

  private func open(_ passphrase: String?) throws -> OpenedNode {
    try NodeDirectory.open(folder.path, unlocking: passphrase, clock: StillClock())
  }

  /// Files whose bytes hold one of the texts.
  private func files(holding texts: [String]) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
      let bytes = try folder.read(name)
      return texts.contains { bytes.range(of: Data($0.utf8)) != nil }
    }
  }

  private var secrets: [String] {
    [
      "1960-06-07", "C-1001", "20号", Hex.text(Array(folder.keys.signing.rawRepresentation)),
      Hex.text(Array(folder.keys.sealing.rawRepresentation)),
    ]
  }

  @Test func aThiefOfTheDiskReadsNoNameAndNoKey() throws {
    #expect(try files(holding: secrets).sorted() == ["roll.sqlite", "sealing.key", "signing.key"])
    try protect()
    #expect(try files(holding: secrets) == [])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains { $0.hasPrefix("roll.sqlite") })
    #expect(throws: NodeDirectoryError.locked) { try folder.open() }
    #expect(throws: NodeDirectoryError.wrongPassphrase) { try open("春天 河边 石头 灯笼 四 六") }
  }

  @Test func underThePassphraseItWorksOnAsBefore() throws {
    let before = try folder.open().roll.rollDigest
    try protect()
    do {
      let opened = try open(Self.passphrase)
      #expect(opened.roll.rollDigest == before && opened.node.device == folder.keys.device)
      #expect(try opened.roll.search("C-1003", limit: 5).map(\.number) == [3])
      try opened.node.open(papers: 40, officers: Village.officers)
      try opened.node.cast(1...3)
      #expect(try opened.node.facts().isEncrypted)
    }
    #expect(try open(Self.passphrase).node.counted == 3)
    // Again, it asks nobody and changes nothing.
    func nobody() throws -> String { throw CocoaError(.userCancelled) }
    let again = try Protection.protect(open(Self.passphrase), under: nobody()) { [UInt8](repeating: 1, count: $0) }
    #expect(again.exitStatus == 0)
    #expect(try files(holding: secrets) == [])
  }

  /// Typed on another keyboard, the same characters are the same passphrase.
  @Test func aPassphraseIsItsCharacters() throws {
    try protect("ａｂｃ１２３ ｄｅｆ４５６")
    #expect(try open("abc123 def456").roll.count == 20)
  }

  /// Wherever it dies: before the vault is there nothing has changed, and afterwards the next opening finishes it.
  @Test func aDeathInBetweenLeavesItAsItWasOrSealed() throws {
    var plain: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) { plain[name] = try folder.read(name) }
    try protect()
    let vault = try folder.read(Vault.file)
    for (name, bytes) in plain { try folder.write(bytes, to: name) }
    try FileManager.default.removeItem(atPath: folder.file(Vault.file))
    #expect(try folder.open().roll.count == 20)
    try protect("甲乙丙丁戊己庚辛壬癸子丑", draw: 1)
    #expect(try open("甲乙丙丁戊己庚辛壬癸子丑").roll.count == 20)
    for (name, bytes) in plain { try folder.write(bytes, to: name) }
    #expect(throws: NodeDirectoryError.locked) { try folder.open() }
    _ = try open("甲乙丙丁戊己庚辛壬癸子丑")
    #expect(try files(holding: secrets) == [])
    try folder.write(vault, to: Vault.file)
    // The files of another secret.
    let error = #expect(throws: NodeDirectoryError.self) { try open(Self.passphrase) }
    guard case .damaged = error else {
      Issue.record("\(error.debugDescription)")
      return
    }
  }

  @Test(arguments: ["roll.csv.sealed", "signing.key.sealed", "vault.json"])
  func whatWasChangedIsNamed(file: String) throws {
    try protect()
    var bytes = try folder.read(file)
    bytes[bytes.count / 2] ^= 1
    try folder.write(bytes, to: file)
    let error = #expect(throws: NodeDirectoryError.self) { try open(Self.passphrase) }
    // A changed digit of the vault is a changed secret, which no passphrase opens.
    #expect([.damaged(file: file), .wrongPassphrase].contains(error), "\(error.debugDescription)")
  }

  /// Twenty on the roll; whoever has too many is not asked for a passphrase.
  @Test func aRollThatIsTooLargeForMemoryIsRefusedFirst() throws {
    func nobody() throws -> String { throw CocoaError(.userCancelled) }
    func seal(limit: Int, _ passphrase: () throws -> String) throws -> CommandReply {
      try Protection.protect(folder.open(), under: passphrase(), rounds: 2, limit: limit) {
        [UInt8](repeating: 1, count: $0)
      }
    }
    let refusal = #expect(throws: Refusal.self) { try seal(limit: 19, nobody) }
    #expect(refusal?.code == "rollTooLarge")
    #expect(try seal(limit: 20) { Self.passphrase }.exitStatus == 0)
  }

  @Test(arguments: ["", "elf Zeichen", String(repeating: "长", count: 86)])
  func aPassphraseThatIsNoneIsRefused(_ text: String) throws {
    let refusal = #expect(throws: Refusal.self) { try protect(text) }
    #expect(refusal?.code == "passphraseUnfit")
    #expect(try folder.open().roll.count == 20)
  }
}
