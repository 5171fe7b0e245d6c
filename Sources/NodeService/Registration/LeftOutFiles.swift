/// Files of a folder that were not read, so that nobody takes them for read.
package struct LeftOutFiles: Equatable, Sendable {
  /// What an office program or a system leaves beside a file: names that begin with a dot or `~$`.
  package private(set) var hidden = 0
  /// Names of other kinds than CSV and JSON.
  package private(set) var names: [String] = []

  /// Whether the file is read; otherwise it is counted.
  mutating func takes(_ name: String) -> Bool {
    if name.hasPrefix(".") || name.hasPrefix("~$") {
      hidden += 1
      return false
    }
    let isRead = [".csv", ".json"].contains { name.lowercased().hasSuffix($0) }
    if !isRead { names.append(name) }
    return isRead
  }
}
