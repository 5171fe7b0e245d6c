import Foundation
import JournalStore
import Testing

/// Root leaves nothing in another user's data directory: the owner could not open it again.
@Suite(.enabled(if: geteuid() == 0)) final class FileOwnerTests {
  private static let other: uid_t = 65_534
  private let folder = NSTemporaryDirectory() + "owner-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(chown(folder, Self.other, Self.other) == 0)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["?"] }

  @Test func rootTakesNoDirectoryOfAnotherUser() throws {
    let error = #expect(throws: StoreError.self) { try DataDirectory(owning: self.folder) }
    guard case .ownedByAnother(let user)? = error
    else {
      Issue.record("it was taken")
      return
    }
    #expect(!user.isEmpty)
    #expect(names.isEmpty)
  }

  @Test(arguments: ["", "/new", "/new/deeper"]) func rootMakesNoDirectoryInOneOfAnotherUser(_ below: String) {
    #expect(throws: StoreError.self) { try DataDirectory.create(self.folder + below) }
    #expect(names.isEmpty)
  }

  /// A daemon that runs as the owner is asked, and writes as the owner.
  @Test func rootFindsWhoOwnsTheDirectoryNow() throws {
    let lock = open(folder + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    #expect(throws: StoreError.inUse) { try DataDirectory(owning: self.folder) }
  }

  @Test func rootHasItsOwn() throws {
    #expect(chown(folder, 0, 0) == 0)
    _ = try DataDirectory(owning: folder)
    #expect(names == ["lock"])
  }
}
