import ElectionRecord
import Foundation
import JournalStore
import NodeService
import Testing

/// Files and folders have their names only once they are whole.
@Suite final class WholeFileTests {
  private let folder = NSTemporaryDirectory() + "whole-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }

  private func text(_ name: String) -> String? { try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) }

  private func put(_ text: String, at name: String) throws {
    let path = folder + "/" + name
    try FolderSync.make(FolderSync.parent(of: path))
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  @Test func aFileHasItsNameWhenItIsFinishedAndNotBefore() throws {
    let file = try WholeFile(folder + "/a")
    try file.append(Array("one".utf8))
    #expect(names == ["a" + WholeFile.partSuffix])
    try file.append(Data(" two".utf8))
    try file.finish()
    #expect(names == ["a"])
    #expect(text("a") == "one two")
  }

  @Test func whatADeadProcessLeftIsReplacedAndWhatStoodThereStaysUntilThen() throws {
    try put("old", at: "a")
    try put("half of something longer", at: "a" + WholeFile.partSuffix)
    let file = try WholeFile(folder + "/a", isPrivate: true)
    try file.append(Array("new".utf8))
    #expect(text("a") == "old")
    try file.finish()
    #expect(text("a") == "new")
    #expect(names == ["a"])
    let mode = try FileManager.default.attributesOfItem(atPath: folder + "/a")[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  /// Two at once: one of them writes, and what the other does to its own leaves that alone.
  @Test func oneProcessWritesAFileAndAnotherIsToldSo() throws {
    let first = try WholeFile(folder + "/a")
    #expect(throws: StoreError.inUse) { try WholeFile(folder + "/a") }
    try first.append(Array("one".utf8))
    try first.finish()
    let second = try WholeFile(folder + "/a")
    first.abandon()
    try second.append(Array("two".utf8))
    try second.finish()
    #expect(text("a") == "two" && names == ["a"])
  }

  @Test func whatCannotBeFinishedLeavesNothingHalf() throws {
    try put("old", at: "a")
    #expect(throws: StoreError.notFound) { try WholeFile.copy(folder + "/nothing", toPrivate: folder + "/b") }
    try FileManager.default.createDirectory(atPath: folder + "/c/d", withIntermediateDirectories: true)
    #expect(throws: StoreError.notWritable) { try WholeFile.write(Array("x".utf8), to: folder + "/c") }
    #expect(names == ["a", "c"])
  }

  /// A failing stick holds something else than was written to it, and says that all went well.
  @Test func whatIsNotReadBackAsItWasWrittenGetsNoName() throws {
    for change in ["ONE", "", "one and more"] {
      let file = try WholeFile(folder + "/a")
      try file.append(Array("one".utf8))
      let handle = try #require(FileHandle(forWritingAtPath: folder + "/a" + WholeFile.partSuffix))
      try handle.truncate(atOffset: 0)
      try handle.write(contentsOf: Data(change.utf8))
      try handle.close()
      #expect(throws: StoreError.damaged(place: "what was read back")) { try file.finish() }
      file.abandon()
      #expect(names.isEmpty)
    }
  }

  /// Each way in which a stick fails has its own words, and what to do.
  @Test(arguments: [
    (StoreError.diskFull, "placeFull", "已满"), (.damaged(place: "x"), "notReadBack", "换一个 U 盘"),
    (.notWritable, "fileNotWritable", "写保护"),
  ])
  func whatFailedIsSaid(_ error: StoreError, _ code: String, _ word: String) {
    let refusal = Refusal.notWritten("/media/usb/R1.stick", error)
    #expect(refusal.code == code && refusal.message.zh.contains(word) && refusal.message.zh.contains("R1.stick"))
  }

  @Test func aFolderHasItsNameWhenItIsFinishedAndNotBefore() throws {
    for isThere in [false, true] {
      let path = folder + "/out-\(isThere)"
      if isThere { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false) }
      let whole = try WholeFolder(path)
      try put("x", at: "out-\(isThere)" + WholeFile.partSuffix + "/sub/file")
      #expect(text("out-\(isThere)/sub/file") == nil)
      try whole.finish()
      #expect(text("out-\(isThere)/sub/file") == "x")
    }
    #expect(names == ["out-false", "out-true"])
  }

  @Test func whatADeadProcessLeftOfAFolderIsReplaced() throws {
    try put("half", at: "out" + WholeFile.partSuffix + "/sub/half")
    let whole = try WholeFolder(folder + "/out")
    try put("x", at: "out" + WholeFile.partSuffix + "/file")
    try whole.finish()
    #expect(text("out/file") == "x")
    #expect(text("out/sub/half") == nil)
  }

  @Test func aFolderThatIsGivenUpLeavesNothing() throws {
    do {
      let whole = try WholeFolder(folder + "/deep/out")
      try put("x", at: "deep/out" + WholeFile.partSuffix + "/file")
      withExtendedLifetime(whole) {}
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/deep").isEmpty)
  }

  @Test func whatIsNotOursIsLeftAlone() throws {
    try put("letter", at: "out/letter")
    #expect(throws: StoreError.exists) { try WholeFolder(folder + "/out") }
    try put("file", at: "file")
    #expect(throws: StoreError.exists) { try WholeFolder(folder + "/file") }
    #expect(names == ["file", "out"])
  }

  @Test func aFolderIsFilledByOneProcessAtATime() throws {
    let first = try WholeFolder(folder + "/out")
    try put("x", at: "out" + WholeFile.partSuffix + "/file")
    #expect(throws: StoreError.inUse) { try WholeFolder(folder + "/out") }
    try first.finish()
    #expect(text("out/file") == "x")
  }
}
