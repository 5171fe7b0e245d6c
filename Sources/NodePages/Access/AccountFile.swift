package import ElectionRecord
import Foundation
import Glibc
import JournalStore
import NodeService

/// The accounts of a node in its data directory: `accounts.json`, readable by its owner only.
///
/// Console and daemon change it in turns: each change holds a lock beside the file and reads it anew.
package struct AccountFile: Sendable {
  static let name = "accounts.json"
  private static let bytesMax = 1 << 20

  private let path: String

  package init(data: String) { path = data + "/" + Self.name }

  /// The accounts; none where there is no file.
  ///
  /// - Throws: ``Refusal`` where the file is not one of this program's.
  package func read() throws(Refusal) -> AccountBook {
    guard let bytes = FileManager.default.contents(atPath: path) else { return AccountBook() }
    guard bytes.count <= Self.bytesMax, let book = try? JSONDecoder().decode(AccountBook.self, from: bytes) else {
      throw .accountsUnreadable(path)
    }
    return book
  }

  /// Changes the accounts and brings them to the disk.
  ///
  /// - Throws: What `work` throws, and nothing is changed; ``Refusal`` where it cannot be written.
  @discardableResult
  package func change<Value>(_ work: (inout AccountBook) throws(Refusal) -> Value) throws(Refusal) -> Value {
    let lock = Glibc.open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw .accountsUnwritable(path) }
    defer { Glibc.close(lock) }
    var book = try read()
    let value = try work(&book)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    guard let bytes = try? encoder.encode(book) else { throw .accountsUnwritable(path) }
    do throws(StoreError) {
      try WholeFile.write(bytes, to: path, isPrivate: true)
    } catch {
      throw .accountsUnwritable(path)
    }
    return value
  }
}

extension Refusal {
  fileprivate static func accountsUnreadable(_ path: String) -> Refusal {
    Refusal(
      "accountsUnreadable", .failed, zh: "账户文件 \(path) 已损坏。请移走它，再在本机终端重新建立账户；选举记录不受影响。",
      en:
        "The file of accounts \(path) is damaged. Move it away and make the accounts again at this machine's console; "
        + "the election's records are not touched.")
  }

  fileprivate static func accountsUnwritable(_ path: String) -> Refusal {
    Refusal(
      "accountsUnwritable", .failed, zh: "账户文件 \(path) 写不进去，没有改动。请检查磁盘空间和目录权限。",
      en:
        "The file of accounts \(path) cannot be written; nothing was changed. See to the disk's space and the folder's "
        + "permissions.")
  }
}
