import Foundation
import JournalStore
import Testing

/// One process owns a data directory.
@Suite struct DataDirectoryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func aDirectoryHasOneOwner() throws {
    let owner = try DataDirectory(owning: folder.path)
    #expect(throws: StoreError.inUse) { try DataDirectory(owning: folder.path) }
    #expect(throws: StoreError.inUse) { try DataDirectory.create(folder.path) }
    withExtendedLifetime(owner) {}
  }

  @Test func theLockIsGivenBackWithTheValue() throws {
    do {
      let owner = try DataDirectory(owning: folder.path)
      #expect(owner.path == folder.path)
    }
    _ = try DataDirectory(owning: folder.path)
  }

  @Test func aMissingDirectoryIsNotMade() throws {
    #expect(throws: StoreError.notFound) { try DataDirectory(owning: folder.file("nothing")) }
    #expect(folder.names.isEmpty)
  }

  @Test func aFileIsNoDirectory() throws {
    try Data().write(to: URL(filePath: folder.file("file")))
    #expect(throws: StoreError.notFound) { try DataDirectory(owning: folder.file("file")) }
    #expect(throws: StoreError.notWritable) { try DataDirectory.create(folder.file("file/below")) }
  }

  @Test func aLockThatCannotBeWrittenIsNamed() throws {
    try FileManager.default.createDirectory(atPath: folder.file("lock"), withIntermediateDirectories: false)
    #expect(throws: StoreError.notWritable) { try DataDirectory(owning: folder.path) }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser writes anywhere"))
  func aReadOnlyDirectoryIsNamed() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }
    #expect(throws: StoreError.notWritable) { try DataDirectory(owning: folder.path) }
  }

  @Test func aNewDirectoryIsTheOwnersAlone() throws {
    let new = try DataDirectory.create(folder.file("new"))
    #expect(try mode(new.path) == 0o700)
    #expect(try mode(new.file("lock")) == 0o600)
  }

  @Test func anEmptyDirectoryThatOthersCouldReadIsClosedToThem() throws {
    let path = folder.file("open")
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    _ = try DataDirectory.create(path)
    #expect(try mode(path) == 0o700)
  }

  @Test func aDirectoryInUseForSomethingElseIsLeftAlone() throws {
    try Data().write(to: URL(filePath: folder.file("letters.txt")))
    #expect(throws: StoreError.exists) { try DataDirectory.create(folder.path) }
    #expect(folder.names == ["letters.txt"])
  }

  @Test func whatMayBeReplacedIsDeletedAndNothingElse() throws {
    let path = folder.file("left")
    _ = try DataDirectory.create(path)
    try Data().write(to: URL(filePath: path + "/half"))
    #expect(throws: StoreError.exists) { try DataDirectory.create(path) { $0 == ["other"] } }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).sorted() == ["half", "lock"])
    _ = try DataDirectory.create(path) { $0 == ["half"] }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["lock"])
  }

  /// Another process filled the directory between the look at it and its lock.
  @Test func aDirectoryThatWasFilledMeanwhileIsLeftAlone() throws {
    let path = folder.file("filled")
    _ = try DataDirectory.create(path)
    try Data().write(to: URL(filePath: path + "/half"))
    #expect(throws: StoreError.exists) {
      try DataDirectory.create(path) { names in
        if names == ["half"] { try? Data().write(to: URL(filePath: path + "/node.json")) }
        return names == ["half"]
      }
    }
    #expect(FileManager.default.fileExists(atPath: path + "/half"))
  }
}
