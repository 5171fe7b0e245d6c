package import ElectionRecord
import Foundation
import NIOCore

/// Why a server could not start. Trying again helps only after what it says has been put right.
package enum ServerError: Error, Equatable, Sendable {
  case addressInUse(String)
  case addressUnusable(String)
  /// Ports below 1024, or the folder of the socket, are not ours to use.
  case notPermitted(String)
  case socketInUse(String)
  case pathTaken(String)
  case pathTooLong(String)
  case identityUnusable
  case identityIsSites
  case system(String)
}

extension ServerError: CustomStringConvertible {
  /// What to put into a log.
  package var description: String {
    switch self {
    case .addressInUse(let place): "another process listens on \(place)"
    case .addressUnusable(let place): "cannot listen on \(place): not an address of this machine"
    case .notPermitted(let place): "not permitted to listen on \(place)"
    case .socketInUse(let path): "another process listens on the socket \(path)"
    case .pathTaken(let path): "\(path) is no socket and is left alone"
    case .pathTooLong(let path): "the socket's path \(path) is longer than 107 bytes"
    case .identityUnusable: "the TLS certificate, key or authority cannot be used"
    case .identityIsSites: "a site's certificate may not accept connections"
    case .system(let text): text
    }
  }

  /// What an error on binding means.
  init(binding error: any Error, place: String) {
    if let known = error as? ServerError {
      self = known
      return
    }
    guard let failure = error as? IOError else {
      self = error is SocketAddressError ? .addressUnusable(place) : .system(String(describing: error))
      return
    }
    switch failure.errnoCode {
    case EADDRINUSE: self = .addressInUse(place)
    case EADDRNOTAVAIL: self = .addressUnusable(place)
    case EACCES, EPERM, EROFS: self = .notPermitted(place)
    case ENAMETOOLONG: self = .pathTooLong(place)
    default: self = .system(String(describing: failure))
    }
  }
}

extension ServerError: Refusing {
  /// What to tell the operator.
  package var refusal: Refusal {
    switch self {
    case .addressInUse(let place):
      .cannotListen(
        zh: "\(place) 已被其他程序占用。请停止该程序，或换一个端口。",
        en: "Another program listens on \(place). Stop it, or choose another port.")
    case .addressUnusable(let place):
      .cannotListen(
        zh: "本机没有地址 \(place)。请检查网络设置，或改用 0.0.0.0。",
        en: "This machine has no address \(place). Check its network, or use 0.0.0.0.")
    case .notPermitted(let place):
      .cannotListen(
        zh: "没有权限监听 \(place)。请用 1024 以上的端口，并检查目录权限。",
        en: "Not permitted to listen on \(place). Use a port above 1024 and check the folder's permissions.")
    case .socketInUse(let path):
      .cannotListen(
        zh: "该数据目录已有程序在运行（\(path)）。请直接使用它，或先停止它。",
        en: "A daemon already runs on this data directory (\(path)). Use it, or stop it first.")
    case .pathTaken(let path):
      .cannotListen(
        zh: "\(path) 不是套接字文件，未作改动。请将它移走后重试。",
        en: "\(path) is not a socket and was left alone. Move it away and start again.")
    case .pathTooLong(let path):
      .cannotListen(
        zh: "套接字路径过长：\(path)。请把数据目录放在较短的路径下。",
        en: "The socket's path is too long: \(path). Put the data directory under a shorter path.")
    case .identityUnusable, .identityIsSites:
      .cannotListen(
        zh: "本机证书不能用于接受连接。请检查证书文件，或由会场重新签发。",
        en: "This machine's certificate cannot accept connections. Check its files, or have the hall issue another.")
    case .system(let text):
      .cannotListen(zh: "无法启动服务：\(text)", en: "The server cannot start: \(text)")
    }
  }
}

extension Refusal {
  fileprivate static func cannotListen(zh: String, en: String) -> Refusal {
    Refusal("cannotListen", .failed, zh: zh, en: en)
  }
}
