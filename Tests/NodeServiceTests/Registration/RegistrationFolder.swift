import ElectionRecord
import Foundation
import NodeService

/// An election's folder with rules, and registration files in it; goes away with the test.
final class RegistrationFolder {
  static let key = Array(repeating: UInt8(7), count: RegistrationKey.byteCount)
  static let header =
    "name,sex,birth_date,address,area,household,basis,resident_since,identity,declined,separated,source,canvasser,checked"

  let folder: ElectionFolder

  init(mode: String = "voters") throws {
    folder = try ElectionFolder()
    try folder.write(
      ElectionFolder.election.replacing("mode: voters", with: "mode: \(mode)")
        .replacing("electorate: 30", with: "pollingDay: 2010-03-14"))
  }

  func write(_ text: String, as name: String = "registration.csv") throws { try folder.write(text, as: name) }

  func write(rows: String..., as name: String = "registration.csv") throws {
    try write(([Self.header] + rows).joined(separator: "\n") + "\n", as: name)
  }

  func request(
    _ files: String..., others: [String] = [], households: String? = nil, isKeyKept: Bool = true
  ) -> RegistrationRequest {
    guard let key = RegistrationKey(bytes: Self.key) else { preconditionFailure("a key of the right length") }
    return RegistrationRequest(
      files: files.map { "\(folder.path)/\($0)" }, electionFolder: folder.path,
      others: others.map { "\(folder.path)/\($0)" }, households: households.map { "\(folder.path)/\($0)" }, key: key,
      isKeyKept: isKeyKept)
  }

  /// A good row, with a number of nobody.
  static func row(_ name: String = "甲", address: String = "东村1号", identity: String = "000000196006070016") -> String {
    "\(name),男,1960-06-07,\(address),东村,1,hukou,,\(identity),,,door,组长,"
  }
}
