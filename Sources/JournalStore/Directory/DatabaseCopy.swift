import Foundation

/// A copy of a directory's databases in a private folder elsewhere.
enum DatabaseCopy {
  /// Where a copy may lie: the folder for temporary files, or memory where that is on the same disk.
  static let places = [FileManager.default.temporaryDirectory.path, "/dev/shm"]

  /// Copies those of the files `names` that are there.
  ///
  /// - Returns: The new folder, mode 0700; nil where a file cannot be read or no place has room.
  static func make(of path: String, names: [String], in places: [String] = places) -> String? {
    for place in places {
      if let folder = copy(path, names, into: place) { return folder }
    }
    return nil
  }

  private static func copy(_ path: String, _ names: [String], into place: String) -> String? {
    var template = Array((place + "/ballotsync-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.flatMap { mkdtemp($0) } }
    guard made != nil else { return nil }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let manager = FileManager.default
    do {
      for name in names where manager.fileExists(atPath: path + "/" + name) {
        try manager.copyItem(atPath: path + "/" + name, toPath: folder + "/" + name)
      }
      return folder
    } catch {
      try? manager.removeItem(atPath: folder)
      return nil
    }
  }
}
