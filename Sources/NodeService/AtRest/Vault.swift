import ElectionRecord
import Foundation
import JournalStore
import SyncProtocol

/// `vault.json`: the secret under which the files of a data directory lie sealed, itself sealed under a passphrase.
///
/// The secret is random and never changes; what a passphrase gives opens it and nothing else.
struct Vault: Codable {
  static let file = "vault.json"
  /// Ends the name of a sealed file.
  static let suffix = ".sealed"
  static let formatMax = 1
  /// The most rounds of scrypt that a file may ask for: 1 GiB a try.
  private static let roundsMax = 1 << 20
  private static let context = "data-directory/secret"

  private let format: Int
  private let rounds: Int
  /// Hexadecimal digits.
  private let salt: String
  private let secret: String

  /// - Parameter random: Gives so many random bytes.
  /// - Throws: ``PassphraseError``, ``SealedMessageError``.
  init(
    _ secret: [UInt8], under passphrase: String, rounds: Int, random: (Int) -> [UInt8]
  ) throws {
    let salt = random(PassphraseKey.saltBytes)
    let key = try PassphraseKey.derive(passphrase, salt: Data(salt), rounds: rounds)
    let sealed = try SealedMessage.seal(
      secret: Array(key), context: Self.context, salt: random(SealedMessage.saltBytes), plaintext: secret)
    (format, self.rounds) = (Self.formatMax, rounds)
    (self.salt, self.secret) = (Hex.text(salt), Hex.text(sealed))
  }

  /// Whether the directory's files lie sealed.
  static func isThere(in directory: String) -> Bool { FileManager.default.fileExists(atPath: "\(directory)/\(file)") }

  /// Opens the directory's files for this process, and deletes what lies there unsealed beside them.
  ///
  /// - Parameter passphrase: Nil where nobody gave one.
  /// - Throws: ``NodeDirectoryError/locked``, ``NodeDirectoryError/wrongPassphrase``,
  ///   ``NodeDirectoryError/damaged(file:)``.
  static func unlock(_ directory: DataDirectory, with passphrase: String?) throws(NodeDirectoryError) {
    guard isThere(in: directory.path) else { return }
    guard let passphrase else { throw .locked }
    guard let bytes = FileManager.default.contents(atPath: directory.file(file)),
      let vault = try? JSONDecoder().decode(Vault.self, from: bytes)
    else { throw .damaged(file: file) }
    directory.unlock(try vault.opened(with: passphrase))
    try wrapping(NodeDirectoryError.store) { () throws(StoreError) in try Protection.settle(directory) }
  }

  private func opened(with passphrase: String) throws(NodeDirectoryError) -> [UInt8] {
    guard format <= Self.formatMax else { throw .futureVersion(found: format) }
    guard let salt = Hex.bytes(salt), let sealed = Hex.bytes(secret), (2...Self.roundsMax).contains(rounds) else {
      throw .damaged(file: Self.file)
    }
    do {
      let key = try PassphraseKey.derive(passphrase, salt: Data(salt), rounds: rounds)
      return try SealedMessage.open(secret: Array(key), context: Self.context, sealed: sealed)
    } catch PassphraseError.noMemory {
      throw .noMemory
    } catch {
      throw .wrongPassphrase
    }
  }

  // MARK: - Files

  /// - Throws: ``SealedMessageError/sealingFailed``.
  static func seal(
    _ bytes: [UInt8], as file: String, secret: [UInt8], random: (Int) -> [UInt8]
  ) throws(SealedMessageError) -> [UInt8] {
    try SealedPieces.seal(bytes, secret: secret, context: context(of: file)) { random(SealedMessage.saltBytes) }
  }

  /// The bytes of a file that lies sealed; nil where it does not, or nothing is unlocked.
  ///
  /// - Throws: ``NodeDirectoryError/damaged(file:)``.
  static func bytes(of file: String, in directory: DataDirectory) throws(NodeDirectoryError) -> [UInt8]? {
    guard let secret = directory.secret,
      let sealed = FileManager.default.contents(atPath: directory.file(file + suffix))
    else { return nil }
    do throws(SealedMessageError) {
      return try SealedPieces.open(Array(sealed), secret: secret, context: context(of: file))
    } catch {
      throw .damaged(file: file + suffix)
    }
  }

  private static func context(of file: String) -> SealedPieces.Context {
    { piece, isLast in "data-directory/\(file)/\(piece)\(isLast ? "/last" : "")" }
  }
}
