import Foundation
import JournalStore

/// Small files that are carried by hand.
enum Files {
  static func read(_ path: String, bytesMax: Int) throws -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw FileProblem.unreadable(path) }
    defer { try? handle.close() }
    let data = try handle.read(upToCount: bytesMax + 1) ?? Data()
    guard data.count <= bytesMax else { throw FileProblem.tooLarge(path) }
    return Array(data)
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw FileProblem.unwritable(path)
    }
  }
}

/// A carried file cannot be read or written.
enum FileProblem: Error, CustomStringConvertible {
  case unreadable(String)
  case unwritable(String)
  case tooLarge(String)

  var description: String {
    switch self {
    case .unreadable(let path): "无法读取 / cannot read \(path)"
    case .unwritable(let path): "无法写入 / cannot write \(path)"
    case .tooLarge(let path): "文件过大 / too large: \(path)"
    }
  }
}
