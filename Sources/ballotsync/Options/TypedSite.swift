import ElectionRecord
import Foundation
import NodeService

/// A site as people type it: its id in any width and letters, or its name.
enum TypedSite {
  /// The data directory of the command line that is being read; its election says which sites there are.
  @TaskLocal private static var data: String?

  /// Reads a command line in which sites may be named.
  static func reading<Value>(_ arguments: [String], _ read: () throws -> Value) rethrows -> Value {
    try $data.withValue(CommonOptions.data(in: arguments), operation: read)
  }

  /// The id of the site that was typed. What is none stays as it is, and the node says that there is none; nil for
  /// nothing.
  static func id(_ typed: String) -> SiteID? {
    let plain = TextFolding.plain(typed)
    guard !plain.isEmpty else { return nil }
    return data.flatMap(Election.init(at:))?.site(meantBy: plain)?.id ?? SiteID(plain)
  }
}

extension Election {
  /// The site with this id; else the only one whose id or name folds to the same.
  fileprivate func site(meantBy typed: String) -> Site? {
    if let site = sites.first(where: { $0.id.rawValue == typed }) { return site }
    let meant = sites.filter { site in
      [site.id.rawValue, site.name.zh, site.name.en].contains { $0.folded == typed.folded }
    }
    return meant.count == 1 ? meant[0] : nil
  }
}
