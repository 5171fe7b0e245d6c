import ElectionRecord
import NodeWeb
import Testing

@Suite struct PeerAddressTests {
  @Test(arguments: [
    ("127.0.0.1:8443", "127.0.0.1", 8443), ("hall.local:1", "hall.local", 1), ("[fe80::1]:65535", "fe80::1", 65535),
  ])
  func anAddressReadsAndWrites(_ text: String, _ host: String, _ port: Int) throws {
    let address = try #require(PeerAddress(text))
    #expect(address.host == host)
    #expect(address.port == port)
    #expect(address.description == text)
  }

  @Test(arguments: [
    "", "hall", ":1", "hall:", "hall:0", "hall:65536", "hall:x", "fe80::1:8443", "a b:1", "hall/x:1", "u@hall:1",
    "hall?x:1", "hall#x:1", "[::1:1", "会场:1",
  ])
  func whatIsNoAddressIsRefused(_ text: String) {
    #expect(PeerAddress(text) == nil)
  }

  @Test(arguments: [
    ("0.0.0.0:7443", "0.0.0.0", 7443), ("[::]:7443", "::", 7443), ("[::1]:0", "::1", 0),
    ("127.0.0.1:0", "127.0.0.1", 0),
  ])
  func aPlaceToListenOnMayLeaveThePortOpen(_ text: String, _ host: String, _ port: Int) throws {
    let place = try #require(PeerAddress.listening(text))
    #expect(place == (host, port))
  }

  @Test(arguments: ["", ":0", "0", "[::]", "::0", "[::1:0", "h:-0", "h:00"])
  func whatIsNoPlaceToListenOnIsRefused(_ text: String) {
    #expect(PeerAddress.listening(text) == nil)
  }

  @Test func everyErrorSaysSomethingToTheClerkInBothLanguages() {
    let errors: [PeerError] = [
      .unreachable("x"), .interrupted("x"), .timedOut, .untrusted("x"), .unauthorized, .forbidden, .revoked, .malformed,
      .tooLarge, .busy(retryAfterSeconds: 1), .unavailable, .replyTooLarge, .unexpectedStatus(1), .cancelled,
      .shutDown, .identityUnusable,
    ]
    for error in errors {
      #expect(!error.message.zh.isEmpty && !error.message.en.isEmpty && !error.description.isEmpty)
    }
  }
}
