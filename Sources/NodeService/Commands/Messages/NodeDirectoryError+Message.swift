package import ElectionRecord

extension NodeDirectoryError {
  /// Stable in JSON.
  package var code: String {
    switch self {
    case .notANode: "notANode"
    case .keyLost: "keyLost"
    case .exposed: "keyExposed"
    case .damaged: "damaged"
    case .futureVersion: "futureVersion"
    case .foreignElection: "foreignElection"
    case .store(let error): error.code
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .notANode, .keyLost, .exposed, .futureVersion: .failed
    case .damaged, .foreignElection: .unverified
    case .store(let error): error.exitStatus
    }
  }

  /// What is the matter and what to do next.
  package var message: BilingualText {
    switch self {
    case .notANode:
      BilingualText(
        zh: "这个目录不是本程序的数据目录。请先运行 init 或 join，或用 --data 指定正确的目录。",
        en: "This directory holds no node. Run init or join first, or name the right one with --data.")
    case .keyLost(let file) where Self.isForNetwork(file):
      BilingualText(
        zh: "文件 \(file) 不见了，不能用网络同步。登记照常进行，用 U 盘导出、导入；要恢复网络，请停用（revoke）后作为新设备加入。",
        en: "The file \(file) is missing, so nothing can be synchronised by network. Go on recording and carry sticks "
          + "(export, import); for the network, revoke the device at the hall and join as a new one.")
    case .exposed(let file):
      BilingualText(
        zh: "这台电脑的其他用户能读取密钥文件 \(file)，未使用。请运行 chmod 700 关闭数据目录；如果别人可能读过，请在会场停用它（revoke），再作为新设备加入。",
        en: "Other users of this computer can read the key \(file), and it is not used. Close the data directory with "
          + "chmod 700; if somebody may have read it, revoke the device at the hall and join as a new one.")
    case .keyLost(let file):
      BilingualText(
        zh: "密钥文件 \(file) 不见了，这台设备不能再用。请在会场停用它（revoke），再作为新设备加入。",
        en:
          "The key \(file) is missing, and the device is lost without it. Revoke it at the hall and join as a new one.")
    case .damaged(let file):
      BilingualText(
        zh: "文件 \(file) 读不懂，未使用。请恢复该文件，或停用后作为新设备加入。",
        en: "The file \(file) cannot be read and is not used. Restore it, or revoke the device and join as a new one.")
    case .futureVersion(let found):
      BilingualText(
        zh: "数据目录由更新版本的程序写成（格式 \(found)）。请升级本程序。",
        en: "A newer version wrote this directory (format \(found)). Update this program.")
    case .foreignElection:
      BilingualText(
        zh: "目录里的选举定义或名册与会场的不符，未使用。请恢复原文件，或重新加入。",
        en:
          "The election or the roll here is not the one that the hall defined, and is not used. Restore the files, or "
          + "join again.")
    case .store(let error): error.message
    }
  }

  /// Certificates and their keys: without them sticks still go round.
  private static func isForNetwork(_ file: String) -> Bool { file.hasPrefix("tls.") || file.hasPrefix("ca.") }
}
