import ElectionRecord
import Foundation
import JournalStore

/// Progress of long work, on a terminal only.
enum Progress {
  static var isShown: Bool { isatty(2) == 1 }

  static func roll(_ language: Language) -> (RollImportProgress) -> Void {
    { progress in
      guard isShown, progress.bytesTotal > 0 else { return }
      let percent = progress.bytesRead * 100 / progress.bytesTotal
      let text =
        progress.isIndexing
        ? (language == .zh ? "建立索引…" : "indexing…")
        : (language == .zh ? "读入名册 \(percent)%" : "reading the roll \(percent)%")
      FileHandle.standardError.write(Data("\r\(text)\u{1B}[K".utf8))
    }
  }

  /// Clears the line.
  static func end() {
    guard isShown else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
