/// What a file that is not UTF-8 text seems to be, so that the person can be told what to do.
package enum ForeignEncoding: String, Sendable, CaseIterable {
  /// UTF-16, in either byte order, with or without a mark.
  case utf16
  /// GB18030, which includes GBK and GB2312: what Chinese spreadsheets write unless told otherwise.
  case gb18030
  /// A spreadsheet's own file (xlsx or xls), not text at all.
  case workbook
  /// None of these.
  case unknown

  /// Recognises a file by its first bytes; nil when nothing speaks against UTF-8.
  ///
  /// - Parameter start: The file's first line, or as much of it as there is.
  package init?(fileStart start: some Collection<UInt8>) {
    let head = Array(start.prefix(4))
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head == [0xD0, 0xCF, 0x11, 0xE0] {
      self = .workbook
    } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else if Self.zerosAlternate(start) {
      self = .utf16
    } else {
      return nil
    }
  }

  /// Names the encoding of bytes that are known not to be UTF-8.
  package init(notUTF8 bytes: some Collection<UInt8>) {
    self = Self.isPlausibleGB18030(bytes) ? .gb18030 : .unknown
  }

  /// ASCII text in UTF-16 has a zero in every other byte.
  private static func zerosAlternate(_ bytes: some Collection<UInt8>) -> Bool {
    let head = Array(bytes.prefix(8))
    guard head.count >= 4 else { return false }
    let even = head.enumerated().filter { $0.offset % 2 == 0 }.allSatisfy { $0.element == 0 }
    let odd = head.enumerated().filter { $0.offset % 2 == 1 }.allSatisfy { $0.element == 0 }
    return even != odd
  }

  /// - Source: GB 18030-2022: one byte up to 7F; two of 81–FE, 40–7E or 80–FE; four of 81–FE, 30–39, 81–FE, 30–39.
  private static func isPlausibleGB18030(_ bytes: some Collection<UInt8>) -> Bool {
    var rest = Array(bytes)[...]
    var doubles = 0
    while let first = rest.popFirst() {
      if first < 0x80 { continue }
      guard (0x81...0xFE).contains(first), let second = rest.popFirst() else { return false }
      if (0x30...0x39).contains(second) {
        guard let third = rest.popFirst(), let fourth = rest.popFirst(), (0x81...0xFE).contains(third),
          (0x30...0x39).contains(fourth)
        else { return false }
      } else {
        guard (0x40...0xFE).contains(second), second != 0x7F else { return false }
      }
      doubles += 1
    }
    return doubles > 0
  }
}
