import ElectionRecord
import Foundation

/// How many voters a roll's file has, by its lines; whether they can be read is found at the import.
enum RollRows {
  static func count(_ path: String) throws(ElectionFileError) -> Int {
    let file = URL(fileURLWithPath: path).lastPathComponent
    func complaint(_ kind: StrictYAMLError.Kind) -> StrictYAMLError {
      StrictYAMLError(file: file, line: nil, kind: kind)
    }
    let limit = RollLimits.standard.fileBytesMax
    let manager = FileManager.default
    guard let attributes = try? manager.attributesOfItem(atPath: path) else { throw complaint(.notFound) }
    guard attributes[.type] as? FileAttributeType == .typeRegular, let size = attributes[.size] as? NSNumber,
      let handle = FileHandle(forReadingAtPath: path)
    else { throw complaint(.unreadable) }
    defer { try? handle.close() }
    guard size.uint64Value <= limit else { throw complaint(.tooLarge(limit: Int(limit))) }
    var counter = RollLineCounter()
    do {
      while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { counter.read(Array(chunk)) }
    } catch {
      throw complaint(.unreadable)
    }
    let rows = counter.finish()
    guard rows > 0 else { throw complaint(.empty) }
    return rows
  }
}
