import GoldenFiles
import NodeWeb
import Testing

@testable import NodePages

@Suite struct RouteTests {
  /// Who may use what, for review: a page that is added or opened to somebody changes this file.
  @Test func whoMayUseEachRouteIsAsReviewed() throws {
    let lines = RouteTable.fixed.map { route in
      let users =
        switch route.users {
        case .anybody: "anybody"
        case .roles: Role.allCases.filter(route.admits).map(\.rawValue).joined(separator: " ")
        }
      // The address of a file has a digest of its text in it.
      let path =
        route.path.hasPrefix("/assets/") ? "/assets/…-" + (route.path.split(separator: "-").last ?? "") : route.path
      let place = route.place.map { "\($0)" } ?? "both"
      return "\(route.method.rawValue) \(path) \(place): \(users)"
    }
    try Golden.expect(lines.joined(separator: "\n") + "\n", is: "routes.txt")
  }

  @Test func strangersReachNothingButTheDoorAndTheLook() {
    let open = RouteTable.fixed.filter { if case .anybody = $0.users { true } else { false } }
    #expect(Set(open.map(\.path).filter { !$0.hasPrefix("/assets/") }) == ["/sign-in"])
  }

  @Test func anObserverRecordsNothing() {
    let own: Set = ["/sign-in", "/sign-out", "/lock", "/unlock", "/passphrase"]
    let posts = RouteTable.fixed.filter { $0.method == .post && $0.admits(.observer) && !own.contains($0.path) }
    #expect(posts.map(\.path) == [])
  }

  @Test func everyAddressIsOneRouteAMethod() {
    let names = RouteTable.fixed.map { "\($0.method.rawValue) \($0.path) \($0.place.map { "\($0)" } ?? "")" }
    #expect(Set(names).count == names.count)
  }
}
