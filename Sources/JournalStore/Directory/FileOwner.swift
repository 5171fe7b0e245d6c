import Foundation

/// Whose folder it is: root can write everywhere, and what it writes in another's folder only root can open.
enum FileOwner {
  /// - Throws: ``StoreError/ownedByAnother(user:)`` for root in a folder that is not root's.
  static func check(_ folder: String) throws(StoreError) {
    var status = stat()
    guard geteuid() == 0, stat(folder, &status) == 0, status.st_uid != 0 else { return }
    throw .ownedByAnother(user: name(of: status.st_uid))
  }

  /// The folder itself, or the nearest one above it that is there.
  static func nearest(to path: String) -> String {
    let folder = URL(fileURLWithPath: path).standardizedFileURL.path
    if folder == "/" || FileManager.default.fileExists(atPath: folder) { return folder }
    return nearest(to: FolderSync.parent(of: folder))
  }

  /// The user's name, or the number of one who has none.
  private static func name(of user: uid_t) -> String {
    getpwuid(user).map { String(cString: $0.pointee.pw_name) } ?? "#\(user)"
  }
}
