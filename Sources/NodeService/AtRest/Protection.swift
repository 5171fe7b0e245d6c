package import ElectionRecord
import ElectionReports
import Foundation
import JournalStore
import SyncProtocol

/// 加密存放: the roll and the keys of a data directory under a passphrase, so that a thief of the disk reads no name.
///
/// The roll is searched in memory alone from then on. Journals have numbers and no names, and stay as they are.
package enum Protection {
  /// Larger rolls take an encrypted disk: so many are imported into memory in seconds at each start.
  package static let votersMax = 200_000
  /// The shortest passphrase, in characters: whoever has the disk tries as many as they like.
  package static let charactersMin = 12

  /// Of scrypt: 128 MiB and less than a second a try.
  package static let rounds = 1 << 17

  /// Seals the files of a directory. A death in between leaves it as it was, or sealed, and it can be repeated.
  ///
  /// - Parameters:
  ///   - passphrase: Nobody is asked where the files are sealed already.
  ///   - limit: The most voters.
  ///   - rounds: Of scrypt, a power of two.
  ///   - random: Gives so many random bytes.
  /// - Throws: ``Refusal``; what reading and writing throws.
  package static func protect(
    _ opened: OpenedNode, under passphrase: @autoclosure () throws -> String, rounds: Int = rounds,
    limit: Int = votersMax, language: Language = .zh, random: (Int) -> [UInt8]
  ) throws -> CommandReply {
    if opened.directory.secret == nil {
      guard opened.roll.count <= limit else { throw Refusal.rollTooLarge(opened.roll.count, limit) }
      try seal(opened, under: passphrase(), rounds, random)
    }
    return CommandAnswer(
      ["outcome": "done", "voters": .integer(opened.roll.count)], lines(Speaker(language: language))
    ).reply()
  }

  private static func seal(
    _ opened: OpenedNode, under passphrase: String, _ rounds: Int, _ random: (Int) -> [UInt8]
  ) throws {
    let (directory, roll) = (opened.directory, opened.roll)
    guard passphrase.count >= charactersMin, passphrase.utf8.count <= PassphraseKey.bytesMax else {
      throw Refusal.passphraseUnfit
    }
    let secret = random(PassphraseKey.keyBytes)
    let vault = try Vault(secret, under: passphrase, rounds: rounds, random: random)
    for (name, bytes) in try contents(of: directory, roll) {
      let sealed = try Vault.seal(bytes, as: name, secret: secret, random: random)
      try WholeFile.write(sealed, to: directory.file(name + Vault.suffix), isPrivate: true)
    }
    // From here on it is sealed.
    try WholeFile.write(Array(NodeDirectory.canonical(vault).utf8), to: directory.file(Vault.file), isPrivate: true)
    directory.unlock(secret)
    try settle(directory)
  }

  /// What is to be sealed, by file.
  private static func contents(of directory: DataDirectory, _ roll: RollStore) throws -> [(String, [UInt8])] {
    var found = NodeDirectory.File.sealed.sorted().compactMap { name in
      FileManager.default.contents(atPath: directory.file(name)).map { (name, Array($0)) }
    }
    if !found.contains(where: { $0.0 == NodeDirectory.File.roll }) {
      found.append((NodeDirectory.File.roll, try roll.csv()))
    }
    return found
  }

  /// Deletes what lies unsealed beside what is sealed.
  ///
  /// - Throws: ``StoreError`` where it cannot be deleted.
  static func settle(_ directory: DataDirectory) throws(StoreError) {
    let names = DataDirectory.names(in: directory.path)
    let doubled = names.filter { name in
      let isRoll = name == DataDirectory.rollName || name.hasPrefix(DataDirectory.rollName + "-")
      return names.contains((isRoll ? NodeDirectory.File.roll : name) + Vault.suffix)
    }
    guard !doubled.isEmpty else { return }
    for name in doubled where unlink(directory.file(name)) != 0 { throw StoreError.ofSystemCall() }
    try FolderSync.names(in: directory.path)
  }

  private static func lines(_ say: Speaker) -> [String] {
    [
      say(
        "名册和密钥已加密存放。以后只有 serve 要口令；没有口令，谁也打不开，也找不回来。",
        "The roll and the keys lie encrypted. From now on serve asks for the passphrase; nobody opens or recovers them without it."
      ),
      say(
        "以前写在磁盘上的，删除了也可能被恢复：最好在加入（join）以后马上加密。内存和休眠文件不在其内。",
        "What was written before may be recovered from the disk though it is deleted: best encrypt right after join. Memory and hibernation are not covered."
      ),
    ]
  }
}

extension Refusal {
  fileprivate static let passphraseUnfit = Refusal(
    "passphraseUnfit", .usage,
    zh: "口令要 \(Protection.charactersMin) 个字符以上，最长 \(PassphraseKey.bytesMax) 字节。四五个不相干的词最好记。没有加密。",
    en:
      "A passphrase has \(Protection.charactersMin) characters or more, and at most \(PassphraseKey.bytesMax) bytes; four or five words that have nothing to do with each other are easily kept. Nothing was encrypted."
  )

  fileprivate static func rollTooLarge(_ voters: Int, _ limit: Int) -> Refusal {
    Refusal(
      "rollTooLarge", .usage,
      zh: "名册有 \(voters) 人，超过 \(limit) 人的不能只在内存里查找。请把数据目录放在加密的磁盘上（LUKS）。",
      en:
        "The roll has \(voters) voters; above \(limit) it is not searched in memory. Put the data directory on an encrypted disk (LUKS)."
    )
  }
}
