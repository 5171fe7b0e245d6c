package import ArgumentParser
package import ElectionRecord
import ElectionReports

/// A code with a name: people type either, as screens and papers show it in Chinese or in English.
package protocol NamedCode: RawRepresentable<String>, CaseIterable, ExpressibleByArgument {
  var name: BilingualText { get }
}

extension NamedCode {
  package init?(argument: String) {
    guard let found = Self.allCases.first(where: { $0.isMeant(by: argument) }) else { return nil }
    self = found
  }

  private func isMeant(by text: String) -> Bool {
    [rawValue, name.zh, name.en].contains { $0.folded == text.folded }
  }

  /// Every code with its name, for a help text.
  static var list: String { allCases.map { "\($0.rawValue) \($0.name.zh)" }.joined(separator: "，") }
}

extension RulingDecision: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension FindingCode: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension StaffRole: NamedCode {
  package var name: BilingualText { title }
}

extension ProxyRelation: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension EndGround: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension MeetingKind: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension NoticeKind: NamedCode {
  package var name: BilingualText { Wording.name(self) }

  /// Its number too, as the law's list counts them.
  package init?(argument: String) {
    let found = Self.allCases.first { kind in
      [kind.rawValue.lowercased(), kind.name.zh, kind.name.en.lowercased(), "\(kind.number)"]
        .contains(argument.lowercased()) || kind.titlesElsewhere.contains { $0.folded == argument.folded }
    }
    guard let found else { return nil }
    self = found
  }

  /// What its page is called where households vote.
  private var titlesElsewhere: [String] {
    let households = Wording.electors(.households)
    return self == .representatives ? [households.zh, households.en] : []
  }
}

extension RemovalReason: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension RestorationReason: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension ObjectionKind: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension DoubtReason: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension PaperClass: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension ExclusionGround: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension Petitioner: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}

extension ElectionType: NamedCode {
  package var name: BilingualText { Wording.name(self) }
}
