import ElectionRecord
import Foundation
import NodeService
import NodeWeb
import Testing

@testable import NodeDaemon

/// What comes in on a socket is answered by the part that it is for.
@Suite struct DaemonEndpointTests {
  private let test: TestHall

  init() throws { test = try TestHall() }

  private func reply(_ endpoint: DaemonEndpoint, _ body: [UInt8]) async throws -> CommandReply {
    guard case .ok(let bytes) = await endpoint.command(body) else { throw PeerError.malformed }
    return try #require(CommandReply(decoding: bytes))
  }

  private func reply(_ endpoint: DaemonEndpoint, _ action: DaemonRequest.Action) async throws -> CommandReply {
    try await reply(endpoint, Array(try JSONEncoder().encode(DaemonRequest(action: action, language: .en))))
  }

  @Test func theNodesOwnCommandsGoToTheNode() async throws {
    let endpoint = DaemonEndpoint(node: try test.hallActor(), hall: nil)
    let status = try await reply(endpoint, CommandRequest(ShowStatus(), language: .en).encoded())
    #expect(!status.isError)
    #expect(text(status, "election") == "lianxing")
  }

  @Test(arguments: ["", "{}", "nonsense", #"{"language":"en"}"#, #"{"action":{"format":{}},"language":"en"}"#])
  func whatIsNoCommandIsRefused(_ body: String) async throws {
    let endpoint = DaemonEndpoint(node: try test.hallActor(), hall: nil)
    #expect(await endpoint.command(Array(body.utf8)) == .refused(.malformed))
  }

  @Test func aLaptopIsInvitedAndAnsweredOverTheSocket() async throws {
    let endpoint = DaemonEndpoint(node: try test.hallActor(), hall: nil)
    let code = try #require(text(try await reply(endpoint, .invite(TestHall.site)), "code"))
    let flow = try JoinFlow(path: test.folder + "/laptop", code: code)
    let answer = try await reply(endpoint, .admit(try flow.request()))
    let opened = try flow.finish(Array(try #require(answer.files.first).bytes), hallAddresses: [])
    #expect(opened.profile.site == TestHall.site)
    #expect(opened.node.register.journals.count == 1)
  }

  @Test func aSiteWithoutAHallSaysThatThereIsNone() async throws {
    let hall = try test.hallActor()
    let laptop = try NodeActor(opened: try await test.laptop(at: hall))
    let endpoint = DaemonEndpoint(node: laptop, hall: nil)
    for action in [.synchronise, .ask(AskOrder(voter: 3))] as [DaemonRequest.Action] {
      let answer = try await reply(endpoint, action)
      #expect(answer.isError)
    }
    let nowhere = try #require(PeerAddress("127.0.0.1:1"))
    for action in [.synchronise, .synchroniseAt([nowhere])] as [DaemonRequest.Action] {
      #expect(text(try await reply(endpoint, action), "reason") == "daemonIsOffline")
    }
  }

  /// Only a hall has a desk.
  @Test func aSiteInvitesAndEnrolsNobody() async throws {
    let hall = try test.hallActor()
    let endpoint = DaemonEndpoint(node: try NodeActor(opened: try await test.laptop(at: hall)), hall: nil)
    #expect(await endpoint.enrol([1, 2, 3]) == .refused(.notFound))
    #expect(text(try await reply(endpoint, .invite(TestHall.site)), "reason") == "onlyAtHall")
    #expect(text(try await reply(endpoint, .admit([1, 2, 3])), "reason") == "onlyAtHall")
  }

  @Test(arguments: [
    (DaemonRequest.Action.invite(SiteID("R1")), false), (.admit([]), true), (.synchronise, true),
    (.synchroniseAt([]), true),
    (.ask(AskOrder(voter: 1)), true),
  ])
  func onlyAnInvitationIsMadeAnewWhenItIsRepeated(_ action: DaemonRequest.Action, _ isRepeatable: Bool) {
    #expect(action.isRepeatable == isRepeatable)
  }
}
