package import ElectionRecord
package import JournalStore

/// Why a data directory cannot be used. Its refusal says of each case whether trying again makes sense.
package enum NodeDirectoryError: Error, Equatable, Sendable {
  case notANode
  case keyLost(file: String)
  case exposed(file: String)
  case damaged(file: String)
  case futureVersion(found: Int)
  /// The election or the roll in the directory is not the one that the hall defined.
  case foreignElection
  /// Its files lie sealed, and nobody gave the passphrase.
  case locked
  case wrongPassphrase
  /// The passphrase cannot be tried.
  case noMemory
  /// The store failed.
  case store(StoreError)
}

extension NodeDirectoryError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .notANode:
      Refusal(
        "notANode", .failed, zh: "这个目录不是本程序的数据目录。请先运行 init 或 join，或用 --data 指定正确的目录。",
        en: "This directory holds no node. Run init or join first, or name the right one with --data.")
    case .keyLost(let file) where Self.isForNetwork(file):
      .keyLost(
        zh: "文件 \(file) 不见了，不能用网络同步。登记照常进行，用 U 盘导出、导入；要恢复网络，请停用（revoke）后作为新设备加入。",
        en: "The file \(file) is missing, so nothing can be synchronised by network. Go on recording and carry sticks "
          + "(export, import); for the network, revoke the device at the hall and join as a new one.")
    case .keyLost(let file):
      .keyLost(
        zh: "密钥文件 \(file) 不见了，这台设备不能再用。请在会场停用它（revoke），再作为新设备加入。",
        en:
          "The key \(file) is missing, and the device is lost without it. Revoke it at the hall and join as a new one.")
    case .exposed(let file):
      .keyExposed(
        file, zh: "请运行 chmod 700 关闭数据目录；如果别人可能读过，请在会场停用它（revoke），再作为新设备加入。",
        en: "Close the data directory with chmod 700; if somebody may have read it, revoke the device at the hall and "
          + "join as a new one.")
    case .damaged(let file):
      Refusal(
        "damaged", .unverified, zh: "文件 \(file) 读不懂，未使用。请恢复该文件，或停用后作为新设备加入。",
        en: "The file \(file) cannot be read and is not used. Restore it, or revoke the device and join as a new one.")
    case .futureVersion(let found): .futureVersion(found, zh: "数据目录", en: "this directory")
    case .foreignElection:
      Refusal(
        "foreignElection", .unverified, zh: "目录里的选举定义或名册与会场的不符，未使用。请恢复原文件，或重新加入。",
        en: "The election or the roll here is not the one that the hall defined, and is not used. Restore the files, "
          + "or join again.")
    case .locked:
      Refusal(
        "locked", .failed, zh: "这个数据目录加密存放：先运行 serve 并输入口令，其他命令由它办理。",
        en:
          "This data directory is encrypted: run serve, which asks for the passphrase; it carries the other commands out."
      )
    case .wrongPassphrase:
      Refusal(
        "wrongPassphrase", .failed, zh: "口令不对，没有打开。请再试一次。",
        en: "The passphrase is wrong; nothing was opened. Try again.")
    case .noMemory:
      Refusal(
        "noMemory", .failed, zh: "内存不够核对口令。请关掉别的程序再试。",
        en: "There is not enough memory to try the passphrase. Close other programs and try again.")
    case .store(let error): error.refusal
    }
  }

  /// Certificates and their keys: without them sticks still go round.
  private static func isForNetwork(_ file: String) -> Bool { file.hasPrefix("tls.") || file.hasPrefix("ca.") }
}

extension Refusal {
  fileprivate static func keyLost(zh: String, en: String) -> Refusal { Refusal("keyLost", .failed, zh: zh, en: en) }
}
