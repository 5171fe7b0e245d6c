import ElectionRecord
import Foundation
import NodeService

extension CommonOptions {
  /// The id of a contest that was typed by its id or by the name of its office; what is neither stays as typed, and the
  /// node says that there is none.
  func contest(_ typed: String) -> String { Election(at: data)?.contest(named: typed)?.id ?? typed }
}

extension Election {
  /// The election of a data directory; nil where it cannot be read.
  init?(at data: String) {
    guard let json = FileManager.default.contents(atPath: "\(data)/\(NodeDirectory.File.election)"),
      let election = try? JSONDecoder().decode(Election.self, from: json)
    else { return nil }
    self = election
  }

  /// The contest with this id, or the only one with this name of its office.
  fileprivate func contest(named typed: String) -> Contest? {
    if let contest = contests.first(where: { $0.id == typed }) { return contest }
    let named = contests.filter { [$0.office.zh.folded, $0.office.en.folded].contains(typed.folded) }
    return named.count == 1 ? named[0] : nil
  }
}
